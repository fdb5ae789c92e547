import { beginsWith, nameOf } from './name.ts';
import { matchPhrase } from './phrase.ts';
import type { Section } from './structure.ts';
import type { Words } from './words.ts';

/** Gives each section the name of its unit, and says what speaks against what was read. */
export function judge(sections: readonly Section[], words: Words): void {
  for (const section of sections) if (!section.isOwn) section.name = nameIn(section, words);
  for (const section of sections)
    section.doubts.push(...foreignNames(section, sections), ...foreignStarts(section, words));
  for (const section of sections) section.doubts.push(...ownDoubts(section, sections));
  for (const section of sections) section.doubts.push(...oddHeading(section, sections));
  const usual = usualOrder(sections);
  for (const section of sections) {
    const order = orderOf(section);
    if (order !== undefined && order !== usual)
      section.doubts.push({
        from: section.heading.from,
        why: 'its lists are in another order than those of the other sections: a heading may be missing',
      });
  }
}

function nameIn(
  { owner, description, isPlain, resources }: Section,
  words: Words,
): Section['name'] {
  const isAsItIs = isPlain && description.some(({ text }) => beginsWith(text, owner));
  if (isAsItIs) return { text: owner, how: 'as it is' };
  const texts = [
    ...description,
    ...resources.flatMap((each) => each.texts.get('description') ?? []),
  ];
  const name = nameOf(owner, texts, words);
  return isPlain && name.how === 'unknown' ? { text: owner, how: 'as it is' } : name;
}

/** What the organisation has itself may be of a unit whose heading is missing: if there are units, or no heading names it. */
function ownDoubts(section: Section, sections: readonly Section[]): Section['doubts'] {
  const from = section.isOwn ? firstKept(section) : undefined;
  if (from === undefined) return [];
  if (!section.isNamed)
    return [{ from, why: 'no heading says whose section it is; it is taken for the organisation' }];
  if (sections.length === 1) return [];
  return [{ from, why: 'the page has sections for units, and this is in none of them' }];
}

/** A heading of another form than those of most sections may be a part of one: its end may be cut off. */
function oddHeading(
  { isPlain, heading, slips, name }: Section,
  sections: readonly Section[],
): Section['doubts'] {
  if (slips && name.how !== 'page')
    return [{ from: heading.from, why: 'its heading has letters wrong, and no text has its name' }];
  const units = sections.filter(({ isOwn }) => !isOwn);
  const plain = units.filter((each) => each.isPlain).length;
  if (!isPlain || plain * 2 > units.length) return [];
  return [
    { from: heading.from, why: 'its heading has not the form of those of the other sections' },
  ];
}

/** The first line that says something of what a section keeps; `undefined` where none does. */
export function firstKept({ resources, classes }: Section): number | undefined {
  const lines = resources.flatMap(({ lists, texts }) => [
    ...[...lists.values()].flatMap(({ announced, items }) => announced ?? items[0]?.from ?? []),
    ...[...texts.values()].flatMap((blocks) => blocks.map(({ from }) => from)),
  ]);
  const all = [...lines, ...classes.map(({ line }) => line)];
  return all.length ? Math.min(...all) : undefined;
}

/** A text of a section that begins with the name of another unit: headings may have changed places. */
function foreignNames(section: Section, sections: readonly Section[]): Section['doubts'] {
  const texts = [
    ...section.description,
    ...section.resources.flatMap(({ texts: all }) => [...all.values()].flat()),
  ];
  return sections
    .filter((other) => other !== section && !other.isOwn)
    .flatMap(({ name }) => {
      const found = texts.find(({ text }) => beginsWith(text, name.text));
      if (!found || beginsWith(found.text, section.name.text)) return [];
      return [
        {
          from: section.heading.from,
          why: `line ${found.from} speaks of another unit, ${name.text}`,
        },
      ];
    });
}

/** A description that begins with what is called like a unit, and is not this one: a heading may be missing before it. */
function foreignStarts(section: Section, words: Words): Section['doubts'] {
  const { description, name, isOwn, resources } = section;
  // Disclosures may begin with those to whom they are made.
  const told = resources.flatMap(({ texts }) =>
    (['purpose', 'search', 'retention'] as const).flatMap((label) => texts.get(label) ?? []),
  );
  const found = [...description, ...told].find(
    ({ text }) => !beginsWith(text, name.text) && startsLikeUnit(text, words),
  );
  const why = `line ${found?.from ?? 0} begins with what may be another unit`;
  return found && !isOwn ? [{ from: found.from, why }] : [];
}

/** Whether one of the first words ends as names of units do, and is more than that ending. */
function startsLikeUnit(text: string, { units }: Words): boolean {
  const first = text.split(' ').slice(0, 4);
  return first.some((word, index) =>
    units.some((phrase) => {
      const isWhole = phrase.words.length === 1 && `*${word.toLowerCase()}` !== phrase.source;
      const start = isWhole ? word : first.slice(0, index + 1).join(' ');
      return (isWhole || index > 0) && matchPhrase(phrase, start, false) !== undefined;
    }),
  );
}

/** Whether registers or classes come first, in most of the sections that have both. */
function usualOrder(sections: readonly Section[]): string | undefined {
  const orders = sections.map(orderOf).filter((order) => order !== undefined);
  const first = orders.filter((order) => order === 'registers').length;
  return first * 2 >= orders.length ? 'registers' : 'classes';
}

function orderOf({ order }: Section): string | undefined {
  const both = order.filter((list) => list === 'registers' || list === 'classes');
  return new Set(both).size > 1 ? both[0] : undefined;
}

/** What speaks against the unit of something on a line, or against there being such a thing at all. */
export function doubtOn({ doubts }: Section, line: number, isOfThing = false): string | undefined {
  return doubts.find(
    (doubt) =>
      doubt.from <= line && line <= (doubt.to ?? line) && (!isOfThing || doubt.isOfThing === true),
  )?.why;
}
