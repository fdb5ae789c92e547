import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules of WCAG 2.2 at levels A and AA, and axe's own good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Of what passes, axe would make a selector for each element as well.
const OPTIONS = JSON.stringify({ runOnly: RULES, resultTypes: ['violations', 'incomplete'] });

/** What axe finds in a page or a part of one, or leaves to people to decide, as a line for each element. */
export async function axeFindings(window: Page, part = 'html'): Promise<string[]> {
  // By the developer tools, which the policy of the page does not bind.
  if (!(await window.evaluate(`'axe' in globalThis`))) await window.evaluate(axe.source);
  return window.evaluate(`axe.run('${part}', ${OPTIONS}).then(({ violations, incomplete }) => {
    const each = (found) => found.flatMap(({ id, nodes }) => nodes.map((node) => [id, node]));
    // Of what is scrolled out of sight, or is in a picture, axe cannot say what is behind it.
    const isSeen = ([id, { target }]) => id !== 'color-contrast' ||
      !document.querySelector(target[0]).closest('.wide, .scroll, figure > svg');
    return [...each(violations), ...each(incomplete).filter(isSeen)].map(([id, { html, failureSummary }]) =>
      id + ': ' + html.slice(0, 200) + ' ' + failureSummary);
  })`);
}
