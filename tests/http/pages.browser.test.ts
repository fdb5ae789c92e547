import { createHash } from 'node:crypto';
import { describe, expect, it, type TestContext } from 'vitest';
import { formats } from '../../src/linked-data/formats.ts';
import { atOnce } from '../../src/reading/work.ts';
import { checkingHarvest, ownPages } from '../../src/tools/harvest-check/harvest-check.ts';
import { harvestWriting } from '../../src/linked-data/writing.ts';
import type { Shape } from '../../src/model/model.ts';
import { collectionPage } from '../../src/site/list-page.ts';
import { harvestCheckPage } from '../../src/site/harvest-check-page.ts';
import { ontologyPage } from '../../src/site/ontology-page.ts';
import { problemPage } from '../../src/site/problem/problem-page.ts';
import { resourcePage } from '../../src/site/resource-page.ts';
import { developersPage } from '../../src/site/developers-page.ts';
import { startPage } from '../../src/site/start-page.ts';
import { pageStyle } from '../../src/site/style.ts';
import { browserFor } from '../support/browser.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { parsePage, type PageElement } from '../support/html.ts';
import { isWide } from '../support/wide.ts';
import { Windows, type Opened } from '../support/windows.ts';

const browserIn = browserFor('the pages');

const { snapshot } = loadCatalogue();
const languages = ['fi'];
const alternates = formats.map(({ name, mediaType, ending }) => {
  return { name, mediaType, href: `${BASE}x${ending}` };
});

const resourceAt = (path: string): string => {
  const resource = snapshot.find(BASE + path);
  if (!resource) throw new Error(`${path} is not described`);
  return resourcePage({ snapshot, languages, alternates, resource }).html;
};

const shape = snapshot.model.shapes.find(({ segment }) => segment === 'tos');
const registers = snapshot.model.shapes.find(({ segment }) => segment === 'register');
const collectionAt = async (path: string, of: Shape, query = ''): Promise<string> => {
  const list = { shape: of, list: BASE + path, query: new URLSearchParams(query) };
  return (await collectionPage({ snapshot, languages, alternates, ...list })).html;
};

const writing = harvestWriting(snapshot.model, BASE);
const report = writing && atOnce(checkingHarvest(ownPages(snapshot, writing, 40)));

const pages: Readonly<Record<string, string>> = {
  start: startPage({ snapshot, languages, alternates }).html,
  developers: developersPage({
    ...{ snapshot, languages, dumps: alternates, hasExamples: true },
    places: { graphql: `${BASE}graphql`, ontology: `${BASE}ontology` },
  }).html,
  register: resourceAt('register/rekrytoinnin-rekisteri'),
  class: resourceAt('tos/2026-11-22/07-02'),
  organisation: resourceAt('organisation/elinkeino-osasto'),
  collection: registers ? await collectionAt('register', registers) : '',
  filtered: registers ? await collectionAt('register', registers, 'q=rekisteri') : '',
  tree: shape ? await collectionAt('tos', shape) : '',
  check: report ? harvestCheckPage({ snapshot, languages, alternates, report }).html : '',
  ontology: ontologyPage({ snapshot, languages, alternates }).html,
  problem: problemPage({ status: 404, snapshot, languages, list: `${BASE}tos` }).html,
};

