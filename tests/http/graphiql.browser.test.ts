import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page, Response } from 'playwright-core';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { browserFor } from '../support/browser.ts';
import { PATIENT, serverForFile } from '../support/program.ts';
import { isLong } from '../support/runs.ts';
import { PATIENCE } from '../support/until.ts';
import { isWide, some } from '../support/wide.ts';

const require = createRequire(import.meta.url);

const browserIn = browserFor('GraphiQL');
const server = serverForFile(PATIENT);

const WIDTHS = { wide: { width: 1200, height: 900 }, telephone: { width: 360, height: 740 } };

interface Visit {
  readonly page: Page;
  readonly origin: string;
  /** Requests to another host than the server's. None gets through. */
  readonly strangers: readonly string[];
  /** What the page writes to its console as an error, or throws. */
  readonly complaints: readonly string[];
}

/** GraphiQL in a browser that reaches nothing but the server, for one test. */
async function visit(
  context: TestContext,
  search = '',
  settings: BrowserContextOptions = {},
): Promise<Visit> {
  const visited = await begin(browserIn(context), search, settings);
  onTestFinished(() => visited.page.context().close());
  return visited;
}

const shared = new Map<string, Promise<Visit>>();

/** The same for several tests, of which none minds what those before it did: the editor is dear to start. */
function sharedVisit(
  context: TestContext,
  search = '',
  settings: BrowserContextOptions = {},
): Promise<Visit> {
  const key = JSON.stringify([search, settings]);
  const visited = shared.get(key) ?? begin(browserIn(context), search, settings);
  shared.set(key, visited);
  return visited;
}

