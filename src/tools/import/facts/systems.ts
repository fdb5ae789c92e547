import { slug } from './addresses.ts';
import type { Block } from '../block.ts';
import type { Words } from '../words.ts';
import { derived, joined, ofUnit, said, type Making } from './facts.ts';
import type { Evidence } from './output.ts';
import type { MadeResource } from './resources.ts';
import { nameText } from './units.ts';
import { wordsOf } from '../phrase.ts';
import { isNegated } from '../classify.ts';

/** A system that the page names, and how it is known to be one. */
interface Named {
  readonly title: string;
  readonly evidence: Evidence;
}

/** Makes the information systems that the page names, and says with which resources they are used. */
export function makeSystems(making: Making, resources: readonly MadeResource[]): void {
  const { output, words, units, office } = making;
  const all = resources.flatMap((made) =>
    namedIn(made, words).map((named) => ({ ...named, made })),
  );
  const firsts = all.filter(
    (one, index) =>
      all.findIndex(
        (each) => each.title === one.title && each.made.section === one.made.section,
      ) === index,
  );
  const wanted = firsts.map(({ title, made }) => ({
    label: title,
    owner: nameText(made.section),
    local: slug(title),
  }));
  const ids = making.addresses('system', wanted);
  for (const [index, { title, evidence, made }] of firsts.entries()) {
    const maker = output.make('system', ids[index] ?? '');
    maker.say('name', [title], evidence);
    const from = made.resource.lists.get('systems')?.announced ?? evidence.from ?? 1;
    const holder = said({ from, to: evidence.to ?? from }, underHeading(making, from));
    maker.say('holder', [units.get(made.section) ?? office], ofUnit(made.section, holder, from));
  }
  for (const made of resources) {
    const own = firsts.flatMap((each, index) =>
      each.made.section === made.section ? [{ ...each, id: ids[index] ?? '' }] : [],
    );
    const titles = namedIn(made, words).map(({ title }) => title);
    sayOfResource(
      making,
      made,
      own.filter(({ title }) => titles.includes(title)).map(({ id }) => id),
    );
  }
}

function underHeading({ page }: Making, from: number): string | undefined {
  const heading = page.claims.find(({ block }) => block.from === from)?.block.text;
  return heading === undefined
    ? undefined
    : `Named under "${heading}", in the section of the unit.`;
}

function sayOfResource(
  making: Making,
  { resource, maker }: MadeResource,
  ids: readonly string[],
): void {
  const { words } = making;
  const blocks = resource.texts.get('systems') ?? [];
  const items = resource.lists.get('systems')?.items ?? [];
  const lines = joined([...blocks, ...items].sort((a, b) => a.from - b.from));
  const described = joined(resource.texts.get('description') ?? []);
  if (!lines && described && ids.length)
    maker.say('systems', ids, derived(described, 'The description names it.'));
  if (!lines) return;
  const [first] = blocks;
  if (first && !items.length && isDenied(first.text, words)) {
    maker.deny('systems', said(first));
    maker.say('systems-text', [first.text], said(first));
    return;
  }
  const from = resource.lists.get('systems')?.announced ?? lines.from;
  const all = { from, to: lines.to };
  const count =
    ids.length === 1 ? 'the text names one' : `the text was split at commas${splitWords(words)}`;
  const how = items.length ? 'the page lists them' : count;
  maker.say('systems', ids, derived(all, `The systems are named for the unit; ${how}.`));
  const text = joined(blocks);
  noteWhole(making, blocks);
  if (text) maker.say('systems-text', [text.text], said(all));
  const open = blocks
    .map((block) => ({ block, ...systemsIn(block.text, words) }))
    .find((each) => each.open);
  if (open)
    maker.say(
      'systems-open',
      ['true'],
      said(open.block, `The text ${open.isAtEnd ? 'ends' : 'begins'} with "${open.open ?? ''}".`),
    );
}

/** Says of a text that no system is made of it, and of a part of it that it may be two. */
function noteWhole({ notes, words }: Making, blocks: readonly Block[]): void {
  for (const [index, { text, from }] of blocks.entries()) {
    const { names, doubtful } = systemsIn(text, words);
    if (!names.length || index > 0)
      notes.push({
        line: from,
        message: 'the text on systems is kept as it is: it is no list of names',
      });
    else if (doubtful !== undefined)
      notes.push({
        line: from,
        isDoubt: true,
        message: `not sure whether this is one system or two: ${doubtful}`,
      });
  }
}

function splitWords({ splits }: Words): string {
  return splits.map((word) => ` and "${word}"`).join('');
}

function namedIn({ resource }: MadeResource, words: Words): Named[] {
  const items = resource.lists.get('systems')?.items ?? [];
  const [block] = resource.texts.get('systems') ?? [];
  return [
    ...(block ? namedInText(block, words) : resource.isCase ? namedWithin(resource, words) : []),
    ...items.map((item) => ({ title: item.text.replace(/[.;,]$/, ''), evidence: said(item) })),
  ];
}

