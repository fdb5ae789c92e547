import { describe, expect, it } from 'vitest';
import { madeOnce } from '../../src/site/made-once.ts';
import { html } from '../../src/site/piece.ts';
import { readerOf, type Reader } from '../../src/site/reader.ts';
import type { View } from '../../src/reading/view.ts';

/** Gives readers of one view, which has nothing but its memory. */
function readers(): (...languages: string[]) => Reader {
  const memory = new Map<string, unknown>();
  const view = {
    ...{ base: 'http://localhost/', language: 'fi' },
    remember: (key: string, make: () => unknown) => {
      if (!memory.has(key)) memory.set(key, make());
      return memory.get(key);
    },
  } as unknown as View;
  return (...languages) => readerOf({ snapshot: view, languages });
}

/** A part that says how often it was made, and for whom. */
function counting(text = ''): ReturnType<typeof madeOnce<object>> {
  let count = 0;
  return madeOnce((_subject: object, { ranges }) => {
    count += 1;
    return html`${count} ${ranges.join()}${text}`;
  });
}

describe('a part of pages', () => {
  it('is made once for a subject and the readers of the same languages', () => {
    const [reader, part, subject] = [readers(), counting(), {}];
    expect(String(part(subject, reader('sv')))).toBe('1 sv,fi');
    expect(String(part(subject, reader('sv')))).toBe('1 sv,fi');
    expect(String(part({}, reader('sv')))).toBe('2 sv,fi');
  });

  it('is another one in other languages, in another order of them, and in another version', () => {
    const [reader, part, subject] = [readers(), counting(), {}];
    const made = [
      reader('sv'),
      reader('en'),
      reader('sv', 'en'),
      reader('en', 'sv'),
      readers()('sv'),
    ];
    expect(made.map((each) => String(part(subject, each)))).toEqual([
      ...['1 sv,fi', '2 en,fi', '3 sv,en,fi', '4 en,sv,fi', '5 sv,fi'],
    ]);
  });

  it('is made anew once there is no more room', () => {
    const [reader, part, subject] = [readers(), counting('x'.repeat(1_000_000)), {}];
    const first = part(subject, reader('sv'));
    expect(part(subject, reader('sv'))).toBe(first);
    for (let more = 0; more < 4; more += 1) part({}, reader('en'));
    expect(part(subject, reader('sv'))).not.toBe(first);
  });
});
