import { DataFactory } from 'n3';
import { emptyStore } from '../../store/empty-store.ts';
import { takeFormers } from '../../store/former.ts';
import type { Formers, Snapshot } from '../../store/snapshot.ts';
import type { Value } from '../../reading/view.ts';
import { text } from '../query/query.ts';
import type { SidecarStatement } from './about.ts';
import { asciiJson } from './ascii.ts';
import { sidecar } from './terms.ts';

/** What is left of so many resources is in one statement. */
const TOGETHER = 100;

type StoredValue =
  readonly [id: string] | readonly [value: string, datatype: string, language: string];

/** A resource that is no longer there, with what is left of it, as JSON has it. */
type Stored = readonly [id: string, statements: readonly (readonly [string, ...StoredValue])[]];

/** What the sidecar states of resources that are no longer there: none of it is a statement of the data. */
export function formerFacts(formers: Formers | undefined): readonly SidecarStatement[] {
  const all = (formers?.snapshot.described ?? []).map(({ id, passingStatements }): Stored => {
    const statements = [...passingStatements].flatMap(([predicate, values]) =>
      values.map((value) => [predicate, ...storedValue(value)] as const),
    );
    return [id, statements];
  });
  return Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_part, index) => ({
    subject: sidecar.catalogue,
    predicate: sidecar.former,
    object: text(asciiJson(all.slice(index * TOGETHER, (index + 1) * TOGETHER))),
  }));
}

function storedValue(value: Value): StoredValue {
  if (value.kind === 'resource') return [value.id];
  return [value.value, value.datatype, value.language];
}

/** The same from its JSON, as the embedded store has it. */
export function readFormers(
  texts: readonly string[],
  context: Pick<Snapshot, 'model' | 'base' | 'version'>,
): Formers {
  const store = emptyStore();
  for (const [id, statements] of texts.flatMap((json) => JSON.parse(json) as readonly Stored[]))
    for (const [predicate, ...value] of statements)
      store.addQuad(DataFactory.namedNode(id), DataFactory.namedNode(predicate), termOf(value));
  return takeFormers(store, context);
}

function termOf([value, datatype, language = '']: StoredValue) {
  if (datatype === undefined) return DataFactory.namedNode(value);
  return DataFactory.literal(value, language === '' ? DataFactory.namedNode(datatype) : language);
}
