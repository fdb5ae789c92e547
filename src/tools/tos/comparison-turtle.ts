import { DataFactory } from 'n3';
import type { ClassList } from './class-list.ts';
import { compareLists, excerptOf } from './compare.ts';
import { comparisonStatements } from './comparison-statements.ts';
import { listStatements, placed, type PlacedList } from './list-statements.ts';
import type { Workshop } from './read-class-list.ts';
import { describeAll } from '../../linked-data/description.ts';
import type { Model } from '../../model/model.ts';
import { turtleFile } from '../../rdf/write-turtle.ts';
import { emptyStore } from '../../store/empty-store.ts';
import { Snapshot } from '../../store/snapshot.ts';
import type { Statement } from './statement.ts';

/** What the classes of one list are in another, as Turtle for a data folder; with the lists that no data describes yet. */
export function comparisonTurtle(
  [first, second]: readonly [ClassList, ClassList],
  work: Workshop,
  isExcerpt: boolean,
): string {
  const [from, to] = [placed(first, work), placed(second, work)];
  const whole = compareLists(from, to);
  const comparison = isExcerpt ? excerptOf(whole) : whole;
  const named = { ...comparison, from, to: comparison.to as PlacedList };
  const statements = [
    ...(first.scheme === undefined ? listStatements(from, work) : []),
    ...(second.scheme === undefined ? listStatements(named.to, work) : []),
    ...comparisonStatements(named, work),
  ];
  const comment = `What the classes of ${from.version} are in ${to.version}. Made by varanto tos-diff, not by hand.`;
  return turtleOf(statements, { ...work, comment });
}

/** Statements as a Turtle file for a data folder, in the order of the model, with addresses relative to the base. */
export function turtleOf(
  statements: readonly Statement[],
  { model, base, comment }: { model: Model; base: string; comment: string },
): string {
  const store = emptyStore();
  for (const { subject, predicate, object } of statements)
    store.addQuad(
      DataFactory.namedNode(subject),
      DataFactory.namedNode(predicate),
      typeof object === 'string'
        ? DataFactory.namedNode(object)
        : DataFactory.literal(
            object.value,
            object.language || DataFactory.namedNode(object.datatype),
          ),
    );
  const { described } = new Snapshot(store, { model, base, version: '' });
  const paragraphs = [...describeAll(described)];
  return turtleFile([comment], [{ paragraphs }], { base, prefixes: model.prefixes });
}
