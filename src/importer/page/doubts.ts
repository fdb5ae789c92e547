import { beginsWith, nameOf } from './name.ts';
import type { Section } from './structure.ts';
import type { Words } from './words.ts';

/** Gives each section the name of its unit, and says what speaks against what was read. */
export function judge(sections: readonly Section[], words: Words): void {
  for (const section of sections) if (!section.isOwn) section.name = nameIn(section, words);
  for (const section of sections) section.doubts.push(...foreignNames(section, sections));
  const usual = usualOrder(sections);
  for (const section of sections) {
    const order = orderOf(section);
    if (order !== undefined && order !== usual)
      section.doubts.push({
        from: section.heading.from,
        why: 'its lists stand in another order than those of the other sections: a heading may be missing',
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

/** What speaks against the unit of something on a line. */
export function doubtOn({ doubts }: Section, line: number): string | undefined {
  return doubts.find(({ from }) => from <= line)?.why;
}
