import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/command.ts';
import { help, helpOf } from '../../src/commands/help.ts';

/** Words that nobody uses in the sense meant here; the glossary of the README has the words to use. */
const AVOIDED = [
  ...[/\bholds?\b/i, /\bheld\b/i, /\bholding\b/i, /\bstands?\b/i, /\bstood\b/i, /\bstanding\b/i],
  ...[/\btells?\b/i, /\btold\b/i, /\btelling\b/i, /\btak(?:e|es|ing) up\b/i, /\btaken up\b/i],
  ...[/\bmend(?:s|ed|ing)?\b/i, /\bborne\b/i, /\bin service\b/i, /\bas it is said\b/i],
  ...[/\bis said\b/i, /\bare said\b/i, /\bnothing is said\b/i, /\bliked\b/i, /\bwish(?:es)?\b/i],
  ...[/\blook(?:s|ed|ing)? (?:at|for|in|into|like)\b/i, /\bwhoever\b/i, /\bin vain\b/i],
  ...[/\bworked out\b/i, /\bnobody (?:reads|asks|writes|looks)\b/i],
];

const ANY_AVOIDED = new RegExp(AVOIDED.map(({ source }) => source).join('|'), 'i');

/** Sentences of an earlier time that no reader understood. */
const SENTENCES = [
  'is a variable that was not thought of',
  'is neither the old nor the new',
  'as long as it may work an operation may wait',
  'others are taken to be asking',
  'mistakes of a document are looked for',
  'once it is other than what is known',
  'would like an offer more than it says',
  'What is kept below would keep',
  'the services themselves are kept by nobody',
  'Takes a place for a long answer',
  'where it stands says what it is of',
  'not met letter by letter',
  'keeps all that is said of values',
  'what is in service is in service',
  'what the rules make needs',
  'what changed is told before what came of it',
  'its parts grow with its square',
  'so no other says it',
  'as everything in the house',
  'Which of the list: all if nothing is said',
  'so it is where there is none',
  'Of a link: whether it leads to',
  'if nothing is said',
  'An Accept has at most',
  'This is no address of HTTP',
  'Its triples.',
];

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

/** The README without the words that its glossary advises against. */
function readme(): string {
  const [before = '', glossary = ''] = read('README.md').split('\n## Glossary\n');
  expect(glossary).toMatch(/^\n\| word +\| meaning here +\| avoid +\|/);
  return `${before}${glossary.replaceAll(/\|[^|\n]*\|$/gm, '|')}`;
}

/** The texts for people, by where they are. */
const texts: readonly (readonly [string, () => string])[] = [
  ['README.md', readme],
  ...['SECURITY.md', 'CHANGELOG.md', 'examples/client/README.md', ...filesIn('docs', '.md')].map(
    (file) => [file, () => read(file)] as const,
  ),
  ['varanto --help', help],
  ...Object.keys(commands).map((name) => [`varanto ${name} --help`, () => helpOf(name)] as const),
  // "said" in quotes is a value of the data.
  ['schema.graphql', () => read('schema.graphql').replaceAll('"said"', '')],
];

function avoidedIn(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => ANY_AVOIDED.test(line))
    .map((line) => line.trim());
}

/** Whether the texts of a program may have a word to avoid: its letters have one, whatever is escaped before it. */
function mayHaveAvoided(program: string): boolean {
  return ANY_AVOIDED.test(program.replaceAll(/\\./g, ' '));
}

/** The texts of several words in a program: messages, log lines, descriptions, pages. */
function textsIn(file: string, program: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isJsxText(node);
    if (isText && /\S\s+\S/.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, program, ts.ScriptTarget.Latest));
  return found;
}

describe('the texts for people', () => {
  it('are checked: a sentence with a word to avoid is found', () => {
    expect(avoidedIn('Whether ontology and data hold.\nValidates ontology and data.')).toEqual([
      'Whether ontology and data hold.',
    ]);
  });

  it.each(texts)('have no word to avoid: %s', (_name, text) => {
    expect(avoidedIn(text())).toEqual([]);
  });

  it.each(texts)('have no sentence of those that nobody understood: %s', (_name, text) => {
    const found = text();
    expect(SENTENCES.filter((sentence) => found.includes(sentence))).toEqual([]);
  });
});

describe('the code', () => {
  it('is read for its texts: a message with a word to avoid is found, and no comment', () => {
    const program =
      '/* It holds. */ throw new Error(`${file}: look at line ${line}, and mend it`);';
    const texts = textsIn('a.ts', program);
    expect(texts.flatMap(avoidedIn)).toEqual([': look at line', ', and mend it']);
    expect(mayHaveAvoided(program)).toBe(true);
    expect(mayHaveAvoided(String.raw`'a line\nheld'`)).toBe(true);
    expect(mayHaveAvoided("'a line that is kept'")).toBe(false);
  });

  it('has no word to avoid in errors, log lines and other texts', () => {
    const programs = [...filesIn('src', '.ts'), ...filesIn('src', '.tsx')]
      .map((file) => ({ file, program: read(file) }))
      .filter(({ program }) => mayHaveAvoided(program));
    const found = programs.flatMap(({ file, program }) =>
      textsIn(file, program)
        .flatMap(avoidedIn)
        .map((line) => `${file}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  it('has no sentence of those that nobody understood', () => {
    const found = filesIn('src', '.ts').flatMap((file) => {
      const text = read(file).replaceAll(/\n\s*\*?\s*/g, ' ');
      return SENTENCES.filter((each) => text.includes(each)).map((each) => `${file}: ${each}`);
    });
    expect(found).toEqual([]);
  });
});
