import { describe, expect, it } from 'vitest';
import { serveSmall } from '../support/program.ts';
import { some } from '../support/wide.ts';

/** A word that is in nothing but what somebody searches for. */
const WORD = 'salaisuuteni';

describe('what people type into a search box', () => {
  it.each(
    some(
      [
        ['json', []],
        ['text, with queries', ['--log', 'text', '--log-queries']],
      ] as const,
      2,
    ),
  )('is in no log and in no metric: %s', async (_, args) => {
    const { origin, stop, output } = await serveSmall([...args, '--log-level', 'debug']);
    const paths = [
      `/search?q=${WORD}`,
      `/search.json?q=${WORD}&type=${WORD}&unit=${WORD}`,
      `/search.html?q=${WORD}&lang=fi`,
      `/search/?q=${WORD}`,
      `/suggest?q=${WORD}`,
      `/suggest.ttl?q=${WORD}`,
      `/search/nothing?q=${WORD}`,
    ];
    for (const path of paths) {
      const answer = await fetch(origin + path, { redirect: 'manual' });
      await answer.text();
      expect(answer.status).toBeLessThan(500);
    }
    const refused = await fetch(`${origin}/search?q=${WORD}`, {
      headers: { Accept: 'image/png' },
    });
    expect(refused.status).toBe(406);
    await refused.text();
    const metrics = await (await fetch(`${origin}/metrics`)).text();
    expect(metrics).toContain('route="search"');
    expect(metrics).toContain('route="suggest"');
    expect(metrics).not.toContain(WORD);
    expect(await stop()).toBe(0);
    expect(output.stdout).toContain('/search');
    expect(output.stdout + output.stderr).not.toContain(WORD);
  });
});
