import { isValueAddress } from '../../../rdf/address.ts';
import { isNegated } from '../classify.ts';
import type { Block } from '../block.ts';
import type { Texts } from '../structure.ts';
import { LABELS } from '../words.ts';
import { derived, joined, said, type Making } from './facts.ts';
import type { Evidence, Maker } from './output.ts';

/** What is said of a resource or a register under labels, and what speaks against its being of it. */
export interface Told {
  readonly texts: Texts;
  readonly maker: Maker;
  readonly sure: (evidence: Evidence) => Evidence;
}

/** Says the texts under labels: as they are, or the addresses in them. */
export function sayTold(making: Making, { texts, maker, sure }: Told): void {
  for (const label of LABELS) {
    const blocks = texts.get(label) ?? [];
    const text = joined(blocks);
    if (!text) continue;
    if (label === 'open') sayOpen(making, blocks, { texts, maker, sure });
    else if (label === 'notice') sayNotice(making, blocks, { texts, maker, sure });
    else maker.say(label, [text.text], sure(said(text)));
  }
}

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;)]/g;

/** The addresses of a text and of its links. */
export function addressesIn({ text, links }: Block): string[] {
  const all = [...links, ...(text.match(LINK) ?? [])];
  return [...new Set(all)].filter((link) => /^https?:/i.test(link) && isPublic(link));
}

/** Whether an address can be published: it has neither a user nor a password in it. */
function isPublic(link: string): boolean {
  if (!isValueAddress(link) || !URL.canParse(link)) return false;
  const { username, password } = new URL(link);
  return username === '' && password === '';
}

/** Where data is open: addresses, or that there is none; any other text is kept in the words of the page. */
function sayOpen({ words }: Making, blocks: readonly Block[], { maker, sure }: Told): void {
  for (const block of blocks) {
    const found = addressesIn(block);
    maker.say('open', found, sure(said(block)));
    if (!found.length && isNegated(block.text, words)) maker.deny('open', said(block));
    if (found[0] !== block.text) maker.say('open-text', [block.text], sure(said(block)));
  }
}

/** A privacy notice is an address; a text without one is in the report. */
function sayNotice(
  { notes, words }: Making,
  blocks: readonly Block[],
  { maker, sure }: Told,
): void {
  for (const block of blocks) {
    const found = addressesIn(block);
    maker.say('notice', found, sure(said(block)));
    if (!found.length && isNegated(block.text, words)) maker.deny('notice', said(block));
    else if (!found.length)
      notes.push({
        line: block.from,
        isLoss: true,
        message: `the privacy notice has no address that can be published: "${block.text}"`,
      });
  }
}

/** Says the data groups: a text, or the items of a list. */
export function sayMaterials(
  texts: Texts,
  { maker, isList, sure }: Omit<Told, 'texts'> & { isList: boolean },
): void {
  const materials = texts.get('materials') ?? [];
  const text = joined(materials);
  if (!text) return;
  const all = materials.map((each) => each.text).join('; ');
  const note = 'The items of the list, joined by semicolons.';
  if (isList) maker.say('materials', [all], sure(derived(text, note)));
  else maker.say('materials', [text.text], sure(said(text)));
}
