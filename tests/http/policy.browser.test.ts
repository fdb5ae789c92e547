import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { browserFor } from '../support/browser.ts';
import { PATIENT, serverForFile } from '../support/program.ts';
import { PATIENCE } from '../support/until.ts';
import { isWide, some } from '../support/wide.ts';

const browserIn = browserFor('the policies');
const server = serverForFile(PATIENT);

interface Visit {
  readonly page: Page;
  readonly origin: string;
  /** What the policy of a page forbade, and what else was amiss. */
  readonly complaints: readonly string[];
  readonly cookies: () => Promise<unknown[]>;
}

/** A browser that tells what the policies of the server's pages forbid. */
async function visit(context: TestContext): Promise<Visit> {
  const browser = browserIn(context);
  const { origin } = server();
  const profile = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  profile.setDefaultTimeout(PATIENCE);
  onTestFinished(async () => {
    await profile.close();
  });
  const complaints: string[] = [];
  await profile.exposeFunction('violated', (text: string) => complaints.push(text));
  await profile.addInitScript(
    `document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
       violated('violates ' + effectiveDirective + ': ' + blockedURI));`,
  );
  const page = await profile.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, origin, complaints, cookies: () => profile.cookies() };
}

describe('a page as it is served', () => {
  const PATHS = [
    '/search?q=viestint%C3%A4',
    '/',
    '/register',
    '/register/ohjaamotoiminta',
    '/ontology',
    '/dcat/check',
  ];

  it.for(some(PATHS, 3))(
    'breaks no rule of its policy, and sets no cookie: %s',
    async (path, context) => {
      const { page, origin, complaints, cookies } = await visit(context);
      await page.goto(origin + path);
      expect(await page.locator('h1').count()).toBe(1);
      expect(complaints).toEqual([]);
      expect(await cookies()).toEqual([]);
    },
  );

  it('may not run a script that is written into it, which these tests see', async (context) => {
    const { page, origin, complaints } = await visit(context);
    await page.route(`${origin}/`, async (route) => {
      const answer = await route.fetch();
      const text = await answer.text();
      const body = text.replace('</main>', '<script>globalThis.hasRun = true</script></main>');
      await route.fulfill({ response: answer, body });
    });
    await page.goto(`${origin}/`);
    await expect.poll(() => complaints.join()).toContain('violates script-src-elem: inline');
    expect(await page.evaluate('globalThis.hasRun')).toBe(undefined);
  });
});

describe('the script of a page', () => {
  it('may make no markup of a text, which these tests see', async (context) => {
    const { page, origin, complaints } = await visit(context);
    await page.goto(`${origin}/`);
    await page.evaluate(`setTimeout(() => { document.body.innerHTML = '<p>x</p>'; })`);
    await expect.poll(() => complaints.join()).toContain('require-trusted-types-for');
    expect(await page.locator('h1').count()).toBe(1);
    expect(
      await page.evaluate(
        `{ let made = ''; try { trustedTypes.createPolicy('a', {}); made = 'one'; } catch {} made }`,
      ),
    ).toBe('');
  });
});

/** The short run sees in the tests of GraphiQL that its page complains of nothing. */
describe.runIf(isWide)("GraphiQL's page as it is served", () => {
  it('breaks no rule of its policy while a query is written, run and looked up', async (context) => {
    const { page, origin, complaints, cookies } = await visit(context);
    await page.goto(`${origin}/graphql`);
    await page.locator('.graphiql-execute-button').click();
    await page.locator('.result-window').getByText('data').first().waitFor();
    await page.locator('.graphiql-query-editor').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nquery Written { cat', { delay: 20 });
    const suggestion = page.locator('.suggest-widget').getByText('catalogue').first();
    await suggestion.waitFor();
    await page.keyboard.press('Enter');
    const documentation = page.getByRole('button', { name: /documentation explorer/i });
    await documentation.first().click();
    await page.locator('.graphiql-doc-explorer').getByText('Query').first().click();
    await page
      .getByRole('button', { name: /settings/i })
      .first()
      .click();
    await page.getByRole('dialog').first().waitFor();
    expect(complaints).toEqual([]);
    expect(await cookies()).toEqual([]);
  });
});
