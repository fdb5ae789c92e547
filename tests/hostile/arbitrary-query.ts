import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const EXAMPLES = 'data/helsinki/examples';
const TOKEN = /#[^\n]*|"(?:[^"\\]|\\.)*"|[_A-Za-z]\w*|-?\d+|\.\.\.|[^\s,]/g;

/** Queries that are answered: the examples that come with the data. */
const valid: readonly (readonly string[])[] = readdirSync(EXAMPLES).map((name) =>
  tokensOf(readFileSync(join(EXAMPLES, name), 'utf8')),
);

/** Every name that the schema knows, the most telling parts of the language, and what breaks it. */
const names = [...new Set(readFileSync('schema.graphql', 'utf8').match(/\b[_A-Za-z]\w*\b/g))];
const signs = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ':',
  '$',
  '@',
  '!',
  '=',
  '|',
  '...',
  '...on',
  '"',
  '"""',
];
const extremes = [
  ...['null', '-1', '0', '101', '2147483648', '1e400', '""', '"\\u0000"', '"\\uD800"', '{}', '[]'],
  ...[
    '__proto__',
    'constructor',
    '__typename',
    '__schema{types{name}}',
    '@skip(if:true)',
    '\u202E',
  ],
  ...[
    'query',
    'mutation',
    'fragment A on Query{...A}',
    '...A',
    '$a',
    'first:100',
    'where:{not:{}}',
  ],
];

const part = fc.oneof(
  fc.constantFrom(...names),
  fc.constantFrom(...signs),
  fc.constantFrom(...extremes),
);

/** What is done to the tokens of a query at a place of it. */
const edit = fc.record({
  kind: fc.constantFrom(
    ...(['delete', 'double', 'swap', 'replace', 'insert', 'nest', 'repeat'] as const),
  ),
  at: fc.nat(),
  length: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 12 })),
  part,
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

/** A query that was valid before some of its tokens were deleted, doubled, swapped, replaced or nested. */
export const mutatedQuery: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...valid), fc.array(edit, { minLength: 1, maxLength: 3 }))
  .map(([tokens, edits]) => edits.reduce(edited, tokens).join(' '));

function edited(tokens: readonly string[], { kind, at, length, part: given }: Edit): string[] {
  const start = at % (tokens.length + 1);
  const [before, cut, after] = [
    tokens.slice(0, start),
    tokens.slice(start, start + length),
    tokens.slice(start + length),
  ];
  const middle = {
    delete: [],
    double: [...cut, ...cut],
    swap: cut.toReversed(),
    replace: [given, ...cut.slice(1)],
    insert: [given, ...cut],
    nest: ['{', ...cut, '}'],
    repeat: Array.from({ length: 30 }, () => cut).flat(),
  }[kind];
  return [...before, ...middle, ...after];
}

function tokensOf(text: string): string[] {
  return (text.match(TOKEN) ?? []).filter((token) => !token.startsWith('#'));
}
