import { sizes, timesTheFirst, type Figure } from './figure.ts';

const WIDTH = 860;
const HEIGHT = 470;
const PLOT = { left: 60, right: 600, top: 50, bottom: 420 };
const TITLE =
  'Times the cost at 10,000 triples: of an answer; of loads, memory and dumps, for each triple';
const LABEL_HEIGHT = 16;
const COLOURS = ['#0b5394', '#b45f06', '#38761d', '#990000', '#674ea7', '#134f5c', '#7f6000'];

/** How many times the cost in the smallest catalogue things take in larger ones, as an SVG document. */
export function chart(figures: readonly Figure[]): string {
  const times = figures.map(timesTheFirst);
  const top = Math.ceil(Math.log10(Math.max(10, ...times.flat())));
  const bottom = Math.floor(Math.log10(Math.min(0.5, ...times.flat())));
  const y = (value: number): number =>
    PLOT.bottom - ((Math.log10(value) - bottom) / (top - bottom)) * (PLOT.bottom - PLOT.top);
  const decades = Array.from({ length: top - bottom + 1 }, (_, index) => 10 ** (bottom + index));
  const ends = times.map((each) => y(each.at(-1) ?? 1));
  const places = apart(ends);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    '<title>What the size of a catalogue costs</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text([PLOT.left, 24], TITLE, 'font-size="15"'),
    ...decades.flatMap((value) => [
      line([PLOT.left, y(value)], [PLOT.right, y(value)], 'stroke="#dddddd"'),
      text([PLOT.left - 8, y(value) + 4], `${value} ×`, 'text-anchor="end"'),
    ]),
    ...sizes.map((size, index) =>
      text(
        [x(index), PLOT.bottom + 22],
        `${size.toLocaleString('en')} triples`,
        'text-anchor="middle"',
      ),
    ),
    ...proportional(y, top),
    ...figures.flatMap((figure, index) => [
      curve(times[index] ?? [], { y, colour: colourOf(index) }),
      line(
        [PLOT.right + 4, ends[index] ?? 0],
        [PLOT.right + 20, places[index] ?? 0],
        `stroke="${colourOf(index)}"`,
      ),
      text([PLOT.right + 24, (places[index] ?? 0) + 4], figure.name, `fill="${colourOf(index)}"`),
    ]),
    '</svg>\n',
  ].join('\n');
}

/** What it would be if it grew as the catalogue does. */
function proportional(y: (value: number) => number, top: number): string[] {
  const end = Math.min(top, sizes.length - 1);
  return [
    line([x(0), y(1)], [x(end), y(10 ** end)], 'stroke="#888888" stroke-dasharray="4 4"'),
    text([x(end) - 90, y(10 ** end) + 14], 'as the catalogue', 'text-anchor="end" fill="#666666"'),
  ];
}

function x(index: number): number {
  return PLOT.left + (index / (sizes.length - 1)) * (PLOT.right - PLOT.left);
}

function curve(
  times: readonly number[],
  { y, colour }: { y: (value: number) => number; colour: string },
): string {
  const points = times.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`;
}

function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] ?? '';
}

/** Heights for labels, near where they should be, so that none covers another. */
function apart(heights: readonly number[]): number[] {
  const places: number[] = [];
  const order = heights
    .map((height, index) => ({ height, index }))
    .sort((a, b) => b.height - a.height);
  let free = PLOT.bottom + 30;
  for (const { height, index } of order) {
    free = Math.min(height, free - LABEL_HEIGHT);
    places[index] = free;
  }
  return places;
}

type Point = readonly [x: number, y: number];

function line([x1, y1]: Point, [x2, y2]: Point, style: string): string {
  const ends = { x1, y1, x2, y2 };
  const attributes = Object.entries(ends).map(([name, value]) => `${name}="${value.toFixed(1)}"`);
  return `<line ${attributes.join(' ')} ${style}/>`;
}

function text([left, base]: Point, words: string, style: string): string {
  return `<text x="${left.toFixed(1)}" y="${base.toFixed(1)}" ${style}>${words}</text>`;
}
