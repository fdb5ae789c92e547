import { Parser, Store } from 'n3';
import { loadModel } from '../../src/operate/open.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { BASE } from './catalogue.ts';

/** Texts by the tags of their languages. */
export type PlainTexts = Readonly<Record<string, string>>;

export interface PlainClass {
  readonly id: string;
  readonly notation: string;
  readonly label: PlainTexts;
}

export interface PlainOrganisation {
  readonly id: string;
  readonly name: PlainTexts;
  readonly parent: PlainOrganisation | undefined;
  readonly tosClasses: readonly PlainClass[];
}

export interface PlainRegister {
  readonly id: string;
  readonly title: PlainTexts;
  readonly holder: PlainOrganisation;
}

/** How much a generated catalogue holds. */
interface Amounts {
  readonly registers: number;
  readonly units: number;
  /** Of each unit. */
  readonly classes: number;
}

/** Made-up registers, held in turn by the units of one organisation; as plain objects, by address. */
export function generateRegisters({ registers, units, classes }: Amounts): PlainRegister[] {
  const parent: PlainOrganisation = {
    id: `${BASE}organisation/kaupunginkanslia`,
    name: { fi: 'Kaupunginkanslia', sv: 'Stadskansliet', en: 'Executive Office' },
    parent: undefined,
    tosClasses: [],
  };
  const holders = numbers(units).map((unit) => ({
    id: `${BASE}organisation/osasto-${unit}`,
    name: { fi: `${unit}. osasto`, sv: `Avdelning ${unit}` },
    parent,
    tosClasses: numbers(classes).map((number) => classAt(unit, number)),
  }));
  return numbers(registers).map((number, index) => ({
    id: `${BASE}register/rekisteri-${number}`,
    title: { fi: `Yhteydenottojen ja asiakkuuksien rekisteri ${number}` },
    holder: holders[index % units] as PlainOrganisation,
  }));
}

function classAt(unit: string, number: string): PlainClass {
  const parts = [unit.slice(0, 2), unit.slice(2), number.slice(2)];
  return {
    id: `${BASE}tos/2026-11-22/${parts.join('-')}`,
    notation: parts.join(' '),
    label: { fi: `Tehtävän ${parts.join('.')} hoitaminen` },
  };
}

/** "0000", "0001" and so on: as texts in the order of the numbers. */
function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index).padStart(4, '0'));
}

/** The triples of registers and of all that they lead to, under the catalogue's ontology. */
export function generatedStore(registers: readonly PlainRegister[]): Store {
  const units = new Set(registers.map(({ holder }) => holder));
  const parents = new Set([...units].flatMap(({ parent }) => parent ?? []));
  const classes = new Set([...units].flatMap(({ tosClasses }) => tosClasses));
  const turtle = `
    @prefix dct: <http://purl.org/dc/terms/> .
    @prefix org: <http://www.w3.org/ns/org#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix varanto: <https://w3id.org/varanto#> .
    ${[...registers].map(registerTurtle).join('\n')}
    ${[...units, ...parents].map(organisationTurtle).join('\n')}
    ${[...classes].map(classTurtle).join('\n')}`;
  return new Store(new Parser().parse(turtle));
}

/** A snapshot of triples under the ontology that comes with the program. */
export function generatedSnapshot(store: Store): Snapshot {
  return new Snapshot(store, {
    model: loadModel('ontology', BASE),
    base: BASE,
    version: 'generated',
  });
}

function registerTurtle({ id, title, holder }: PlainRegister): string {
  return `<${id}> a varanto:Register ; dct:title ${texts(title)} ; varanto:holder <${holder.id}> .`;
}

function organisationTurtle({ id, name, parent, tosClasses }: PlainOrganisation): string {
  const statements = [
    `<${id}> a org:Organization ; skos:prefLabel ${texts(name)}`,
    ...(parent ? [`org:subOrganizationOf <${parent.id}>`] : []),
    ...tosClasses.map((each) => `varanto:tosClass <${each.id}>`),
  ];
  return `${statements.join(' ; ')} .`;
}

function classTurtle({ id, notation, label }: PlainClass): string {
  return `<${id}> a skos:Concept ; skos:notation "${notation}" ; skos:prefLabel ${texts(label)} .`;
}

function texts(byLanguage: PlainTexts): string {
  return Object.entries(byLanguage)
    .map(([language, text]) => `"${text}"@${language}`)
    .join(', ');
}
