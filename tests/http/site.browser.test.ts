import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it, type TestContext } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { createApp } from '../support/app.ts';
import { application, patient } from '../support/application.ts';
import { browserFor } from '../support/browser.ts';
import { isLong } from '../support/runs.ts';
import { createService } from '../../src/http/service.ts';
import {
  CUT_OFF,
  flawsOf,
  kindsOfPages,
  NO_FLAWS,
  wordsTornWithoutHyphens,
} from '../support/site-pages.ts';
import { isWide, some } from '../support/wide.ts';
import { Windows, type Opened } from '../support/windows.ts';

const browserIn = browserFor('the site');

const { get, service } = application();
const { base } = service.snapshot;
const windows = new Windows(get);

/** Kinds of pages that other files open in a browser, too, which is enough for the short run. */
const ELSEWHERE = ['harvest check', 'search with results', 'search without results'];

const kinds = Object.entries(kindsOfPages).filter(([kind]) => isWide || !ELSEWHERE.includes(kind));
const LANGUAGES = ['fi', 'sv', 'en'];
const WIDTHS = [320, 360, 768, 1280];

/** An open page of an address. */
function open(context: TestContext, path: string, options: BrowserContextOptions): Promise<Opened> {
  return windows.open(browserIn(context), `${base}${path}`, options);
}

function pathIn(path: string, language: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
}

/**
 * Each kind of page in each language, in both colour schemes: all of them at all widths in the long run, else one of each
 * kind, at the narrowest and a wide one in the wide run, and at one of these in the short run.
 */
const matrix = kinds.flatMap(([kind, path], index) => {
  const all = LANGUAGES.flatMap((language) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ kind, path, language, colorScheme })),
  );
  if (isLong) return all.map((each) => ({ ...each, widths: WIDTHS }));
  const widths = isWide ? [320, 1280] : [index % 4 ? 1280 : 320];
  return all
    .slice(index % all.length)
    .slice(0, 1)
    .map((each) => ({ ...each, widths }));
});

/** What axe, which takes longest, is asked of: in the short run each fifth kind of page. */
const judged = some(matrix, 5);

describe.each(judged)('the page "$kind" in "$language", $colorScheme', (page) => {
  const { path, language, colorScheme, widths } = page;

  it('has nothing that axe finds, at its widths', async (context) => {
    const opened = await open(context, pathIn(path, language), { colorScheme });
    for (const width of widths) {
      await opened.window.setViewportSize({ width, height: 740 });
      await opened.window.evaluate(
        'document.querySelectorAll("details").forEach((each) => (each.open = true))',
      );
      expect({ width, found: await axeFindings(opened.window) }).toEqual({ width, found: [] });
    }
  });
});

/** One language of each kind in turn, where tests are to be quick. */
const inTurn = kinds.map(
  ([kind, path], index) =>
    [kind, path, isLong ? LANGUAGES : LANGUAGES.slice(index % 3).slice(0, 1)] as const,
);

