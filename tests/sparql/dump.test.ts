import { describe, expect, it } from 'vitest';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { patient } from '../support/application.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { oxigraphEngine } from '../support/engines.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { GRAPHS, preparedQuads, preparedSource } from '../support/prepared.ts';
import { smallSnapshot } from '../support/small-catalogue.ts';
import { isWide, some } from '../support/wide.ts';

const options = {
  ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '', cacheBytes: 0 },
  limits: patient,
};

/** A dump that has begun: what was asked of the engine until then, and the rest of it. */
async function begun(snapshot: Snapshot) {
  const engine = oxigraphEngine(preparedQuads(snapshot));
  const { fetch } = createRemoteHandler(await preparedSource(engine, snapshot), options);
  const answer = await fetch(new Request(`${snapshot.base}catalogue.nt`));
  const reader = answer.body?.getReader();
  if (!reader) throw new Error('Expected an answer with a body.');
  const first = await reader.read();
  const rest = async (): Promise<number> => {
    let bytes = first.value?.length ?? 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return bytes;
      bytes += value.length;
    }
  };
  return { engine, rest };
}

describe('everything in a catalogue, out of an engine', () => {
  it.runIf(isWide)('begins to come when a part of it is loaded', async () => {
    const { engine, rest } = await begun(loadCatalogue().snapshot);
    const early = engine.asked.length;
    await rest();
    expect(engine.asked.length).toBeGreaterThan(1.5 * early);
  });

  const registers = Array.from(
    { length: 500 },
    (_, index) =>
      `<register/${index}> a varanto:Register ; dct:title "Asia ${index}"@fi ; varanto:holder <organisation/a> .`,
  );
  const catalogues = [
    ['registers', () => smallSnapshot(registers.join('\n'))],
    ['all kinds', () => loadCatalogue().snapshot],
  ] as const;

  it.each(some(catalogues, 2))(
    'is cut where the engine loses the catalogue meanwhile, and does not end as if it were whole: %s',
    async (_name, made) => {
      const { engine, rest } = await begun(made());
      engine.store.update(`DROP GRAPH <${GRAPHS.data}> ; DROP GRAPH <${GRAPHS.sidecar}>`);
      await expect(rest()).rejects.toThrow('could not be finished');
    },
  );
});
