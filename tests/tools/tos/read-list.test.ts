import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/tools/tos/read-list.ts';

const pattern = /^[0-9]{2}( [0-9]{2})*$/;
const read = (text: string, name = 'list.csv') => readList({ name, text, pattern });

describe('a list of classes', () => {
  it('is the same in CSV and in JSON, in every language that it has', () => {
    const expected = [
      {
        notation: '00',
        labels: new Map([
          ['fi', 'Hallinto'],
          ['sv', 'Förvaltning'],
        ]),
      },
      { notation: '00 01', labels: new Map([['fi', 'Ohjaus']]) },
    ];
    const csv = read('notation,label_fi,label_SV\n00,Hallinto,Förvaltning\n00 01,Ohjaus,\n');
    const json = read(
      '[{"notation":"00","label_fi":"Hallinto","label_sv":"Förvaltning"},{"notation":"00 01","label_fi":"Ohjaus"}]',
      'list.json',
    );
    expect(csv).toEqual({
      classes: expected.map((each, index) => ({ ...each, line: index + 2 })),
      remarks: [],
    });
    expect(json).toEqual({
      classes: expected.map((each, index) => ({ ...each, line: index + 1 })),
      remarks: [],
    });
  });

  it('takes a class without the one above it and a column that is not read, and says so', () => {
    const { classes, remarks } = read('notation,label_fi,note\n00 01 02,Ohjaus,x\n');
    expect(classes).toHaveLength(1);
    expect(remarks).toEqual([
      'list.csv: the column "note" is not read',
      'list.csv, line 2: the class "00 01 02" has no "00 01" above it in the list',
    ]);
  });

  it('takes spaces of any kind and number in a notation as one', () => {
    expect(read('notation,label_fi\n"00\u00a0 01",A\n').classes[0]?.notation).toBe('00 01');
  });

  it('tells every mistake of a list at once, and takes nothing of it', () => {
    const rows = ['00,Hallinto', '0.1,Ohjaus', '02,', ',Nimi', '00,Toinen'];
    const text = ['notation,label_fi', ...rows].join('\n');
    expect(() => read(text)).toThrow(
      [
        'list.csv, line 3: expected a notation that matches ^[0-9]{2}( [0-9]{2})*$, got "0.1"',
        'list.csv, line 4: the class "02" has no label',
        'list.csv, line 5: has no notation',
        'list.csv, line 6: the notation "00" is in list.csv, line 2 already',
      ].join('\n'),
    );
  });

  it.each([
    ['other columns', 'koodi,nimi\n00,A\n', 'list.csv', /got "koodi", "nimi"$/],
    ['no label', 'notation\n00\n', 'list.csv', /got "notation"$/],
    ['no row', '', 'list.csv', /got none$/],
    ['JSON that is none', '[{', 'list.json', /^list\.json: is no JSON/],
    ['JSON that is no array', '{}', 'list.json', /^list\.json: expected an array/],
    ['JSON of no objects', '["00"]', 'list.json', /^list\.json, object 1: expected an object/],
    [
      'a number as a notation',
      '[{"notation":0,"label_fi":"A"}]',
      'list.json',
      /^list\.json, object 1: expected a text as "notation", got 0$/,
    ],
  ])('refuses %s', (_what, ...[text, name, message]) => {
    expect(() => read(text, name)).toThrow(message);
  });
});

describe('labels', () => {
  it('are cleaned of invisible characters in JSON as in CSV', () => {
    const text = JSON.stringify([{ notation: '00', label_fi: 'Yleis\u00adhallinto' }]);
    const [first] = readList({ name: 'a.json', text }).classes;
    expect(first?.labels.get('fi')).toBe('Yleishallinto');
  });

  it('have the language of a column that is named as POSIX does', () => {
    const [first] = readList({ name: 'a.csv', text: 'notation,label_sv_FI\n00,A\n' }).classes;
    expect(first?.labels.get('sv-fi')).toBe('A');
  });
});
