import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '../support/app.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { startOxigraph } from '../support/engines.ts';
import { startFaulty, type FaultyEngine } from '../support/engines/faults.ts';
import { engineAddress } from '../../src/commands/engine-address.ts';
import { openEngine } from '../../src/commands/open-engine.ts';
import { createInstance } from '../../src/http/operator/instance.ts';
import { createService } from '../../src/http/service.ts';

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

async function begun(): Promise<FaultyEngine> {
  const engine = await startOxigraph();
  const faulty = await startFaulty(engine.url);
  ended.push(faulty.stop, engine.stop);
  return faulty;
}

const { signal } = new AbortController();

describe('the engine of a server', () => {
  it('is none where no setting names one', () => {
    expect(engineAddress({})).toBeUndefined();
  });

  it('is counted query by query, and is not ready while it rests', async () => {
    const faulty = await begun();
    const instance = createInstance();
    const values = { source: `sparql+${faulty.url.href}`, engine: 'oxigraph' };
    const address = engineAddress(values);
    if (!address) throw new Error('there is no engine');
    const engine = await openEngine(address, instance, signal);
    const { snapshot } = loadCatalogue();
    const options = { pageSize: 20, maxPageSize: 100, examples: [], assets: '', instance };
    const app = createApp(createService(snapshot, options));
    const health = async () => {
      const response = await app.request('/health/ready');
      const again = response.headers.get('Retry-After');
      return [response.status, await response.json(), again] as const;
    };
    await engine.select('SELECT (1 AS ?v) WHERE {} LIMIT 9');
    expect(await health()).toMatchObject([200, { status: 'ready', engine: 'oxigraph' }, null]);
    await faulty.down();
    for (let time = 0; time < 4; time += 1)
      await expect(engine.select('SELECT (1 AS ?v) WHERE {} LIMIT 9')).rejects.toThrow();
    expect(await health()).toMatchObject([503, { status: 'engine-unavailable' }, '1']);
    const metrics = await instance.metrics.registry.metrics();
    expect(metrics).toContain('varanto_engine_queries_total{result="answered"} 1');
    expect(metrics).toMatch(/varanto_engine_queries_total\{result="unreachable"\} [1-9]/);
    expect(metrics).toContain('varanto_engine_resting 1');
    engine.close();
  });

  it.each([
    [{ source: 'http://localhost/sparql' }, 'source: expected an address such as'],
    [{ source: 'sparql+http://a:secret@localhost/' }, 'set SOURCE_USER and SOURCE_PASSWORD'],
    [{ source: 'sparql+http://localhost/', engine: 'mysql' }, 'engine: expected one of'],
  ])('is refused with a reason: %j', (values, reason) => {
    expect(() => engineAddress(values)).toThrow(reason);
    expect(() => engineAddress(values)).not.toThrow('secret');
  });
});