async function begin(
  browser: Browser,
  search: string,
  settings: BrowserContextOptions,
): Promise<Visit> {
  const { origin } = server();
  const strangers: string[] = [];
  const complaints: string[] = [];
  const viewport = { width: 1440, height: 900 };
  const window = await browser.newContext({ viewport, ...settings });
  window.setDefaultTimeout(PATIENCE);
  await window.route(
    (url) => url.origin !== origin && /^https?:|^wss?:/.test(url.protocol),
    async (route) => {
      strangers.push(route.request().url());
      await route.abort();
    },
  );
  const page = await window.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${origin}/graphql${search}`);
  await page.locator('.graphiql-execute-button').waitFor();
  return { page, origin, strangers, complaints };
}

async function run({ page }: Visit, text: string): Promise<string> {
  await page.locator('.graphiql-execute-button').click();
  const result = page.locator('.result-window');
  await result.getByText(text, { exact: false }).first().waitFor();
  return result.innerText();
}

describe('GraphiQL in a browser', () => {
  it('runs the first example, and asks no other host for anything', async (context) => {
    const visited = await sharedVisit(context);
    await run(visited, 'Elinkeino-osasto');
    expect(visited.strangers).toEqual([]);
    expect(visited.complaints).toEqual([]);
  });

  it('has a tab with a name for each example', async (context) => {
    const { page } = await sharedVisit(context);
    const titles = await page.locator('.graphiql-tab').allInnerTexts();
    const names = titles.map((title) => title.trim());
    expect(names.length).toBeGreaterThanOrEqual(4);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('<untitled>');
    expect(names[0]).toBe('UnitsAndTheirRegisters');
  });

  it.runIf(isWide)('has the query of the address, and runs it', async (context) => {
    const visited = await visit(context, search('{catalogue{version}}'));
    const editor = visited.page.locator('.graphiql-query-editor');
    await editor.getByText('catalogue').first().waitFor();
    expect((await editor.innerText()).replace(/\s/g, '')).toContain('{catalogue{version}}');
    const result = (await run(visited, 'version')).replace(/\s/g, '');
    expect(result).toMatch(/"version":"[0-9a-f]{16}"/);
    expect(visited.strangers).toEqual([]);
    expect(visited.complaints).toEqual([]);
  });

  it('gives the query of the address a tab of its own, beside the examples', async (context) => {
    const { page } = await sharedVisit(context, search(BY_HOLDER, VARIABLES), BESIDE);
    const titles = await page.locator('.graphiql-tab').allInnerTexts();
    expect(titles[0]).not.toContain('UnitsAndTheirRegisters');
    expect(titles[1]).toContain('UnitsAndTheirRegisters');
  });

  it.runIf(isWide)(
    'has the query of the address for those who come again, too',
    async (context) => {
      const { page } = await visit(context);
      const url = new URL(page.url());
      url.searchParams.set('query', '{catalogue{triples}}');
      // The page's policy forbids what Playwright would wait with inside of it.
      await expect
        .poll(() => page.evaluate('Object.keys(localStorage)'))
        .toContain('graphiql:tabState');
      await page.goto(url.href);
      const editor = page.locator('.graphiql-query-editor');
      await editor.getByText('triples').first().waitFor();
      expect((await editor.innerText()).replace(/\s/g, '')).toContain('{catalogue{triples}}');
    },
  );

  it('explains the types and the fields', async (context) => {
    const { page, complaints } = await sharedVisit(context);
    await page
      .getByRole('button', { name: /documentation explorer/i })
      .first()
      .click();
    const pane = page.locator('.graphiql-doc-explorer');
    await pane.getByText('Query', { exact: true }).first().click();
    await pane.getByText('The catalogue as a whole.').waitFor();
    await pane.getByText('Register', { exact: true }).first().click();
    await pane.getByText('a set of personal data that one unit keeps').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('opens a tab at the first click on it', async (context) => {
    const { page } = await sharedVisit(context);
    const tabs = page.locator('.graphiql-tab');
    const count = await tabs.count();
    for (const index of some([...Array(count).keys()].reverse(), 8)) {
      await tabs.nth(index).click();
      await expect
        .poll(async () => (await tabs.nth(index).getAttribute('class')) ?? '')
        .toContain('active');
    }
  });

  it('has the variables of the address, and the name of its query', async (context) => {
    const opened = await sharedVisit(context, search(BY_HOLDER, VARIABLES), BESIDE);
    expect(await opened.page.locator('.graphiql-tab').first().innerText()).toContain('ByHolder');
    const { registers } = (await answer(opened)).data as ByHolder;
    expect(registers.nodes).toHaveLength(5);
  });
});

const BY_HOLDER = `query ByHolder($first: Int!) {
  registers(first: $first) {
    totalCount
    nodes { id title holder { name } }
    facets(fields: [holder]) { field totalCount values { label count } }
  }
}`;

/** Where the answer to `BY_HOLDER` is looked at: in the short run on the telephone alone, which spares a visit. */
const BESIDE: BrowserContextOptions = isWide ? {} : { viewport: WIDTHS.telephone };

const VARIABLES = '{"first":5}';

/** What the server answers to `BY_HOLDER`. */
interface ByHolder {
  readonly registers: {
    readonly nodes: readonly unknown[];
    readonly facets: readonly { readonly values: readonly { label: string; count: number }[] }[];
  };
}

function search(query: string, variables?: string): string {
  return `?${new URLSearchParams({ query, ...(variables && { variables }) }).toString()}`;
}

/** Runs the query of the active tab; resolves to the answer of the server, when the page shows it. */
async function answer({ page }: Visit): Promise<{ data?: unknown; errors?: unknown }> {
  const isAnswer = (response: Response): boolean =>
    response.request().method() === 'POST' &&
    !(response.request().postData() ?? '').includes('"IntrospectionQuery"');
  const waiting = page.waitForResponse(isAnswer);
  await page.locator('.graphiql-execute-button').click();
  return (await (await waiting).json()) as { data?: unknown; errors?: unknown };
}

/** Presses a button that saves a file, and reads the file. */
async function saved(page: Page, button: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).first().click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** What the server answers to a query in another form than JSON. */
async function posted(
  { origin }: Visit,
  request: { readonly query: string; readonly variables?: unknown },
  type: string,
): Promise<globalThis.Response> {
  return fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: type },
    body: JSON.stringify(request),
  });
}

/** What the server answers to the example in SPARQL. */
interface InSparql {
  readonly data: { readonly organisations: { readonly totalCount: number } };
  readonly extensions: { readonly sparql: { readonly organisations: { readonly query: string } } };
}

describe('SPARQL in GraphiQL', () => {
  it.runIf(isWide)(
    'is the list of an example, which the page of SPARQL finds as well',
    async (context) => {
      const visited = await visit(context);
      const { page } = visited;
      await page.getByRole('button', { name: 'Show Examples' }).click();
      await page.getByRole('button', { name: 'Open UnitsInSparql' }).click();
      await page.locator('.graphiql-query-editor').getByText('@sparql').first().waitFor();
      const { data, extensions } = (await answer(visited)) as InSparql;
      expect(data.organisations.totalCount).toBeGreaterThan(0);
      const query = page.getByLabel('SPARQL query of organisations');
      await query.waitFor();
      expect(await query.textContent()).toBe(extensions.sparql.organisations.query);
      await page.getByRole('link', { name: 'Run organisations in SPARQL' }).click();
      await page.waitForURL(/\/sparql\?query=/);
      expect(await page.locator('tbody tr').count()).toBe(data.organisations.totalCount);
      expect(visited.complaints).toEqual([]);
    },
  );

  it('is asked for with a button, and no longer', async (context) => {
    const visited = await sharedVisit(context, search(BY_HOLDER, VARIABLES), BESIDE);
    const { page } = visited;
    const button = page.getByRole('button', { name: 'Lists in SPARQL' });
    const query = page.getByLabel('SPARQL query of registers');
    await button.click();
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
    await answer(visited);
    await query.waitFor();
    expect(await query.innerText()).toMatch(/^SELECT/m);
    await button.click();
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('false');
    await answer(visited);
    await query.waitFor({ state: 'detached' });
  });

  it.runIf(isWide)('says where there is no list to say', async (context) => {
    const visited = await visit(context, search('# @sparql\n{ __typename }'));
    const { page } = visited;
    await answer(visited);
    const section = page.getByRole('region', { name: 'Lists in SPARQL' });
    await section.waitFor();
    expect(await section.innerText()).toMatch(/has no list/);
  });
});

describe('the table and the chart of GraphiQL', () => {
  it.runIf(isWide)(
    'are there for each example with a list, and for each that counts something',
    async (context) => {
      const visited = await visit(context);
      const { page } = visited;
      const tabs = page.locator('.graphiql-tab');
      const seen = { tables: 0, charts: 0 };
      for (const index of [...Array(await tabs.count()).keys()]) {
        await tabs.nth(index).click();
        // The answer of another tab is not this one's.
        await page.getByText(/^Run a query: /).waitFor();
        expect(await page.getByRole('table').count()).toBe(0);
        const { data, errors } = await answer(visited);
        expect(errors).toBeUndefined();
        const text = JSON.stringify(data);
        const place = text.includes('[{')
          ? page.getByRole('region', { name: /^Table: / })
          : page.getByText('no list of objects');
        await place.first().waitFor();
        const isCounted = /"(?:facets|groups)":.*"count":/.test(text);
        if (isCounted)
          await page
            .getByRole('img', { name: /^Bar chart: / })
            .first()
            .waitFor();
        seen.tables += await page.getByRole('region', { name: /^Table: / }).count();
        seen.charts += await page.getByRole('img', { name: /^Bar chart: / }).count();
      }
      expect(seen.tables).toBeGreaterThan(5);
      expect(seen.charts).toBeGreaterThan(0);
      expect(visited.strangers).toEqual([]);
      expect(visited.complaints).toEqual([]);
    },
  );

  it('have the numbers of the answer', async (context) => {
    const visited = await sharedVisit(context, search(BY_HOLDER, VARIABLES), BESIDE);
    const { registers } = (await answer(visited)).data as ByHolder;
    const values = registers.facets[0]?.values ?? [];
    expect(values.length).toBeGreaterThan(4);
    const table = visited.page.getByRole('region', { name: 'Table: registers by holder' });
    await table.waitFor();
    const rows = await table.getByRole('row').allInnerTexts();
    const texts = rows.slice(1).map((row) => row.split(/\t/).map((cell) => cell.trim()));
    expect(texts).toEqual(values.map(({ label, count }) => [label, String(count)]));
    const chart = visited.page.getByRole('img', { name: /^Bar chart: registers by holder/ });
    const bars = await chart.locator('g').allTextContents();
    expect(bars).toEqual(values.map(({ label, count }) => `${label}: ${count}${label}${count}`));
    const heading = visited.page.getByRole('table', { name: /^registers \(5 of \d+ rows\)$/ });
    expect(await heading.count()).toBe(1);
    expect(visited.strangers).toEqual([]);
    expect(visited.complaints).toEqual([]);
  });

  it('can be saved: the table by the server, the chart as a picture of its own', async (context) => {
    const visited = await sharedVisit(context, search(BY_HOLDER, VARIABLES), BESIDE);
    await answer(visited);
    const csv = await saved(visited.page, /^Download CSV/);
    expect(csv.name).toBe('ByHolder.csv');
    const direct = await posted(
      visited,
      { query: BY_HOLDER, variables: JSON.parse(VARIABLES) },
      'text/csv',
    );
    expect(csv.bytes.toString()).toBe(await direct.text());
    const graph = await saved(visited.page, /^Download JSON-LD/);
    expect(JSON.parse(graph.bytes.toString())).toHaveProperty('@context');
    await visited.page.getByText('ByHolder.jsonld is saved.').waitFor();
    const { name, bytes } = await saved(visited.page, /^Download SVG/);
    expect(name).toBe('registers-by-holder.svg');
    const picture = bytes.toString();
    expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^]*<\/svg>$/);
    expect(picture.match(/<rect class="varanto-bar"[^>]* fill="#\w{6}"/g)?.length).toBeGreaterThan(
      4,
    );
    expect(picture).not.toMatch(/style=|var\(|href/);
  });

  it.runIf(isWide)(
    'asks the server for Excel, and shows what the server writes where there is none',
    async (context) => {
      const query = '{ registers { nodes { id title } } }';
      const visited = await visit(context, search(query));
      await answer(visited);
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      const direct = await posted(visited, { query }, type);
      if (direct.ok) {
        const { name, bytes } = await saved(visited.page, /^Download Excel/);
        expect(name).toBe('answer.xlsx');
        expect(bytes.subarray(0, 2).toString()).toBe('PK');
      } else {
        await visited.page.getByRole('button', { name: 'Download Excel' }).click();
        const { errors } = (await direct.json()) as { errors: { message: string }[] };
        await visited.page
          .getByText(`There is no Excel of this answer: ${errors[0]?.message ?? '?'}`)
          .waitFor();
      }
    },
  );

  it('shows why there is no file of an answer', async (context) => {
    const visited = await sharedVisit(context);
    const { page } = visited;
    await page.locator('.graphiql-tab', { hasText: 'WhereToSendARequest' }).click();
    await page.locator('.graphiql-tab-active', { hasText: 'WhereToSendARequest' }).waitFor();
    await answer(visited);
    await page.getByRole('button', { name: 'Download CSV' }).click();
    await page.getByText('There is no CSV of this answer: A table needs').waitFor();
  });

  it('have a link that opens the same query with the same variables', async (context) => {
    const { page } = await sharedVisit(context, search(BY_HOLDER, VARIABLES), BESIDE);
    await page.evaluate("history.replaceState(null, '', location.pathname)");
    await page.getByRole('button', { name: 'Link to this query' }).click();
    await page.getByText(/^The link is /).waitFor();
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toEqual({
      query: BY_HOLDER,
      variables: VARIABLES,
    });
  });

  it('are alone on paper', async (context) => {
    const visited = await sharedVisit(context, search(BY_HOLDER, VARIABLES), BESIDE);
    await answer(visited);
    const { page } = visited;
    await page.getByRole('img', { name: /^Bar chart/ }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.graphiql-query-editor').isVisible()).toBe(false);
    expect(await page.locator('.result-window').isVisible()).toBe(false);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.locator('.varanto-chart svg').isVisible()).toBe(true);
    expect(await page.getByRole('table').count()).toBe(2);
    await page.emulateMedia({ media: null });
  });
});

/** Opens examples in the list of them, each in a tab. */
async function openExamples(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Show Examples' }).click();
  await page.getByText('Which units does the Executive Office have').first().waitFor();
  for (const name of names) {
    await page.getByRole('button', { name: `Open ${name}`, exact: true }).click();
    const active = page.locator('.graphiql-tab-active', { hasText: name });
    await active.waitFor();
    await page.locator('.graphiql-query-editor').getByText(name).first().waitFor();
  }
}

describe('the examples of GraphiQL', () => {
  it('are there, with what they ask in words', async (context) => {
    const { page } = await sharedVisit(context);
    await openExamples(page, ['Search', 'UnitsAndTheirRegisters']);
  });

  it.runIf(isWide)('are there for those who have closed their tabs, too', async (context) => {
    const { page } = await visit(context);
    const own = { query: '{catalogue{version}}', variables: null, headers: null, response: null };
    const tab = { ...own, id: 'a', hash: 'a', title: 'Mine', operationName: null };
    const stored = JSON.stringify({ tabs: [tab], activeTabIndex: 0 });
    // Before the page's own script: GraphiQL writes its tabs a moment after each change.
    await page.addInitScript(`localStorage.setItem('graphiql:tabState', ${JSON.stringify(stored)});
      localStorage.removeItem('graphiql:query')`);
    await page.reload();
    await page.locator('.graphiql-execute-button').waitFor();
    expect(await page.locator('.graphiql-tab').count()).toBe(1);
    await openExamples(page, ['UnitsAndTheirRegisters', 'Search', 'UnitsAndTheirRegisters']);
    expect(await page.locator('.graphiql-tab').count()).toBe(3);
  });
});

/** What axe finds that is GraphiQL's own: the rule, and where it is broken. */
const OF_GRAPHIQL: Readonly<Record<string, string>> = {
  // A tab has a button that opens it and one that closes it.
  'nested-interactive': '.graphiql-tab',
  // The button that closes a tab is small.
  'target-size': '.graphiql-tab-close',
  // The editor chooses its colours.
  'color-contrast': '.monaco-editor',
};

/** What axe finds on a page outside of what is GraphiQL's own. */
async function findings(page: Page, within = ':root'): Promise<unknown> {
  await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  return page.evaluate(`(async () => {
    const own = ${JSON.stringify(OF_GRAPHIQL)};
    const isOurs = ({ id, target }) => {
      const element = document.querySelector(target.at(-1));
      return !own[id] || !element?.closest(own[id]);
    };
    const { violations } = await axe.run(${JSON.stringify(within)}, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] });
    return violations
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => ({ id, target })))
      .filter(isOurs);
  })()`);
}

/** The least contrast of texts, and of bars, to what is behind them (WCAG 2.2, 1.4.3 and 1.4.11); axe judges no picture. */
const CONTRASTS = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const behind = (element) => element ? [...behind(element.parentElement), getComputedStyle(element).backgroundColor] : ['white'];
  const painted = (colors) => {
    for (const color of colors) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => rgb
    .map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const contrast = (element, property) => {
    const back = behind(element);
    const [a, b] = [back, [...back, getComputedStyle(element)[property]]].map(painted).map(luminance);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const least = (selector, property) => Math.min(
    ...[...document.querySelectorAll(selector)].map((element) => contrast(element, property)));
  return {
    svg: least('.varanto-ink', 'fill'),
    bar: least('.varanto-bar', 'fill'),
    text: least('.varanto-results :is(h2, button:enabled, th, td, a, caption), .varanto-home', 'color'),
  };
})()`;

