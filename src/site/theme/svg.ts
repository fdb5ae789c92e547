import { lineAt, ThemeMistake } from './mistake.ts';

/** The elements that draw, and describe what is drawn: nothing runs, nothing is loaded. */
const ELEMENTS = new Set([
  ...['svg', 'g', 'defs', 'title', 'desc', 'path', 'rect', 'circle', 'ellipse', 'line'],
  ...['polyline', 'polygon', 'linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask'],
]);

const ATTRIBUTES = new Set([
  ...['xmlns', 'version', 'id', 'role', 'width', 'height', 'viewBox', 'preserveAspectRatio'],
  ...['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy', 'd', 'points'],
  ...['transform', 'fill', 'fill-rule', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity'],
  ...['stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit', 'opacity', 'clip-path', 'mask'],
  ...['clip-rule', 'offset', 'stop-color', 'stop-opacity', 'gradientUnits', 'gradientTransform'],
  ...['clipPathUnits', 'maskUnits', 'spreadMethod', 'aria-hidden', 'aria-label', 'color'],
]);

const TOKEN =
  /<!--[\s\S]*?-->|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<&]+)/y;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const PROLOG = /^\s*<\?xml\s[^<>?]*\?>/;

/** Throws where a drawing is anything but shapes: a script, a reference to elsewhere, a style, an entity. */
export function checkSvg(svg: string, file: string): void {
  const prolog = PROLOG.exec(svg)?.[0].length ?? 0;
  const fail = (place: number, message: string): never => {
    throw new ThemeMistake(file, lineAt(svg, place), message);
  };
  const open: string[] = [];
  let count = 0;
  for (let at = prolog; at < svg.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(svg);
    if (!token)
      return fail(at, `expected an element, got ${JSON.stringify(svg.slice(at, at + 40))}`);
    const [, end, name, attributes = '', empty, text = ''] = token;
    // What is before the one element and after it is no part of the drawing.
    const isOutside = !open.length && (name === undefined ? text.trim() !== '' : count > 0);
    if (isOutside)
      fail(at, `expected one svg element and nothing beside it, got ${token[0].trim()}`);
    if (name === undefined) continue;
    count += 1;
    if (count === 1 && name !== 'svg') fail(at, `expected svg as the first element, got ${name}`);
    if (!ELEMENTS.has(name)) fail(at, `expected an element that draws, got ${name}`);
    const mistake = mistakeIn(attributes);
    if (mistake !== undefined) fail(at, mistake);
    if (end && open.pop() !== name) fail(at, `expected the end of what is open, got ${name}`);
    if (!end && !empty) open.push(name);
  }
  if (!count || open.length) fail(svg.length, 'expected a whole svg element');
}

/** What is wrong with the attributes of an element. */
function mistakeIn(attributes: string): string | undefined {
  for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    if (!ATTRIBUTES.has(name)) return `expected an attribute that draws, got ${name}`;
    const value = double ?? single ?? '';
    const outside = value.replaceAll(/url\(#[\w-]+\)/g, '');
    if (name !== 'xmlns' && /url\s*\(|:\s*\/\/|data:|javascript:|&/i.test(outside))
      return `expected no reference to anything outside, got ${name}="${value}"`;
  }
  return undefined;
}
