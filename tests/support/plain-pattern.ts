import fc from 'fast-check';

/**
 * Patterns as trees, each with its text in XPath's syntax and with what it matches, worked out place by place: the rules
 * of XML Schema 1.1 part 2 (appendix G) and of XQuery and XPath Functions 3.1 (section 5.6.1) without a regular expression.
 */
interface PlainPattern {
  readonly text: string;
  /** Where a match that begins at a place may end. */
  readonly ends: Ends;
}

type Ends = (text: readonly string[], start: number, flags: string) => readonly number[];

/** A set of characters, as it stands inside of a class, and alone. */
interface PlainSet {
  readonly inside: string;
  readonly alone: string;
  readonly has: (character: string, flags: string) => boolean;
}

/** Whether some part of a text matches. */
export function plainMatch(pattern: PlainPattern, text: string, flags: string): boolean {
  const characters = Array.from(text);
  return [...characters, ''].some((_, start) => pattern.ends(characters, start, flags).length > 0);
}

/** The characters that random patterns and texts are made of: letters with and without case, digits, signs, ends of lines. */
export const ALPHABET = Array.from('abAB19-^.é€K\u212a 𝒳\n\r_:٣');

const SPECIAL = '\\|.-^?*+{}()[]$';

function written(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  return SPECIAL.includes(character) ? `\\${character}` : character;
}

function isSame(a: string, b: string, flags: string): boolean {
  if (a === b) return true;
  const isAlike = a.toLowerCase() === b.toLowerCase() || a.toUpperCase() === b.toUpperCase();
  return flags.includes('i') && isAlike;
}

function between(first: string, last: string): string[] {
  const [from, to] = [first, last].map((each) => each.codePointAt(0) ?? 0) as [number, number];
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
}

function escapeOf(text: string, has: (character: string) => boolean): PlainSet {
  return { inside: text, alone: text, has };
}

const isLetter = (character: string): boolean => /[abAB]|é|K|\u212a|𝒳/u.test(character);
const isDigit = (character: string): boolean => '19٣'.includes(character);
const isSpace = (character: string): boolean => ' \n\r'.includes(character);

const set = fc.oneof(
  fc.constantFrom(...ALPHABET).map((each): PlainSet => ({
    inside: written(each),
    alone: written(each),
    has: (character, flags) => isSame(character, each, flags),
  })),
  fc
    .constantFrom(['a', 'b'], ['A', 'B'], ['1', '9'], ['J', 'L'], ['a', 'z'])
    .map((ends): PlainSet => {
      const [first = '', last = ''] = ends;
      const range = between(first, last);
      return {
        inside: `${first}-${last}`,
        alone: `[${first}-${last}]`,
        has: (character, flags) => range.some((each) => isSame(character, each, flags)),
      };
    }),
  fc.constantFrom(
    escapeOf('\\d', isDigit),
    escapeOf('\\D', (character) => !isDigit(character)),
    escapeOf('\\s', isSpace),
    escapeOf('\\S', (character) => !isSpace(character)),
    escapeOf(
      '\\w',
      (character) =>
        isLetter(character) || isDigit(character) || character === '€' || character === '^',
    ),
    escapeOf('\\i', (character) => isLetter(character) || '_:€٣'.includes(character)),
    escapeOf('\\c', (character) => isLetter(character) || '_:€٣-.19'.includes(character)),
    escapeOf('\\p{Lu}', (character) => 'ABK\u212a'.includes(character) || character === '𝒳'),
    escapeOf('\\P{L}', (character) => !isLetter(character)),
    escapeOf('\\p{IsBasicLatin}', (character) => (character.codePointAt(0) ?? 0) < 128),
    escapeOf('\\P{IsLatin-1Supplement}', (character) => character !== 'é'),
  ),
);

interface Choice {
  readonly isNegative: boolean;
  readonly parts: readonly PlainSet[];
  readonly hyphen: '' | 'first' | 'last';
  readonly without: PlainSet | undefined;
}

