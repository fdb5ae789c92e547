import type { Block } from '../block.ts';
import type { Section } from '../structure.ts';
import { joined, ofUnit, said, type Making } from './facts.ts';
import type { Maker } from './output.ts';

const WITHOUT_ORIGIN =
  'Without the mention of its source in brackets, which is given as the source of the description.';

/** Says of a unit what its section does, and from where the section has that. */
export function describe({ words }: Making, section: Section, maker: Maker): void {
  const found = section.description.map((block) => withoutOrigin(block, words.origin));
  const text = joined(found.map(({ block }) => block));
  const origins = [...found.flatMap(({ origin }) => origin), ...section.origin];
  const isCut = found.some(({ origin }) => origin.length);
  if (text) {
    const evidence = said(text, isCut ? WITHOUT_ORIGIN : undefined);
    maker.say('description', [text.text], ofUnit(section, evidence, text.from));
  }
  const origin = joined(origins.slice(0, 1));
  if (origin) maker.say('origin', [origin.text], said(origin));
}

/** A description without the mention of its source in brackets, and the source. */
function withoutOrigin(block: Block, marks: readonly string[]) {
  const words = marks.map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const mention = new RegExp(` ?\\((?:${words}):? ([^)]+)\\)`, 'i');
  const [whole, text] = mention.exec(block.text) ?? [];
  if (whole === undefined || text === undefined) return { block, origin: [] };
  const { from, to } = block;
  return { block: { ...block, text: block.text.replace(whole, '') }, origin: [{ text, from, to }] };
}
