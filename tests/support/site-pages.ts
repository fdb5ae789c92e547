import type { Page } from 'playwright-core';

/** An address of each kind of page, under the base address. */
export const kindsOfPages: Readonly<Record<string, string>> = {
  start: '',
  developers: 'developers',
  'picture of the whole': 'overview',
  register: 'register/rekrytoinnin-rekisteri',
  unit: 'organisation/elinkeino-osasto',
  class: 'tos/2026-11-22/03-01-03',
  system: 'information-system/sailytys-ja-arkistojarjestelma',
  contact: 'contact-point/kirjaamo',
  document: 'document/kaupunginkanslian-tietovarannot',
  'source record': 'source/register/rekrytoinnin-rekisteri',
  list: 'register',
  tree: 'organisation',
  plan: 'tos',
  ontology: 'ontology',
  problem: 'register/no-such-register',
  'harvest check': 'dcat/check',
  'where to ask': 'ask',
  'a request': 'ask?q=rekrytoinnin+tietoni',
  'search with results': 'search?q=rekrytointi',
  'search without results': 'search?q=xyzzyqwk',
  'ready-made questions': 'query',
  'answer of a question': 'query/registers-per-unit',
};

/** Targets under 24 pixels in a direction (WCAG 2.2, 2.5.8), but for links within sentences and those with room around. */
const SMALL_TARGETS = `(() => {
  const seen = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const targets = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
    .filter(seen)
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.right > 0);
  const isInSentence = ({ element }) => {
    const block = element.closest('p, li, dd, td, th, h1, h2, h3, caption, div');
    return element.localName === 'a' && getComputedStyle(element).display === 'inline' &&
      block !== null && block.textContent.trim().length > element.textContent.trim().length + 3;
  };
  const middle = ({ box }) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const distance = (point, box) => Math.hypot(
    Math.max(box.left - point[0], 0, point[0] - box.right),
    Math.max(box.top - point[1], 0, point[1] - box.bottom));
  const isSmall = ({ box }) => box.width < 24 || box.height < 24;
  const hasRoom = (target) => targets.every((other) => other === target ||
    distance(middle(target), other.box) >= 12 &&
    (!isSmall(other) || Math.hypot(...middle(other).map((at, axis) => at - middle(target)[axis])) >= 24));
  return targets
    .filter((target) => isSmall(target) && !isInSentence(target) && !hasRoom(target))
    .map(({ element, box }) => element.outerHTML.slice(0, 150) + ' ' + box.width + 'x' + box.height);
})()`;

/** Words of which one part is on one line and the rest on the next, without a hyphen and without a sign to break at. */
const TORN_WORDS = `(() => {
  const torn = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest('code, style')) continue;
    if (getComputedStyle(node.parentElement).hyphens === 'auto') continue;
    for (const { 0: word, index } of node.data.matchAll(/\\p{L}{2,}/gu)) {
      // An address has no other place to break at.
      const [before] = node.data.slice(0, index).match(/\\S*$/);
      const [after] = node.data.slice(index).match(/^\\S*/);
      if (/[/:@.]./.test(before + after)) continue;
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (tops.size > 1) torn.push(word);
    }
  }
  return torn;
})()`;

/** Words that are torn in a browser that has no hyphenation for their language. */
export async function wordsTornWithoutHyphens(window: Page): Promise<unknown> {
  return window.evaluate(TORN_WORDS.replace(/.*hyphens === 'auto'.*/, ''));
}

/** Steps of the path to a page whose sign is on a line of its own, above their links. */
const LONE_SIGNS = `[...document.querySelectorAll('nav.path li + li')]
  .filter((step) => {
    const link = step.querySelector('a');
    const height = Number.parseFloat(getComputedStyle(link).lineHeight);
    return link.getBoundingClientRect().top - step.getBoundingClientRect().top > height / 2;
  })
  .map((step) => step.textContent.trim())`;

/** What no page may have at a width: small targets, torn words, signs apart from what they belong to, more to the right than the window shows. */
export async function flawsOf(window: Page): Promise<Record<string, unknown>> {
  return {
    'small targets': await window.evaluate(SMALL_TARGETS),
    'torn words': await window.evaluate(TORN_WORDS),
    'lone signs': await window.evaluate(LONE_SIGNS),
    'wider by': await window.evaluate(
      'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
    ),
  };
}

/** What a page has where it has no flaw. */
export const NO_FLAWS = { 'small targets': [], 'torn words': [], 'lone signs': [], 'wider by': 0 };

/** A script for what has more content than it shows. */
export const CUT_OFF = `[...document.querySelectorAll('body *')]
  .filter((each) => each.checkVisibility() && getComputedStyle(each).overflowX !== 'visible')
  .filter((each) => each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.outerHTML.slice(0, 100))`;
