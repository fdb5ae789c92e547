import { slug } from '../../slug.ts';
import type { Block } from '../block.ts';
import { wordsOf } from '../phrase.ts';
import type { Words } from '../words.ts';
import { addressesFor } from './addresses.ts';
import { derived, joined, ofUnit, said, type Making } from './facts.ts';
import type { Evidence } from './output.ts';
import type { MadeResource } from './resources.ts';
import { nameText } from './units.ts';

/** A system that the page names, and how it is known to be one. */
interface Named {
  readonly title: string;
  readonly evidence: Evidence;
}

/** What a text on systems says: those that it names, and whether it says that there are others. */
interface SystemsText {
  readonly names: readonly string[];
  readonly open: string | undefined;
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
  const ids = addressesFor(wanted, making.known('system'), output.roles.system.shape.segment);
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
    : `Named under "${heading}", which stands in the section of the unit.`;
}

function sayOfResource(
  { words }: Making,
  { resource, maker }: MadeResource,
  ids: readonly string[],
): void {
  const blocks = resource.texts.get('systems') ?? [];
  const items = resource.lists.get('systems')?.items ?? [];
  const lines = joined([...blocks, ...items].sort((a, b) => a.from - b.from));
  if (!lines) return;
  const from = resource.lists.get('systems')?.announced ?? lines.from;
  const all = { from, to: lines.to };
  const count =
    ids.length === 1 ? 'the text names one' : `the text was split at commas${splitWords(words)}`;
  const how = items.length ? 'the page lists them' : count;
  maker.say('systems', ids, derived(all, `The systems are named for the unit; ${how}.`));
  const text = joined(blocks);
  if (text) maker.say('systems-text', [text.text], said(all));
  const open = blocks
    .map((block) => ({ block, ...systemsIn(block.text, words) }))
    .find((each) => each.open);
  if (open)
    maker.say(
      'systems-open',
      ['true'],
      said(open.block, `The text begins with "${open.open ?? ''}".`),
    );
}

function splitWords({ splits }: Words): string {
  return splits.map((word) => ` and "${word}"`).join('');
}

function namedIn({ resource }: MadeResource, words: Words): Named[] {
  const items = resource.lists.get('systems')?.items ?? [];
  const [block] = resource.texts.get('systems') ?? [];
  return [
    ...(block ? namedInText(block, words) : []),
    ...items.map((item) => ({ title: item.text.replace(/[.;,]$/, ''), evidence: said(item) })),
  ];
}

function namedInText(block: Block, words: Words): Named[] {
  const { names, open } = systemsIn(block.text, words);
  if (names.length === 1 && names[0] === block.text.replace(/\.$/, ''))
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
      index === 0 && open ? `${note}, without "${open}" before them.` : `${note}.`,
    ),
  }));
}

/** The systems that a text lists. One that is no list, but sentences, is not taken apart: it stands as it is. */
function systemsIn(text: string, { open, splits, sentences }: Words): SystemsText {
  const opening = open.find((each) => text.toLowerCase().startsWith(`${each} `));
  const list = (opening === undefined ? text : text.slice(opening.length + 1)).replace(/\.$/, '');
  const found = opening === undefined ? undefined : text.slice(0, opening.length);
  const names = splits.reduce(
    (parts, word) => parts.flatMap((part) => part.split(` ${word} `)),
    splitAtCommas(list),
  );
  const isSentence = wordsOf(text).some((word) => sentences.includes(word));
  const isList =
    !isSentence &&
    names.every(
      (name) => name.length <= 80 && !/[.!?:] /.test(name) && name.split(' ').length <= 8,
    );
  return { names: isList ? names.map((name) => name.trim()).filter(Boolean) : [], open: found };
}

/** A comma in brackets belongs to what it stands in. */
function splitAtCommas(text: string): string[] {
  return text.split(/, (?![^(]*\))/);
}
