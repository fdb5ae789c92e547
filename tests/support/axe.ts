import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** What axe finds in a page, or a part of one, a line each: the rule, and where. What it cannot decide counts as found. */
export async function axeFindings(page: Page, part = 'html'): Promise<string[]> {
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  // By the developer tools, which the policy of the page does not bind.
  await page.evaluate(await readFile(path, 'utf8'));
  return page.evaluate(`(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations, incomplete } = await axe.run('${part}',
      // Of what passes, axe would make a selector for each element as well.
      { runOnly: tags, resultTypes: ['violations', 'incomplete'] });
    return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => id + ': ' + target.join(' ') + ' ' + html.slice(0, 200)));
  })()`);
}
