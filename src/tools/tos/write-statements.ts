import { DataFactory } from 'n3';
import type { Statement } from '../importer/tos/statement.ts';
import { describeAll } from '../linked-data/description.ts';
import { writeTurtle } from '../linked-data/write-turtle.ts';
import { modelWriting } from '../linked-data/writing.ts';
import type { Model } from '../model/model.ts';
import { emptyStore } from '../store/empty-store.ts';
import { Snapshot } from '../store/snapshot.ts';

/** Statements as a Turtle file for a data folder: ordered, with addresses relative to whichever base it is read against. */
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
  const snapshot = new Snapshot(store, { model, base, version: '' });
  const text = [
    ...writeTurtle(describeAll(snapshot.described), modelWriting(model, { base, context: '' })),
  ].join('');
  const used = text.split('\n').filter((line) => !line.startsWith('@base ') && isUsed(line, text));
  return `# ${comment}\n\n${used.join('\n')}`;
}

/** A prefix that nothing needs is left out. */
function isUsed(line: string, text: string): boolean {
  const [, prefix] = /^@prefix (\w*): /.exec(line) ?? [];
  return prefix === undefined || new RegExp(`(?<=[\\s^])${prefix}:\\w`).test(text);
}
