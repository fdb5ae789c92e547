import { describe, expect, it } from 'vitest';
import { earlier, imported, registersIn } from '../../support/pages.ts';

function page(...units: readonly (readonly [unit: string, ...registers: string[]])[]): string {
  const sections = units.map(
    ([unit, ...registers]) =>
      `${unit}n tietovarannot\n\n${unit} huolehtii.\n\nRekisterit:\n${registers.map((each) => `• ${each}\n`).join('')}`,
  );
  return ['Esimerkkiviraston tietovarannot\n', ...sections].join('\n');
}

/** The address of a register by its title and its unit. */
function idOf(found: ReturnType<typeof imported>, title: string, unit: string): string | undefined {
  return registersIn(found).find((each) => each.title === title && each.unit === unit)?.id;
}

const first = imported(
  page(['Itäosasto', 'Asiakasrekisteri', 'Lupien rekisteri'], ['Länsiosasto', 'Maksurekisteri']),
);
const previous = earlier(first);

describe('an address', () => {
  it('is of the name, without what other names could have', () => {
    expect(idOf(first, 'Lupien rekisteri', 'Itäosasto')).toBe('register/lupien-rekisteri');
  });

  it('stays where lines move', () => {
    const moved = imported(
      page(
        ['Länsiosasto', 'Maksurekisteri'],
        ['Itäosasto', 'Lupien rekisteri', 'Asiakasrekisteri'],
      ),
      { previous },
    );
    expect(
      registersIn(moved)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      registersIn(first)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('stays where another unit gets a register of the same name, and would not without the earlier output', () => {
    const text = page(['Eteläosasto', 'Asiakasrekisteri'], ['Itäosasto', 'Asiakasrekisteri']);
    expect(idOf(imported(text, { previous }), 'Asiakasrekisteri', 'Itäosasto')).toBe(
      'register/asiakasrekisteri',
    );
    expect(idOf(imported(text), 'Asiakasrekisteri', 'Itäosasto')).toBe(
      'register/asiakasrekisteri-itaosasto',
    );
  });

  it('stays where the unit is renamed around it, also where the name is not the only one', () => {
    const twice = imported(
      page(['Itäosasto', 'Asiakasrekisteri'], ['Länsiosasto', 'Asiakasrekisteri']),
    );
    const renamed = imported(
      page(['Idänosasto', 'Asiakasrekisteri'], ['Länsiosasto', 'Asiakasrekisteri']),
      {
        previous: earlier(twice),
      },
    );
    expect(idOf(renamed, 'Asiakasrekisteri', 'Idänosasto')).toBe(
      idOf(twice, 'Asiakasrekisteri', 'Itäosasto'),
    );
    expect(idOf(renamed, 'Asiakasrekisteri', 'Länsiosasto')).toBe(
      idOf(twice, 'Asiakasrekisteri', 'Länsiosasto'),
    );
  });

  it('stays where a register goes to another unit, and the report says so', () => {
    const moved = imported(
      page(['Itäosasto', 'Lupien rekisteri'], ['Länsiosasto', 'Asiakasrekisteri']),
      {
        previous,
      },
    );
    expect(idOf(moved, 'Asiakasrekisteri', 'Länsiosasto')).toBe('register/asiakasrekisteri');
    expect(moved.report.notes.map(({ message }) => message)).toContain(
      'Asiakasrekisteri: was a register of Itäosasto before',
    );
  });

  it('is told of where nothing has it any more', () => {
    const less = imported(page(['Itäosasto', 'Lupien rekisteri']), { previous });
    expect(less.report.notes.map(({ message }) => message)).toContain(
      'not found any more: Asiakasrekisteri <register/asiakasrekisteri>',
    );
  });

  it('is never given to another thing than the one that had it', () => {
    const both = page(['Itäosasto', 'Lupien-rekisteri', 'Lupien rekisteri']);
    const other = imported(both, { previous });
    expect(idOf(other, 'Lupien rekisteri', 'Itäosasto')).toBe('register/lupien-rekisteri');
    expect(idOf(other, 'Lupien-rekisteri', 'Itäosasto')).toBe(
      'register/lupien-rekisteri-itaosasto',
    );
  });
});

describe('the version of the plan', () => {
  const listed = (label: string): string =>
    `${page(['Itäosasto', 'Rekisteri'])}\nTehtäväluokat:\n• 00 01 ${label}\n`;
  const before = earlier(imported(listed('Suunnittelu')));

  it('stays where the page has the classes that it had', () => {
    const { turtle } = imported(listed('Suunnittelu'), { previous: before, day: '2027-01-01' });
    expect(turtle).toContain('<tos/2026-03-01/00-01> a');
  });

  it('is the new day where a class has another label', () => {
    const { turtle } = imported(listed('Seuranta'), { previous: before, day: '2027-01-01' });
    expect(turtle).toContain('<tos/2027-01-01/00-01> a');
  });
});
