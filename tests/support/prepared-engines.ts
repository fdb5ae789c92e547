import type { Engine } from '../../src/sparql/engine/engine.ts';
import { Client } from '../../src/sparql/engine/client.ts';
import { profiles } from '../../src/sparql/engine/profile.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { asksComunica, asksVirtuoso, oxigraphEngine, startComunica } from './engines.ts';
import { preparedQuads } from './prepared.ts';
import { preparedVirtuoso } from './prepared-virtuoso.ts';

/** An engine that has a catalogue, until it is ended. */
export interface PreparedEngine {
  readonly engine: Engine;
  readonly end: () => Promise<void>;
}

/** The engines that tests ask, whether this run asks each, and how a catalogue comes into it. */
export const preparedEngines: readonly {
  readonly name: string;
  readonly isThere: () => boolean;
  readonly start: (snapshot: Snapshot) => Promise<PreparedEngine>;
}[] = [
  {
    name: 'Oxigraph',
    isThere: () => true,
    start: (snapshot) =>
      Promise.resolve({
        engine: oxigraphEngine(preparedQuads(snapshot)),
        end: () => Promise.resolve(),
      }),
  },
  { name: 'Comunica', isThere: asksComunica, start: preparedComunica },
  { name: 'Virtuoso', isThere: asksVirtuoso, start: preparedVirtuoso },
];

async function preparedComunica(snapshot: Snapshot): Promise<PreparedEngine> {
  const running = await startComunica(preparedQuads(snapshot));
  const engine = new Client({ url: running.url, profile: profiles.comunica, patience: 120_000 });
  const end = async (): Promise<void> => {
    engine.close();
    await running.stop();
  };
  return { engine, end };
}
