import { Parser, Store } from 'n3';
import { importMeans } from '../../src/commands/import.ts';
import { importPage, type Source } from '../../src/tools/import/import-page.ts';
import type { Report } from '../../src/tools/import/report.ts';

const BASE = 'http://localhost:4000/';
const means = importMeans('ontology');

/** A page imported: its Turtle, its triples, and the report. */
export interface Imported {
  readonly turtle: string;
  readonly report: Report;
  readonly store: Store;
}

/** Imports a page of Esimerkkivirasto in Esimerkkilä, unless something else is said. */
export function imported(text: string, other: Partial<Source> = {}): Imported {
  const { turtle, report } = importPage(
    {
      text,
      file: 'page.txt',
      authority: 'Esimerkkilän kaupunki',
      organisation: 'Esimerkkivirasto',
      language: 'fi',
      day: '2026-03-01',
      above: [],
      previous: undefined,
      ...other,
    },
    means,
  );
  return { turtle, report, store: new Store(new Parser({ baseIRI: BASE }).parse(turtle)) };
}

/** An earlier output, as the importer takes it. */
export function earlier({ store }: Imported): NonNullable<Source['previous']> {
  return { store, base: BASE };
}

const NAME = 'http://www.w3.org/2004/02/skos/core#prefLabel';
const TITLE = 'http://purl.org/dc/terms/title';
const HOLDER = 'https://w3id.org/varanto#holder';
const REGISTER = 'https://w3id.org/varanto#Register';

/** A register of a page: its name, its address under the base, and its unit. */
interface FoundRegister {
  readonly title: string;
  readonly id: string;
  readonly unit: string;
}

/** The registers of a page, read from its triples alone, in the order in which they are written. */
export function registersIn({ store }: Imported): FoundRegister[] {
  const value = (id: string, property: string): string =>
    store.getObjects(id, property, null)[0]?.value ?? '';
  return store.getSubjects(null, REGISTER, null).map(({ value: id }) => ({
    title: value(id, TITLE),
    id: id.slice(BASE.length),
    unit: value(value(id, HOLDER), NAME),
  }));
}

/** The names of all organisations of a page. */
export function unitsIn({ store }: Imported): string[] {
  return store.getObjects(null, NAME, null).map(({ value }) => value);
}
