import type { Browser, Page } from 'playwright-core';
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  it,
  onTestFinished,
  type TestContext,
} from 'vitest';
import { launchBrowser, PATIENCE } from '../support/browser.ts';
import { serve } from '../support/program.ts';

let browser: Browser | undefined;
let reason = '';

beforeAll(async () => {
  try {
    browser = await launchBrowser();
  } catch (error) {
    reason = (error as Error).message;
    console.warn(`The tests of GraphiQL in a browser are skipped: ${reason}`);
  }
});

afterAll(async () => {
  await browser?.close();
});

interface Visit {
  readonly page: Page;
  /** Requests to another host than the server's. None gets through. */
  readonly strangers: readonly string[];
  /** What the page writes to its console as an error, or throws. */
  readonly complaints: readonly string[];
}

/** GraphiQL on a server of its own, in a browser that reaches nothing else. */
async function visit(context: TestContext, search = ''): Promise<Visit> {
  if (!browser) return context.skip(reason);
  const { origin } = await serve();
  const strangers: string[] = [];
  const complaints: string[] = [];
  const window = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  window.setDefaultTimeout(PATIENCE);
  onTestFinished(async () => {
    await window.close();
  });
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
  return { page, strangers, complaints };
}

async function run({ page }: Visit, text: string): Promise<string> {
  await page.locator('.graphiql-execute-button').click();
  const result = page.locator('.result-window');
  await result.getByText(text, { exact: false }).first().waitFor();
  return result.innerText();
}

describe('GraphiQL in a browser', () => {
  it('runs the first example, and asks no other host for anything', async (context) => {
    const visited = await visit(context);
    await run(visited, 'Elinkeino-osasto');
    expect(visited.strangers).toEqual([]);
    expect(visited.complaints).toEqual([]);
  });

  it('has a tab with a name for each example', async (context) => {
    const { page } = await visit(context);
    const titles = await page.locator('.graphiql-tab').allInnerTexts();
    const names = titles.map((title) => title.trim());
    expect(names.length).toBeGreaterThanOrEqual(4);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('<untitled>');
    expect(names[0]).toBe('UnitsAndTheirRegisters');
  });

  it('has the query of the address, and runs it', async (context) => {
    const visited = await visit(context, `?query=${encodeURIComponent('{catalogue{version}}')}`);
    const editor = visited.page.locator('.graphiql-query-editor');
    await editor.getByText('catalogue').first().waitFor();
    expect((await editor.innerText()).replace(/\s/g, '')).toContain('{catalogue{version}}');
    const result = (await run(visited, 'version')).replace(/\s/g, '');
    expect(result).toMatch(/"version":"[0-9a-f]{16}"/);
    expect(visited.strangers).toEqual([]);
    expect(visited.complaints).toEqual([]);
  });

  it('gives the query of the address a tab of its own, beside the examples', async (context) => {
    const { page } = await visit(context, `?query=${encodeURIComponent('{catalogue{version}}')}`);
    const titles = await page.locator('.graphiql-tab').allInnerTexts();
    expect(titles[0]).not.toContain('UnitsAndTheirRegisters');
    expect(titles[1]).toContain('UnitsAndTheirRegisters');
  });

  it('has the query of the address for those who come again, too', async (context) => {
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
  });

  it('explains the types and the fields', async (context) => {
    const { page, complaints } = await visit(context);
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
    const { page } = await visit(context);
    const tabs = page.locator('.graphiql-tab');
    const count = await tabs.count();
    for (const index of [...Array(count).keys()].reverse()) {
      await tabs.nth(index).click();
      await expect
        .poll(async () => (await tabs.nth(index).getAttribute('class')) ?? '')
        .toContain('active');
    }
  });

  it('has the variables of the address, and the name of its query', async (context) => {
    const query = 'query OneRegister($id: ID!) { register(id: $id) { title } }';
    const variables = '{"id":"register/ohjaamotoiminta"}';
    const search = `?${new URLSearchParams({ query, variables }).toString()}`;
    const opened = await visit(context, search);
    expect(await opened.page.locator('.graphiql-tab').first().innerText()).toContain('OneRegister');
    expect(await run(opened, 'Ohjaamotoiminta')).toContain('Ohjaamotoiminta');
  });
});
