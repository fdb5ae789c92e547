import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sidecar } from '../../src/sparql/sidecar/terms.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { startOxigraph } from '../support/engines.ts';
import { serveEngine } from '../support/engines/server.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { noteSizes, preparedQuads } from '../support/prepared.ts';
import { serve, start } from '../support/program.ts';
import { some } from '../support/wide.ts';

/** An engine that answers until it is told to hang, and then does not say which version it has. */
async function hanging() {
  const { snapshot } = loadCatalogue({ data: folder({ 'small.ttl': smallCatalogue }) });
  const engine = await startOxigraph(preparedQuads(snapshot));
  onTestFinished(engine.stop);
  noteSizes(engine.store);
  const own = { hangs: false, asked: 0 };
  const running = await serveEngine({
    query(text) {
      if (!own.hangs || !text.includes(sidecar.current)) return askedOf(engine.url, text);
      own.asked += 1;
      return new Promise(() => undefined);
    },
  });
  onTestFinished(running.stop);
  return { own, args: ['--source', `sparql+${running.url.href}`, '--engine', 'oxigraph'] };
}

async function askedOf(url: URL, query: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ query }) });
  return answer.text();
}

describe('a server of an engine that hangs', () => {
  it.each(some([1, 2], 2))(
    'ends at once while it asks for the version: workers %i',
    async (workers) => {
      const { own, args } = await hanging();
      const { child, output, stop } = await serve([...args, '--workers', String(workers)]);
      own.hangs = true;
      child.kill('SIGHUP');
      await expect.poll(() => own.asked).toBe(workers);
      expect(await stop()).toBe(0);
      expect(output.stdout).toContain('"msg":"ended"');
      // Whoever waits for the engine hears in the end that it does not answer.
      expect(output.stdout).not.toContain('cannot be read');
    },
  );

  it('ends before it serves anything', async () => {
    const { own, args } = await hanging();
    own.hangs = true;
    const { child, output } = start(['serve', '--port', '0', ...args], {});
    await expect.poll(() => own.asked).toBe(1);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
    expect(output.stdout).toContain('SIGTERM: stopped before the catalogue was served');
    expect(own.asked).toBe(1);
  });
});
