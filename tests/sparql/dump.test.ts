import { describe, expect, it } from 'vitest';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { patient } from '../support/application.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { GRAPHS, preparedQuads, preparedSource } from '../support/prepared.ts';
import { isWide } from '../support/wide.ts';

const { snapshot } = loadCatalogue();
const options = {
  ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '', cacheBytes: 0 },
  limits: patient,
};

/** A dump that has begun: what was asked of the engine until then, and the rest of it. */
async function begun() {
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
    const { engine, rest } = await begun();
    const early = engine.asked.length;
    await rest();
    expect(engine.asked.length).toBeGreaterThan(1.5 * early);
  });

  it('is cut where the engine loses the catalogue meanwhile, and does not end as if it were whole', async () => {
    const { engine, rest } = await begun();
    engine.store.update(`DROP GRAPH <${GRAPHS.data}> ; DROP GRAPH <${GRAPHS.sidecar}>`);
    await expect(rest()).rejects.toThrow('could not be finished');
  });
});
