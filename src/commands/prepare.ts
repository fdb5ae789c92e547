import { loadSound } from '../operate/open.ts';
import { Client } from '../sparql/engine/client.ts';
import { findProfile } from '../sparql/engine/probe.ts';
import { GraphStore } from '../sparql/prepare/graph-store.ts';
import { factLine, tripleLine } from '../sparql/prepare/n-triples.ts';
import { prepare } from '../sparql/prepare/prepare.ts';
import { sidecarOf } from '../sparql/sidecar/sidecar.ts';
import { sources } from './configuration.ts';
import { engineAddress, graphStore } from './engine-address.ts';
import { number, UsageError, type Values } from './values.ts';

/** Brings the catalogue into an engine, with what the engine cannot compute, and makes it the current version there. */
export async function runPrepare(values: Values): Promise<boolean> {
  const address = engineAddress(values);
  if (!address)
    throw new UsageError('source: expected an engine, such as sparql+http://localhost:8890/sparql');
  const report = (line: string): void => void process.stdout.write(`${line}\n`);
  const { profile, findings } = await findProfile(address);
  report(`${address.url.host}: ${profile.name}.`);
  findings.forEach(report);
  const { snapshot, data } = loadSound(sources(values));
  const store = new GraphStore({
    url: graphStore(values, address, profile.name),
    access: address.access,
  });
  const engine = new Client({ ...address, profile, patience: PATIENCE });
  try {
    await prepare(
      {
        version: snapshot.version,
        data: () => lines(data, tripleLine),
        facts: () => lines(sidecarOf(snapshot), factLine),
      },
      { engine, store, keep: number(values, 'keep'), report },
    );
  } finally {
    engine.close();
    store.close();
  }
  return true;
}

/** To count all triples of a graph may take minutes. */
const PATIENCE = 600_000;

function* lines<Statement>(
  statements: Iterable<Statement>,
  write: (statement: Statement) => string,
): Iterable<string> {
  for (const statement of statements) yield write(statement);
}