interface Contrasts {
  readonly svg: number;
  readonly bar: number;
  readonly text: number;
}

async function expectContrasts(page: Page): Promise<void> {
  const { svg, bar, text } = await page.evaluate<Contrasts>(CONTRASTS);
  expect(Math.min(svg, text)).toBeGreaterThanOrEqual(4.5);
  expect(bar).toBeGreaterThanOrEqual(3);
}

/** Each size and each scheme of colours once; in the long run each size in each scheme. */
const LOOKS = [
  ['light', ['telephone', ...(isLong ? ['wide' as const] : [])]],
  ['dark', ['wide', ...(isLong ? ['telephone' as const] : [])]],
] as const;

describe.runIf(isWide).each(LOOKS)('GraphiQL in %s colours', (colorScheme, sizes) => {
  it.for(sizes)(
    'has nothing of ours that axe finds, before and after an answer: %s',
    async (size, context) => {
      const settings = { viewport: WIDTHS[size], colorScheme };
      const visited = await visit(context, search(BY_HOLDER, VARIABLES), settings);
      const { page } = visited;
      expect(await findings(page)).toEqual([]);
      await answer(visited);
      await page.getByRole('img', { name: /^Bar chart/ }).waitFor();
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Show Examples' }).click();
      await page.getByRole('heading', { name: 'Examples' }).waitFor();
      expect(await findings(page)).toEqual([]);
      await expectContrasts(page);
    },
  );
});