describe.each(inTurn)('the page "%s"', (kind, path, languages) => {
  /** Whether the page is one of those that a test is about: all but in the short run, where each turn has a sixth. */
  const isInTurn = (...turns: number[]): boolean =>
    isWide || turns.includes(kinds.findIndex(([each]) => each === kind) % 6);

  it.runIf(isInTurn(0, 3))(
    'has targets of 24 pixels, no torn word, and its whole width in the window',
    async (context) => {
      for (const language of isLong ? LANGUAGES : ['fi']) {
        const { window } = await open(context, pathIn(path, language), {});
        for (const width of isLong ? WIDTHS : [320]) {
          await window.setViewportSize({ width, height: 740 });
          const found = await flawsOf(window);
          expect({ language, width, ...found }).toEqual({ language, width, ...NO_FLAWS });
        }
      }
    },
  );

  it.runIf(isInTurn(1))(
    'tears no word at 1,280 pixels, though the browser hyphenates no language',
    async (context) => {
      for (const language of languages) {
        const viewport = { width: 1280, height: 740 };
        const { window } = await open(context, pathIn(path, language), { viewport });
        const torn = await wordsTornWithoutHyphens(window);
        expect({ language, torn }).toEqual({ language, torn: [] });
      }
    },
  );

  it.runIf(isInTurn(2))(
    'begins names with a capital: a browser has a first letter of blocks alone',
    async (context) => {
      const { window } = await open(context, pathIn(path, 'fi'), {});
      const inline = `[...document.querySelectorAll('.name, dt, nav.path a')]
      .filter((each) => getComputedStyle(each).display === 'inline')
      .map((each) => each.outerHTML.slice(0, 100))`;
      expect(await window.evaluate(inline)).toEqual([]);
    },
  );

  it.runIf(isInTurn(3))(
    'fits at 400 per cent of a window of 1,280 by 1,024 pixels',
    async (context) => {
      const viewport = { width: 320, height: 256 };
      const { window } = await open(context, pathIn(path, 'fi'), {
        viewport,
        deviceScaleFactor: 4,
      });
      expect(await flawsOf(window)).toEqual(NO_FLAWS);
    },
  );

  it.runIf(isInTurn(4))(
    'can be used without scripts: each part opens, and the search is a form',
    async (context) => {
      const { window } = await open(context, pathIn(path, 'fi'), { javaScriptEnabled: false });
      const form = window.locator('form[role="search"]');
      expect(await form.count()).toBe(1);
      const summary = window.locator('summary:visible').last();
      if (!(await summary.count())) return;
      const opened = await window.locator('details[open]').count();
      await summary.click();
      expect(await window.locator('details[open]').count()).not.toBe(opened);
    },
  );

  it.runIf(isInTurn(5))('is whole in print: nothing is cut off at the right', async (context) => {
    const { window } = await open(context, pathIn(path, 'fi'), {
      viewport: { width: 718, height: 1000 },
      colorScheme: 'dark',
    });
    await window.emulateMedia({ media: 'print' });
    expect(await window.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(718);
    expect(await window.evaluate(CUT_OFF)).toEqual([]);
  });

  it.runIf(isInTurn(2))(
    'weighs at most 60 kB as it is sent, with at most 6 requests',
    async (context) => {
      const { asked } = await open(context, pathIn(path, 'fi'), {});
      const own = asked.filter((address) => address.startsWith(base));
      expect(own.length).toBeLessThanOrEqual(6);
      for (const coding of ['br', 'gzip']) {
        let bytes = 0;
        for (const address of own) {
          const answer = await get(address, {
            'Accept-Encoding': coding,
            Accept: 'text/html,*/*;q=0.8',
          });
          bytes += (await answer.arrayBuffer()).byteLength;
        }
        expect(bytes).toBeLessThanOrEqual(60_000);
      }
    },
  );
});

describe('a reader with a phone of 360 by 740 pixels', () => {
  const viewport = { width: 360, height: 740 };

  describe.each(some(LANGUAGES, 3))('in "%s"', (language) => {
    it('has a start page of at most three screens', async (context) => {
      const { window } = await open(context, pathIn('', language), { viewport });
      expect(await window.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(
        2220,
      );
    });

    it('comes from it to the way to ask in one tap and two screens', async (context) => {
      const { window } = await open(context, pathIn('', language), { viewport });
      const link = window.locator('header .ask a');
      const place = await link.boundingBox();
      expect((place?.y ?? Infinity) + (place?.height ?? 0)).toBeLessThanOrEqual(740);
      const start = window.url();
      await link.click();
      await window.waitForURL(({ href }) => href !== start);
      const way = window.locator('main a[href^="https:"]').first();
      const found = await way.boundingBox();
      expect((found?.y ?? Infinity) + (found?.height ?? 0)).toBeLessThanOrEqual(740);
      expect(await window.evaluate('document.documentElement.lang')).toBe(language);
    });
  });
});

describe('the page of a named query', () => {
  const query = `# @query wide
{ tosClasses(first: 0) { groups(by: [{ field: notation }, { field: organisationsThroughNarrower }], first: 100) {
  nodes { keys { displayName resource { ... on Organisation { registers { totalCount } } } } count where }
} } }`;
  const asked = createApp(
    createService(service.snapshot, {
      ...{ pageSize: 20, maxPageSize: 100, assets: '', limits: patient },
      examples: [{ file: 'wide.graphql', query }],
    }),
  );
  const wide = new Windows((address, headers) => asked.request(address, { headers }));

  it.for(some([320, 1280], 2))(
    'fits at %i pixels with all of its parts open',
    async (width, context) => {
      const viewport = { width, height: 800 };
      const { window } = await wide.open(browserIn(context), `${base}query/wide`, { viewport });
      await window.evaluate(
        'document.querySelectorAll("details").forEach((each) => (each.open = true))',
      );
      const table: number = await window.evaluate(
        'document.querySelector(".scroll table").offsetWidth',
      );
      const page: number = await window.evaluate('document.documentElement.scrollWidth');
      const label: number = await window.evaluate(
        'Math.max(...[...document.querySelectorAll("svg text")].map((each) => each.getBoundingClientRect().right))',
      );
      expect(table).toBeGreaterThan(Math.min(width, 960) - 32);
      expect(page).toBeLessThanOrEqual(width);
      expect(label).toBeLessThanOrEqual(width);
    },
  );
});
