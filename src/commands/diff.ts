import type { Model } from '../model/model.ts';
import { collect } from '../store/collect.ts';
import { differences } from '../check/difference.ts';
import { differenceText } from '../check/difference-text.ts';
import { readInput } from '../store/files.ts';
import { tripleFileEndings } from '../store/parse.ts';
import { Snapshot } from '../store/snapshot.ts';
import { loadModel } from '../operate/open.ts';
import { print } from './print.ts';
import { sources } from './configuration.ts';
import type { Values } from './values.ts';

/** Prints what differs between two catalogues; `false` where something does. */
export async function runDiff(
  values: Values,
  [old = '', now = '']: readonly string[],
): Promise<boolean> {
  const { ontology, base, language } = sources(values);
  const model = loadModel(ontology, base);
  const found = differences(
    read(old, { model, base, language }),
    read(now, { model, base, language }),
  );
  const text = values.json
    ? `${JSON.stringify(found, undefined, 2)}\n`
    : differenceText(found, model, base);
  await print(text);
  return found.length === 0;
}

interface Reading {
  readonly model: Model;
  readonly base: string;
  readonly language: string | undefined;
}

function read(path: string, context: Reading): Snapshot {
  const files = readInput(path, tripleFileEndings);
  return new Snapshot(collect(files, context.base).store, { ...context, version: '' });
}