describe('GraphiQL on a telephone', () => {
  it('has an answer that can be read, below the query, and no wider than the screen', async (context) => {
    const visited = await sharedVisit(context, search(BY_HOLDER, VARIABLES), {
      viewport: WIDTHS.telephone,
    });
    await answer(visited);
    const { page } = visited;
    const table = page.getByRole('region', { name: 'Table: registers', exact: true });
    await table.waitFor();
    const editor = await page.locator('.graphiql-query-editor').boundingBox();
    const json = await page.locator('.result-window').boundingBox();
    expect(json?.width).toBeGreaterThan(320);
    expect(json?.height).toBeGreaterThan(300);
    expect(json?.y).toBeGreaterThan((editor?.y ?? 0) + (editor?.height ?? 0));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    const chart = await page.locator('.varanto-chart svg').first().boundingBox();
    expect((chart?.x ?? 0) + (chart?.width ?? 999)).toBeLessThanOrEqual(360);
  });

  it('has nothing of ours that axe finds in an answer', async (context) => {
    const visited = await sharedVisit(context, search(BY_HOLDER, VARIABLES), {
      viewport: WIDTHS.telephone,
    });
    await answer(visited);
    await visited.page.getByRole('img', { name: /^Bar chart/ }).waitFor();
    expect(await findings(visited.page, '.varanto-results')).toEqual([]);
    await expectContrasts(visited.page);
  });

  it('has a table that the keyboard scrolls', async (context) => {
    const visited = await sharedVisit(context, search(BY_HOLDER, VARIABLES), {
      viewport: WIDTHS.telephone,
    });
    await answer(visited);
    const table = visited.page.getByRole('region', { name: 'Table: registers', exact: true });
    await table.focus();
    await visited.page.keyboard.press('ArrowRight');
    await expect
      .poll(() => visited.page.evaluate('document.activeElement.scrollLeft'))
      .toBeGreaterThan(0);
  });
});

describe('the names of what GraphiQL shows as an icon', () => {
  it('are words', async (context) => {
    const { page } = await sharedVisit(context, search(BY_HOLDER, VARIABLES), BESIDE);
    await page.getByRole('button', { name: /^Run query \(/ }).waitFor();
    const titles = await page.locator('svg:not(.varanto-chart svg) > title').allTextContents();
    expect(titles.length).toBeGreaterThan(5);
    const words = [
      'docs',
      'history',
      'reload',
      'keyboard shortcut',
      'settings',
      'close',
      'plus',
      'play',
    ];
    const more = ['prettify', 'merge', 'copy', 'chevron up', 'chevron down'];
    const expected = [...words, ...more].map((word) => `${word} icon`);
    expect(titles.filter((title) => !expected.includes(title))).toEqual([]);
  });
});