/** The systems in which a description says that a case register is processed: "in the case management system". */
function namedWithin({ texts }: MadeResource['resource'], words: Words): Named[] {
  return (texts.get('description') ?? []).flatMap((block) =>
    wordsOf(block.text).flatMap((word) => {
      const [form, name] = words.within.find(([end]) => word.endsWith(end.replace('*', ''))) ?? [];
      if (form === undefined || name === undefined || isNegated(block.text, words)) return [];
      const title = word.slice(0, -form.replace('*', '').length) + name;
      const note = `The description has "${word}"; the name was made of it by a rule of the language.`;
      return [{ title, evidence: derived(block, note) }];
    }),
  );
}

/** Whether a text says that there are no systems: it begins with a word that says so. */
function isDenied(text: string, { negations }: Words): boolean {
  return wordsOf(text)
    .slice(0, 2)
    .some((word) => negations.includes(word));
}

function namedInText(block: Block, words: Words): Named[] {
  if (isDenied(block.text, words)) return [];
  const { names, open, isAtEnd, doubtful } = systemsIn(block.text, words);
  if (names.length === 1 && doubtful === undefined && names[0] === block.text.replace(/\.$/, ''))
    return names.map((title) => ({
      title,
      evidence: said(
        block,
        block.text.endsWith('.') ? 'Without the full stop at the end.' : undefined,
      ),
    }));
  const note = `Split out of the text at commas${splitWords(words)}; the words are those of the page`;
  return names.map((title, index) => ({
    title,
    evidence: derived(
      block,
      index === 0 && open
        ? `${note}, without "${open}" ${isAtEnd ? 'after' : 'before'} them.`
        : title === doubtful
          ? `${note}. Not sure: it may be two systems.`
          : `${note}.`,
    ),
  }));
}

/** What a text on systems says: those that it names, and whether it says that there are others. */
interface SystemsText {
  readonly names: readonly string[];
  readonly open: string | undefined;
  /** Whether the words that say it stand at the end. */
  readonly isAtEnd: boolean;
  /** A name that may be those of two systems. */
  readonly doubtful: string | undefined;
}

/** The systems that a text lists. One that is no list, but sentences, is not taken apart: it stands as it is. */
function systemsIn(text: string, words: Words): SystemsText {
  const { splits, sentences } = words;
  const { list, open, isAtEnd } = withoutOpen(text, words);
  const parts = splits.reduce(
    (names, word) => names.flatMap((name) => name.split(` ${word} `)),
    splitAtCommas(list),
  );
  const names = splitLast(parts, words);
  const isSentence = wordsOf(text).some((word) => sentences.includes(word));
  const isList = !isSentence && names.every((name) => isLikeName(name, words));
  const last = names.at(-1) ?? '';
  const isTwo = words.names.joins.some((word) => isApart(last, word));
  return {
    names: isList ? names.map((name) => name.trim()).filter(Boolean) : [],
    open,
    isAtEnd,
    doubtful: isTwo ? last : undefined,
  };
}

/** A list without the words, at its start or its end, that say that it is not whole. */
function withoutOpen(text: string, { open, openEnd }: Words) {
  const start = open.find((each) => text.toLowerCase().startsWith(`${each} `));
  const rest = (start === undefined ? text : text.slice(start.length + 1)).replace(/\.$/, '');
  const end = openEnd.find((each) => rest.toLowerCase().endsWith(` ${each}`));
  const list = end === undefined ? rest : rest.slice(0, -end.length).replace(/,? $/, '');
  const opening = start === undefined ? undefined : text.slice(0, start.length);
  return { list, open: opening ?? end, isAtEnd: start === undefined && end !== undefined };
}

function isLikeName(name: string, { names }: Words): boolean {
  const [first = '', ...more] = name.trim().split(' ');
  const isBegun = more.length > 0 && names.joins.includes(first.toLowerCase());
  return name.length <= 80 && more.length < 8 && !isBegun && !/[.!?:] /.test(name);
}

/** The last two names of a list, which a word and no comma parts: where both have capital letters, or are called systems. */
function splitLast(names: readonly string[], { names: { joins }, systems }: Words): string[] {
  const last = names.at(-1) ?? '';
  const isCalledSystem = (name: string): boolean =>
    !name.endsWith('-') && systems.some((word) => name.toLowerCase().includes(word));
  const found = joins
    .map((word) => last.split(` ${word} `))
    .find((parts) => parts.length === 2 && (parts.every(isProper) || parts.every(isCalledSystem)));
  return found ? [...names.slice(0, -1), ...found] : [...names];
}

function isProper(name: string): boolean {
  return name.split(' ').every((word) => /^\p{Lu}.*[^-]$/u.test(word));
}

/** Whether a word stands between two others, neither of which is a part of a compound. */
function isApart(name: string, word: string): boolean {
  const [before, after] = name.split(` ${word} `);
  return after !== undefined && !(before ?? '').endsWith('-') && !name.includes('(');
}

/** A comma in brackets belongs to what it stands in. */
function splitAtCommas(text: string): string[] {
  return text.split(/, (?![^(]*\))/);
}
