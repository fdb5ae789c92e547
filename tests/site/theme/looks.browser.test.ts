import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createService } from '../../../src/http/service.ts';
import { contrast } from '../../../src/site/theme/contrast.ts';
import { readTheme } from '../../../src/site/theme/read-theme.ts';
import { createApp } from '../../support/app.ts';
import { patient } from '../../support/application.ts';
import { browserFor } from '../../support/browser.ts';
import { BASE, loadCatalogue } from '../../support/catalogue.ts';
import { isWide, some } from '../../support/wide.ts';
import { Windows } from '../../support/windows.ts';

const browserIn = browserFor('the looks of the site');
const { snapshot } = loadCatalogue();

/** The windows of a server with a theme. */
function windowsOf(theme: string | undefined): Windows {
  const service = createService(snapshot, {
    ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: 'dist/graphiql', limits: patient },
    ...(theme !== undefined && { theme: readTheme(join('deploy/themes', theme)) }),
  });
  const app = createApp(service);
  return new Windows(async (address, headers) =>
    app.request(new URL(address, BASE).href, { headers }),
  );
}

/** Each look, with the one scheme of colours that the short run sees it in. */
const looks = [
  { theme: undefined, scheme: 'light' },
  { theme: 'helsinki', scheme: 'dark' },
].map((look) => ({ ...look, windows: windowsOf(look.theme) }));

/** The colours of the drawings: each text with what is behind it, and each mark, whose contrast axe does not judge. */
const COLOURS = `(() => {
  const paper = getComputedStyle(document.body).backgroundColor;
  const texts = [...document.querySelectorAll('svg.overview text')].map((text) => {
    const mark = text.closest('a')?.querySelector('circle, rect:not(.hit)');
    return { what: text.textContent, least: 4.5, opacity: '1', colour: getComputedStyle(text).fill,
      ground: mark ? getComputedStyle(mark).fill : paper };
  });
  const marks = [...document.querySelectorAll('svg.overview :is(circle, rect:not(.hit))')].map((mark) => {
    const { fill, stroke, opacity } = getComputedStyle(mark);
    return { what: mark.closest('a').querySelector('title').textContent, least: 3, opacity,
      colour: fill === 'none' ? stroke : fill, ground: paper };
  });
  return [...texts, ...marks];
})()`;

interface Coloured {
  readonly what: string;
  readonly least: number;
  readonly opacity: string;
  readonly colour: string;
  readonly ground: string;
}

function parts(colour: string): number[] {
  return (colour.match(/\d+(?:\.\d+)?/g) ?? []).slice(0, 3).map(Number);
}

/** A colour over a ground as `#rrggbb`. */
function over({ colour, ground, opacity }: Coloured): string {
  const [above, below] = [parts(colour), parts(ground)];
  const mixed = above.map((part, at) => {
    const share = Number(opacity);
    return Math.round(part * share + (below[at] ?? 0) * (1 - share));
  });
  return hex(mixed);
}

function hex(numbers: readonly number[]): string {
  return `#${numbers.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** What readers set who need more room between lines, letters, words and paragraphs (WCAG 2.2, 1.4.12). */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

/** Elements whose text is cut off, or is wider than the window. */
const CUT = `[...document.querySelectorAll('body *')]
  .filter((each) => each.checkVisibility() && !each.closest('.visually-hidden, .skip, .scroll, .wide, svg, label, [role=listbox]'))
  .filter((each) => {
    const { overflowX, overflowY, position } = getComputedStyle(each);
    const hides = [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
    const isCut = hides && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
    const { right, left, width } = each.getBoundingClientRect();
    return isCut || (width > 0 && left >= 0 && position !== 'absolute' && right > document.documentElement.clientWidth + 1);
  })
  .map((each) => each.outerHTML.slice(0, 120))`;

describe.each(looks)('the look $theme', ({ theme, scheme, windows }) => {
  /** The wide run asks all of each look, the short one of one. */
  const isAsked = isWide || theme === undefined;

  it.for((['light', 'dark'] as const).filter((each) => isWide || each === scheme))(
    'has drawings that can be read in the %s scheme of colours',
    async (colorScheme, context) => {
      const opened = await windows.open(browserIn(context), `${BASE}overview`, { colorScheme });
      const found: Coloured[] = await opened.window.evaluate(COLOURS);
      expect(found.filter(({ least }) => least === 4.5).length).toBeGreaterThan(30);
      expect(found.filter(({ least }) => least === 3).length).toBeGreaterThan(60);
      const faint = found.filter(
        (each) => contrast(over(each), hex(parts(each.ground))) < each.least,
      );
      expect(faint).toEqual([]);
    },
  );

  it.runIf(isAsked)('keeps all of its text where readers space it themselves', async (context) => {
    const register = 'register/rekrytoinnin-rekisteri';
    for (const path of some([register, 'overview', '', 'ask?q=rekrytoinnin+tietoni'], 2)) {
      const opened = await windows.open(browserIn(context), BASE + path, {
        viewport: { width: 360, height: 740 },
        bypassCSP: true,
      });
      await opened.window.addStyleTag({ content: SPACING });
      expect({ path, cut: await opened.window.evaluate(CUT) }).toEqual({ path, cut: [] });
    }
  });

  it.runIf(isAsked)('moves nothing for those who ask for less motion', async (context) => {
    const opened = await windows.open(browserIn(context), `${BASE}overview`, {
      reducedMotion: 'reduce',
    });
    const moving = `[...document.querySelectorAll('*')].filter((each) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
      return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
    }).map((each) => each.localName)`;
    expect(await opened.window.evaluate(moving)).toEqual([]);
  });

  it.runIf(isAsked)('has marks that the keyboard reaches, each with a name', async (context) => {
    const opened = await windows.open(browserIn(context), `${BASE}overview?lang=en`, {});
    const nameless = `[...document.querySelectorAll('svg.overview a')].filter((each) => each.tabIndex !== 0 ||
      !(each.querySelector('title') ?? each.querySelector('text'))?.textContent.trim()).length`;
    expect(await opened.window.evaluate(nameless)).toBe(0);
    await opened.window.locator('svg.overview a').first().focus();
    const focused = 'document.activeElement.closest("svg.overview") !== null';
    expect(await opened.window.evaluate(focused)).toBe(true);
  });
});
