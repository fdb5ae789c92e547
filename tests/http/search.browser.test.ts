import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it, type TestContext } from 'vitest';
import { application } from '../support/application.ts';
import { axeFindings } from '../support/axe.ts';
import { browserFor } from '../support/browser.ts';
import { isLong } from '../support/runs.ts';
import { isWide, some } from '../support/wide.ts';
import { Windows } from '../support/windows.ts';

const browserIn = browserFor('the search');

const BASE = 'http://localhost:4000';
const { get } = application();
const windows = new Windows(get);

/** A page of the server, which a browser asks without a network; what is amiss there is noted. */
async function open(
  context: TestContext,
  path: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const telephone = { viewport: { width: 360, height: 740 }, ...options };
  const { window, complaints } = await windows.open(browserIn(context), BASE + path, telephone);
  return { page: window, complaints };
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`Tab does not come to ${selector}`);
}

const field = 'input[type=search]';

describe('a walk with the keyboard', () => {
  it.for(some([true, false], 2))(
    'searches, narrows, changes the language and opens a result; with scripts: %s',
    async (javaScriptEnabled, context) => {
      const { page, complaints } = await open(context, '/?lang=fi', { javaScriptEnabled });
      await tabTo(page, field);
      await page.keyboard.type('viestintä');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\?q=viestint/);
      expect(await page.locator('h2').first().textContent()).toMatch(/^Tuloksia: \d+$/);
      expect(await page.locator(field).inputValue()).toBe('viestintä');
      await tabTo(page, 'nav.narrow a[href*="type=Register"]');
      const count = await page
        .locator('nav.narrow li:has(a[href*="type=Register"]) small')
        .textContent();
      await page.keyboard.press('Enter');
      await page.waitForURL(/type=Register/);
      expect(await page.locator('#results').textContent()).toBe(`Tuloksia: ${count ?? ''}`);
      await tabTo(page, 'nav.languages a[hreflang=sv]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/lang=sv/);
      expect(await page.locator('html').getAttribute('lang')).toBe('sv');
      expect(page.url()).toContain('type=Register');
      expect(await page.locator('#results').textContent()).toBe(`Träffar: ${count ?? ''}`);
      await tabTo(page, 'ol.results h3 a');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/register\/.*lang=sv/);
      expect(complaints).toEqual([]);
    },
  );

  it('skips to the results, and takes a limit away again', async (context) => {
    const { page } = await open(context, '/search?q=hallinto&type=TosClass&lang=en');
    await tabTo(page, 'ul.chosen a');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=hallinto&lang=en$/);
    await tabTo(page, '.to-facets a');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('#narrow');
  });
});

