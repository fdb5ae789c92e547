import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it, type TestContext } from 'vitest';
import { browserFor } from '../support/browser.ts';
import { axeFindings } from '../support/axe.ts';
import { CUT_OFF, flawsOf, NO_FLAWS } from '../support/site-pages.ts';
import { sparqlApplication } from '../support/sparql-application.ts';
import { Windows, type Opened } from '../support/windows.ts';
import { some } from '../support/wide.ts';

const browserIn = browserFor('the page of SPARQL');

const { app, service, ask } = sparqlApplication();
const { base } = service.snapshot;
const windows = new Windows(async (address, headers) => app.request(address, { headers }));

const QUERY = 'SELECT ?class (COUNT(?x) AS ?number) WHERE { ?x a ?class } GROUP BY ?class';

function pathOf(query: string, language: string): string {
  return `sparql?${new URLSearchParams({ query, lang: language }).toString()}`;
}

function open(
  context: TestContext,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  return windows.open(browserIn(context), base + path, options);
}

/** Writes into the editor in place of what is there. */
async function write(window: Page, text: string): Promise<void> {
  await window.locator('.cm-content').click();
  await window.keyboard.press('Control+A');
  await window.keyboard.insertText(text);
}

const kinds = [
  ['fi', 'dark', pathOf(QUERY, 'fi')],
  ['sv', 'light', 'sparql?lang=sv'],
  ['en', 'dark', pathOf('CONSTRUCT WHERE { ?s a ?o }', 'en')],
  ['en', 'light', pathOf('SELECT * {', 'en')],
] as const;

describe.each(some(kinds, 4))('the page in "%s", %s: %s', (language, colorScheme, path) => {
  it.for(some([320, 1280], 2))('has no flaw at %i pixels', async (width, context) => {
    const { window, complaints } = await open(context, path, { colorScheme });
    await window.locator('.cm-content').waitFor();
    await window.setViewportSize({ width, height: 740 });
    expect(await axeFindings(window)).toEqual([]);
    expect(await flawsOf(window)).toEqual(NO_FLAWS);
    // A page about a mistake has its status, which a browser notes.
    expect(complaints.filter((each) => !each.includes('400'))).toEqual([]);
  });
});

describe('a reader with scripts', () => {
  it('writes a query with suggestions, runs it, and downloads the answer', async (context) => {
    const { window, asked } = await open(context, 'sparql?lang=en');
    await write(
      window,
      'PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nSELECT ?label {\n?c a ',
    );
    // At once: for each key the suggestions would be made anew, and take no key meanwhile.
    await window.keyboard.insertText('skos:Conc');
    await window.locator('.cm-tooltip-autocomplete li').first().waitFor();
    expect(await window.locator('.cm-tooltip-autocomplete').textContent()).toContain(
      'skos:Concept',
    );
    // For a moment after they appear, keys do not accept suggestions.
    await window.waitForTimeout(200);
    await window.keyboard.press('Tab');
    await window.keyboard.insertText(' ; skos:prefLabel ?label } ORDER BY ?label LIMIT 3');
    await window.keyboard.press('Control+Enter');
    await window.waitForURL(/query=/);
    await expect.poll(() => window.locator('tbody tr').count()).toBe(3);
    const downloading = window.waitForEvent('download');
    await window.locator('a[href*="/sparql.csv"]').click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv).toMatch(/^label\r\n/);
    expect(asked.every((address) => address.startsWith(base))).toBe(true);
  });

  const STARTS = [
    ['# A title\n\nSELECT * {\n?c a ', 1],
    ['SELECT * {\n?c a ', 0],
    ['prefix  skos: <http://www.w3.org/2004/02/skos/core#>\nSELECT * { ?c a ', -1],
  ] as const;

  it.for(some(STARTS, 3))(
    'has the prefix of a suggestion declared where it was not: %j',
    async ([start, line], context) => {
      const { window } = await open(context, 'sparql?lang=en');
      await write(window, start);
      await window.keyboard.type('skos:Conc');
      await window.locator('.cm-tooltip-autocomplete li').first().waitFor();
      await window.waitForTimeout(200);
      await window.keyboard.press('Tab');
      await window.keyboard.insertText(' } LIMIT 1');
      const text = await window.locator('textarea').inputValue();
      const declared = text.split('\n').filter((each) => /^PREFIX\s+skos:/i.test(each));
      expect(declared).toEqual([expect.stringContaining('<http://www.w3.org/2004/02/skos/core#>')]);
      expect(text).toContain('?c a skos:Concept } LIMIT 1');
      if (line >= 0) expect(text.split('\n')[2 * line]).toBe(declared[0]);
    },
  );

  it('opens an example, and shares it by its address', async (context) => {
    const { window } = await open(context, 'sparql?lang=fi');
    await window.locator('main li a').nth(1).click();
    await window.waitForURL(/query=/);
    const rows = await window.locator('tbody tr').count();
    expect(rows).toBeGreaterThan(5);
    const shared = await window.locator('main p:last-of-type > a').getAttribute('href');
    const { window: other } = await open(context, (shared ?? '').slice(base.length));
    expect(await other.locator('tbody tr').count()).toBe(rows);
  });

  it('reads what is wrong, and has the query still', async (context) => {
    const { window } = await open(context, pathOf('SELECT * {', 'en'));
    expect(await window.locator('[role=alert]').textContent()).toContain('line 1, column 11');
    expect(await window.locator('.cm-content').textContent()).toBe('SELECT * {');
  });
});

describe('a reader with paper', () => {
  it.for(some(kinds, 4))(
    'has all of it in print, nothing cut off, in "%s", %s: %s',
    async (kind, context) => {
      const [, colorScheme, path] = kind;
      const viewport = { width: 718, height: 1000 };
      const { window } = await open(context, path, { viewport, colorScheme });
      await window.locator('.cm-content').waitFor();
      await window.emulateMedia({ media: 'print' });
      expect(await window.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        718,
      );
      expect(await window.evaluate(CUT_OFF)).toEqual([]);
    },
  );
});

describe('a reader without scripts', () => {
  it('has a form, and the answer as a table with links of this server', async (context) => {
    const { window } = await open(context, 'sparql?lang=en', { javaScriptEnabled: false });
    const query = `SELECT ?unit { ?unit a <http://www.w3.org/ns/org#Organization> } ORDER BY ?unit`;
    await window.locator('textarea').fill(query);
    await window.locator('form.sparql button').click();
    await window.waitForURL(/query=/);
    const links = await window
      .locator('tbody a')
      .evaluateAll((found) => found.map((each) => each.getAttribute('href')));
    const answer = await (await ask(query, { Accept: 'text/csv' })).text();
    const expected = answer.split('\r\n').slice(1, -1);
    expect(links).toEqual(expected.map((address) => `${address}?lang=en`));
    expect(expected.length).toBeGreaterThan(3);
  });
});
