import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imported, registersIn } from '../../support/pages.ts';
import { runs } from '../../support/runs.ts';
import { widely } from '../../support/wide.ts';
import { corpus } from './corpus.ts';

/** A page that somebody spoilt: its text, and the lines that are no longer as or where they were. */
interface Spoilt {
  readonly text: string;
  readonly touched: ReadonlySet<string>;
}

type Mutation = readonly [kind: 'drop' | 'double' | 'cut' | 'swap', at: number, other: number];

const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.tuple(fc.constantFrom('drop', 'double', 'cut', 'swap'), fc.nat(), fc.nat()),
  { minLength: 1, maxLength: 4 },
);

function spoil(text: string, all: readonly Mutation[]): Spoilt {
  const lines = text.split('\n');
  const touched = new Set<string>();
  for (const [kind, first, second] of all) {
    const [at, other] = [first % lines.length, second % lines.length];
    const [line = '', moved = ''] = [lines[at], lines[other]];
    touched.add(bare(line));
    if (kind === 'drop') lines.splice(at, 1);
    else if (kind === 'double') lines.splice(at, 0, line);
    else if (kind === 'cut') lines[at] = line.slice(0, other % (line.length + 1));
    else {
      touched.add(bare(moved));
      [lines[at], lines[other]] = [moved, line];
    }
  }
  return { text: lines.join('\n'), touched };
}

/** A line without the mark of a list: as a register has it for its name. */
function bare(line: string): string {
  return line.replace(/^\s*(?:[•*–-]|\d+[.)])\s+/, '').trim();
}

/** Whether a text has a word in some form that a name begins with. */
function isNamedIn(text: string, name: string): boolean {
  return text.toLowerCase().includes(name.toLowerCase().slice(0, 5));
}

const HEADING = /(tietovarannot|tietovaranto)$/;

const pages = [
  {
    form: 'the page of the Executive Office',
    text: readFileSync('data/helsinki/kaupunginkanslian-tietovarannot.txt', 'utf8'),
    other: { authority: 'Helsingin kaupunki', organisation: 'Kaupunginkanslia' },
    times: runs(widely(2, 10), 200),
    names: true,
    most: 4,
  },
  ...corpus
    .filter(({ file }) => file === undefined)
    .map(
      ({
        form,
        text,
        language = 'fi',
        organisation = 'Esimerkkivirasto',
        namedByHeadingsAlone,
      }) => ({
        form,
        text,
        other: { language, organisation },
        times: runs(widely(3, 5), 40),
        names: !namedByHeadingsAlone,
        // Of a page as short as these two changes may make one that somebody could have written.
        most: 1,
      }),
    ),
];

describe.each(pages.map((page) => [page.form, page] as const))('%s, spoilt', (_form, page) => {
  const { text, other, times, names, most } = page;
  const units = new Map<string, string[]>();
  for (const { title, unit } of registersIn(imported(text, other)))
    units.set(title, [...(units.get(title) ?? []), unit]);

  it('has each of its lines in the report, once, and never moves a register in silence', () => {
    fc.assert(
      fc.property(mutations, (all) => {
        const spoilt = spoil(text, all);
        // Where nothing but headings names the units, headings that change places say something else, and nothing tells.
        const isTold = names || ![...spoilt.touched].some((line) => HEADING.test(line));
        const found = imported(spoilt.text, other);
        const numbers = spoilt.text
          .split(/\r\n|\n|\r/)
          .flatMap((line, index) => (line.replaceAll('\ufeff', '').trim() ? [index + 1] : []));
        expect(found.report.lines.map(({ line }) => line)).toEqual(numbers);
        for (const { title, unit } of isTold && all.length <= most ? registersIn(found) : []) {
          const before = units.get(title);
          if (
            !before ||
            before.includes(unit) ||
            [...spoilt.touched].some((line) => line.startsWith(title))
          )
            continue;
          // Of a unit that is named nowhere any more nobody can say that something was its own.
          if (!before.some((name) => isNamedIn(spoilt.text, name))) continue;
          const line = found.report.lines.find((each) => each.text === title);
          // Without any heading of a unit a page has the form of one that is the organisation's own.
          const lost = found.report.lines.find(
            ({ fate, text: stray }) =>
              fate === 'not understood' && before.some((name) => isNamedIn(stray, name)),
          );
          const note = found.report.notes.find(({ message }) => message.includes('is assigned to'));
          const what = `${title} was of ${before.join()}, is of ${unit}`;
          expect(line?.notSure ?? note ?? lost, what).toBeDefined();
        }
      }),
      { numRuns: times },
    );
  });
});

describe('any text', () => {
  it('is read without a failure, and each line of it is in the report', () => {
    const words = fc.constantFrom(
      ...['Osaston tietovarannot', 'Rekisterit:', '• Rekisteri', '00 01 Luokka', 'Käyttötarkoitus'],
      ...[
        'Tietopyynnöt',
        'Postiosoite:',
        'Jotain muuta.',
        '',
        ' ',
        '•',
        '1.',
        'Osaston rekisterit',
      ],
      ...[
        'Osaston tietojärjestelmät',
        'A, B sekä C.',
        'Lähde: X',
        '<p>',
        '…',
        '\u00a0',
        '(((',
        '$&',
      ],
    );
    const line = fc.oneof(words, fc.string(), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.boolean(), (lines, isHtml) => {
        const text = lines.join('\n');
        const { report } = imported(text, isHtml ? { file: 'page.html' } : {});
        expect(report.totals.lines).toBe(report.lines.length);
      }),
      { numRuns: runs(widely(20, 50), 1_000) },
    );
  });
});