const names = Object.keys(pages);
const hash = createHash('sha256').update(pageStyle).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; script-src 'self'`;

interface Screen {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** The pages as they are written, under a policy that allows the one style and nothing else. */
const windows = new Windows((address) => {
  const name = address.slice(BASE.length);
  // The script has tests of its own.
  if (name.endsWith('/suggest.js'))
    return new Response('', { headers: { 'Content-Type': 'text/javascript' } });
  return new Response(pages[name] ?? '', {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY },
  });
});

/** A page in a browser that reaches no server. */
function open(
  context: TestContext,
  name: string,
  { width = 1200, colorScheme = 'light' }: Screen = {},
): Promise<Opened> {
  const options = { viewport: { width, height: 800 }, colorScheme };
  return windows.open(browserIn(context), `${BASE}${name}`, options);
}

/** Elements, attributes and texts as nested lists, for a comparison; white space between elements aside. */
type Tree = [name: string, attributes: [string, string][], ...children: (Tree | string)[]];

function treeOf({ name, attributes, children }: PageElement): Tree {
  return [
    name,
    Object.entries(attributes),
    ...children
      .filter((child) => typeof child !== 'string' || child.trim() !== '')
      .map((child) => (typeof child === 'string' ? child : treeOf(child))),
  ];
}

const BROWSERS_TREE = `(() => {
  const treeOf = (element) => [
    element.localName,
    [...element.attributes].map(({ name, value }) => [name, value]),
    ...[...element.childNodes]
      .filter((child) => child.nodeType !== 3 || child.data.trim() !== '')
      .map((child) => (child.nodeType === 3 ? child.data : treeOf(child))),
  ];
  return treeOf(document.documentElement);
})()`;

/** The least contrast of a text with what is behind it (WCAG 2.2, section 1.4.3), with the text. */
const LEAST_CONTRAST = `(() => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) =>
    numbers(color)
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const probe = document.createElement('p');
  document.body.append(probe);
  const canvas = (() => {
    probe.style.setProperty('color', 'Canvas');
    return getComputedStyle(probe).color;
  })();
  probe.remove();
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = getComputedStyle(each).backgroundColor;
      if (numbers(color)[3] !== 0) return color;
    }
    return canvas;
  };
  return [...document.querySelectorAll('body *')]
    .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((each) => {
      const [a, b] = [getComputedStyle(each).color, behind(each)].map(luminance);
      return { ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), text: each.textContent };
    })
    .reduce((least, each) => (each.ratio < least.ratio ? each : least));
})()`;

describe.each(names)('the page "%s" in a browser', (name) => {
  /** Whether a test is about the page: each test about all of them, but for the short run, where each has a fifth. */
  const isInTurn = (turn: number): boolean => isWide || names.indexOf(name) % 5 === turn;

  it.runIf(isInTurn(0))(
    'is read as it is written, and breaks no rule of a strict policy',
    async (context) => {
      const { window, complaints } = await open(context, name);
      expect(await window.evaluate(BROWSERS_TREE)).toEqual(treeOf(parsePage(pages[name] ?? '')));
      expect(complaints).toEqual([]);
      expect(await window.evaluate('getComputedStyle(document.body).maxWidth')).toBe('960px');
    },
  );

  it.runIf(isInTurn(1))(
    'has its landmarks once, one first heading, and no level left out',
    async (context) => {
      const { window } = await open(context, name);
      const count = (selector: string): Promise<number> => window.locator(selector).count();
      expect(await count('body > main')).toBe(1);
      expect(await count('body > footer')).toBe(1);
      expect(await count('body > header')).toBe(1);
      const levels = await window
        .locator('h1, h2, h3, h4, h5, h6')
        .evaluateAll((headings) =>
          headings.map(({ localName }: { localName: string }) => Number(localName.slice(1))),
        );
      expect(levels[0]).toBe(1);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
      const nameless = await window.locator('nav:not([aria-label])').count();
      expect(nameless).toBe(0);
    },
  );

  it.runIf(isInTurn(2))(
    'has texts that stand out, in light colours and in dark ones',
    async (context) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { window } = await open(context, name, { colorScheme });
        const least = await window.evaluate<{ ratio: number; text: string }>(LEAST_CONTRAST);
        expect(least.ratio, `${colorScheme}: ${least.text}`).toBeGreaterThan(4.5);
      }
    },
  );

  it.runIf(isInTurn(3))('fits the screen of a phone', async (context) => {
    const { window } = await open(context, name, { width: 360 });
    expect(await window.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  it.runIf(isInTurn(4))(
    'shows where the keyboard is, on everything that can be used',
    async (context) => {
      const { window } = await open(context, name);
      const usable = await window.locator('a[href], summary, [tabindex]').count();
      for (let index = 0; index < Math.min(usable, 12); index += 1) {
        await window.keyboard.press('Tab');
        const outline = await window.evaluate(
          'document.activeElement === document.body || getComputedStyle(document.activeElement).outlineWidth',
        );
        expect(outline).toBe('3px');
      }
    },
  );
});

describe('what kind of thing a page is about, in a browser', () => {
  it('opens to its explanation by keyboard', async (context) => {
    const { window } = await open(context, 'organisation');
    const details = window.locator('details.kind');
    expect(await details.locator('p').isVisible()).toBe(false);
    await details.locator('summary').focus();
    await window.keyboard.press('Enter');
    expect(await details.locator('p').isVisible()).toBe(true);
  });
});
