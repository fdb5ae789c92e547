import { describe, expect, it, onTestFinished } from 'vitest';
import { startOxigraph } from '../support/engines.ts';
import { GRAPHS, noteSizes, preparedQuads } from '../support/prepared.ts';
import { run } from '../support/program.ts';
import { smallSnapshot } from '../support/small-catalogue.ts';

describe('varanto serve', () => {
  it('does not start over an engine that has lost a part of the version, and says what to do', async () => {
    const engine = await startOxigraph(preparedQuads(smallSnapshot()));
    onTestFinished(engine.stop);
    noteSizes(engine.store);
    engine.store.update(`DROP GRAPH <${GRAPHS.data}>`);
    const args = ['--source', `sparql+${engine.url.href}`, '--engine', 'oxigraph'];
    const { code, stderr, stdout } = await run(['serve', '--port', '0', ...args]);
    expect(code).toBe(1);
    expect(stderr + stdout).toMatch(
      /lost a part of version \w+: expected \d+ statements .* got 0; run varanto prepare again/,
    );
    expect(stdout).not.toContain('Ready');
  });
});