describe('the suggestions', () => {
  const options = '[role=option]';

  it.for(some(['/?lang=fi', '/register?lang=fi', '/search?lang=fi'], 3))(
    'come as one types, are walked with arrows, and lead to a page: %s',
    async (path, context) => {
      const { page, complaints } = await open(context, path);
      const box = page.getByRole('combobox');
      await tabTo(page, field);
      expect(await box.getAttribute('aria-expanded')).toBe('false');
      // At once: of what is typed slowly the server is asked again, and the marks are gone.
      await page.keyboard.insertText('rekrytoinnin rek');
      await page.locator(options).first().waitFor();
      const count = await page.locator(options).count();
      expect(await box.getAttribute('aria-expanded')).toBe('true');
      expect(await page.getByRole('status').textContent()).toBe(`Ehdotuksia: ${count}`);
      await page.keyboard.press('ArrowDown');
      const marked = page.locator(`${options}[aria-selected=true]`);
      expect(await box.getAttribute('aria-activedescendant')).toBe(await marked.getAttribute('id'));
      await page.keyboard.press('ArrowUp');
      expect(await marked.count()).toBe(0);
      expect(await box.getAttribute('aria-activedescendant')).toBe(null);
      await page.keyboard.press('ArrowUp');
      expect(await marked.getAttribute('id')).toBe(
        await page.locator(options).last().getAttribute('id'),
      );
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(await marked.textContent()).toContain('Rekry');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/register\/.*\?lang=fi$/);
      expect(complaints).toEqual([]);
    },
  );

  it('close with Escape, which leaves the words and the form', async (context) => {
    const { page } = await open(context, '/?lang=en');
    await tabTo(page, field);
    await page.keyboard.insertText('rek');
    await page.locator(options).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await page.locator('[role=listbox]').isHidden()).toBe(true);
    expect(await page.locator(field).inputValue()).toBe('rek');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=rek&lang=en$/);
  });

  it('close when the field is left, and open again with an arrow', async (context) => {
    const { page } = await open(context, '/?lang=sv');
    await tabTo(page, field);
    await page.keyboard.insertText('rek');
    await page.locator(options).first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator('[role=listbox]').isHidden()).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await page.locator(options).first().waitFor();
    await page.locator(options).first().click();
    await page.waitForURL(/\?lang=sv$/);
  });

  it('are texts, whatever the names in the catalogue are', async (context) => {
    const { page, complaints } = await open(context, '/?lang=fi');
    const name = '<img src=x onerror="document.title=1"><b>x</b>';
    await page.route('**/suggest?*', (route) =>
      route.fulfill({
        json: [
          { name, language: '"><i>', code: name, text: name, type: name, href: 'javascript:1' },
        ],
      }),
    );
    await page.locator(field).fill('x');
    await page.locator(options).first().waitFor();
    expect(await page.locator(`${options} img, ${options} b, ${options} i`).count()).toBe(0);
    expect(await page.locator(options).textContent()).toContain(name);
    await page.locator(options).click();
    expect(page.url()).toBe(`${BASE}/?lang=fi`);
    expect(complaints.filter((text) => !text.includes('javascript:'))).toEqual([]);
  });

  it('are missed by nobody where the server has none, or does not answer', async (context) => {
    const { page, complaints } = await open(context, '/?lang=fi');
    await page.route('**/suggest?*', (route) => route.fulfill({ status: 503, body: 'no' }));
    const answered = page.waitForResponse(/suggest/);
    await page.locator(field).fill('rek');
    await answered;
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=rek/);
    expect(complaints.filter((text) => !text.includes('503'))).toEqual([]);
  });
});

describe('axe', () => {
  const pages = [
    '/search?q=viestint%C3%A4',
    '/search?q=hallinto&type=TosClass',
    '/search?q=viestnt%C3%A4',
    '/search',
  ];

  // Each page in one language, where tests are to be quick.
  const inTurn = ['fi', 'sv', 'en'].map(
    (lang, turn) => [lang, pages.filter((_page, at) => isLong || at % 3 === turn)] as const,
  );

  it.for(some(inTurn, 3))(
    'finds nothing on the pages of the search in %s',
    async ([lang, paths], context) => {
      for (const path of some(paths, 2)) {
        const separator = path.includes('?') ? '&' : '?';
        const { page } = await open(context, `${path}${separator}lang=${lang}`);
        expect(await axeFindings(page), path).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.setViewportSize({ width: 1280, height: 740 });
        expect(await axeFindings(page), `${path}, dark`).toEqual([]);
      }
    },
  );

  it('finds nothing while suggestions are open', async (context) => {
    const { page } = await open(context, '/?lang=fi');
    await page.locator(field).fill('rek');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    // Of what lies under the list it cannot judge the contrast.
    expect(await axeFindings(page, 'form.search')).toEqual([]);
  });

  it.runIf(isWide)('would find a field without a name, which these tests see', async (context) => {
    const { page } = await open(context, '/search?lang=fi');
    await page.evaluate(`document.querySelector('label').remove()`);
    expect((await axeFindings(page)).join()).toContain('label');
  });

  it.for(some([320, 360, 1280, 768], 4))(
    'is no wider than its window, with targets of 24 px, at %s px',
    async (width, context) => {
      const { page } = await open(context, '/search?q=hallinto&lang=fi', {
        viewport: { width, height: 740 },
      });
      expect(
        await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        ),
      ).toBeLessThanOrEqual(0);
      const small =
        await page.evaluate(`[...document.querySelectorAll('.found a, nav a, button, input')]
      .filter((each) => each.offsetParent && !each.closest('.place, .skip'))
      .filter((each) => each.getBoundingClientRect().height < 24)
      .map((each) => each.outerHTML)`);
      expect(small).toEqual([]);
    },
  );
});