function classOf({ isNegative, parts, hyphen, without }: Choice): PlainSet {
  const inner = `${hyphen === 'first' ? '-' : ''}${parts.map(({ inside }) => inside).join('')}${hyphen === 'last' ? '-' : ''}`;
  const text = `[${isNegative ? '^' : ''}${inner}${without ? `-[${without.inside}]` : ''}]`;
  return {
    inside: text,
    alone: text,
    has: (character, flags) => {
      const isMember =
        parts.some((part) => part.has(character, flags)) || (hyphen !== '' && character === '-');
      return isMember !== isNegative && !without?.has(character, flags);
    },
  };
}

const setOrClass = fc.oneof(
  set,
  fc
    .record({
      isNegative: fc.boolean(),
      parts: fc.array(set, { minLength: 1, maxLength: 3 }),
      hyphen: fc.constantFrom('' as const, 'first' as const, 'last' as const),
      without: fc.option(set, { nil: undefined }),
    })
    .map(classOf),
);

const oneCharacter = setOrClass.map(({ alone, has }): PlainPattern => ({
  text: alone,
  ends: (text, start, flags) => {
    const character = text[start];
    return character !== undefined && has(character, flags) ? [start + 1] : [];
  },
}));

const sign = fc.constantFrom<PlainPattern>(
  {
    text: '.',
    ends: (text, start, flags) => {
      const character = text[start];
      const isMet = character !== undefined && (flags.includes('s') || !/[\n\r]/.test(character));
      return isMet ? [start + 1] : [];
    },
  },
  {
    text: '^',
    ends: (text, start, flags) => {
      const isLine = flags.includes('m') && text[start - 1] === '\n' && start < text.length;
      return start === 0 || isLine ? [start] : [];
    },
  },
  {
    text: '$',
    ends: (text, start, flags) =>
      start === text.length || (flags.includes('m') && text[start] === '\n') ? [start] : [],
  },
);

function sequence(parts: readonly PlainPattern[]): PlainPattern {
  return {
    text: parts.map(({ text }) => text).join(''),
    ends: (text, start, flags) =>
      parts.reduce<readonly number[]>(
        (places, part) => [...new Set(places.flatMap((place) => part.ends(text, place, flags)))],
        [start],
      ),
  };
}

function choice(parts: readonly PlainPattern[]): PlainPattern {
  return {
    text: `(${parts.map(({ text }) => text).join('|')})`,
    ends: (...place) => [...new Set(parts.flatMap((part) => part.ends(...place)))],
  };
}

const TIMES = {
  '?': [0, 1],
  '*': [0, 9],
  '+': [1, 9],
  '{2}': [2, 2],
  '{1,}': [1, 9],
  '{0,2}': [0, 2],
};

function repeated(part: PlainPattern, sign: keyof typeof TIMES): PlainPattern {
  const [least = 0, most = 0] = TIMES[sign];
  return {
    text: part.text + sign,
    ends: (text, start, flags) => {
      const step = (places: readonly number[]): readonly number[] => [
        ...new Set(places.flatMap((place) => part.ends(text, place, flags))),
      ];
      const after: (readonly number[])[] = [[start]];
      for (let time = 1; time <= most; time += 1) after.push(step(after.at(-1) ?? []));
      return [...new Set(after.slice(least).flat())];
    },
  };
}

const atom = fc.oneof({ weight: 5, arbitrary: oneCharacter }, { weight: 2, arbitrary: sign });
const signs = Object.keys(TIMES) as (keyof typeof TIMES)[];
const piece = fc.oneof(
  atom,
  fc.tuple(atom, fc.constantFrom(...signs)).map(([part, each]) => repeated(part, each)),
);
const branch = fc.array(piece, { maxLength: 3 }).map(sequence);
const group = fc.array(branch, { minLength: 1, maxLength: 3 }).map(choice);

/** Random patterns. */
export const arbitraryPattern: fc.Arbitrary<PlainPattern> = fc
  .array(
    fc.oneof(
      piece,
      group,
      fc.tuple(group, fc.constantFrom(...signs)).map(([part, each]) => repeated(part, each)),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(sequence);
