import { isValueAddress } from '../../../rdf/address.ts';
import { slug, addressesFor } from './addresses.ts';
import { doubtOn } from '../doubts.ts';
import type { Section } from '../structure.ts';
import type { Block } from '../block.ts';
import { derived, ofUnit, said, type Making } from './facts.ts';
import type { Maker } from './output.ts';
import type { MadeResource } from './resources.ts';
import { nameText } from './units.ts';

interface Placed extends Item {
  readonly made: MadeResource;
  /** The paragraphs of the item besides its first. */
  readonly further: readonly Block[];
}

/** Makes the registers that the page lists. The same name twice under a unit is one register. */
export function makeRegisters(making: Making, resources: readonly MadeResource[]): void {
  const items = resources.flatMap((made) => {
    const { items: blocks = [], further } = made.resource.lists.get('registers') ?? {};
    return blocks.map((block) => ({
      ...itemOf(block, making.words.keptBy),
      further: further?.get(block) ?? [],
      made,
    }));
  });
  const firsts = items.filter(
    (item, index) => items.findIndex((each) => isSame(each, item)) === index,
  );
  const wanted = firsts.map(({ title, made }) => ({
    label: title,
    owner: nameText(made.section),
    local: slug(title),
  }));
  const known = making.known('register');
  const ids = addressesFor(wanted, known, making.output.roles.register.shape.segment);
  for (const [index, item] of firsts.entries()) {
    const id = ids[index] ?? '';
    makeRegister(making, item, making.output.make('register', id));
    const before = known.find((each) => each.id === id)?.owner;
    if (before !== undefined && before !== nameText(item.made.section))
      note(making, item, `was a register of ${before} before`);
  }
  for (const item of items)
    if (!firsts.includes(item)) note(making, item, 'is listed under the same unit before');
}

function note(making: Making, { block, title }: Item, what: string): void {
  making.notes.push({ line: block.from, message: `${title}: ${what}` });
}

function isSame(a: Placed, b: Placed): boolean {
  return a.title === b.title && a.made.section.name.text === b.made.section.name.text;
}

function makeRegister(making: Making, item: Placed, maker: Maker): void {
  const { block, made, title, description, keeper } = item;
  const { section, resource } = made;
  const isWhole = title === block.text;
  maker.say(
    'name',
    [title],
    said(block, isWhole ? undefined : 'Without what the item says besides.'),
  );
  const texts = [description ?? [], item.further.map(({ text }) => text)].flat();
  if (texts.length) {
    const all = { from: block.from, to: item.further.at(-1)?.to ?? block.to };
    maker.say('description', [texts.join('\n\n')], said(all, 'The text after the name.'));
  }
  const lines = { from: section.heading.from, to: block.to };
  if (keeper === undefined || isMoreThanName(making, keeper)) {
    const listed = `Listed as one of the registers under the heading of the unit on line ${lines.from}.`;
    const unit = making.units.get(section) ?? making.office;
    const holder = ofUnit(section, said(lines, listed), block.from);
    if (keeper !== undefined) note(making, item, `not sure who keeps it: "${keeper}"`);
    const doubt = keeper === undefined ? [] : [`Not sure: the item has "${keeper}".`];
    maker.say(
      'holder',
      [unit],
      doubt.length ? derived(lines, [listed, ...doubt].join(' ')) : holder,
    );
  } else maker.say('holder', [keeperOf(making, item, keeper)], said(block));
  const { heading } = resource;
  const part = `The page lists the register under the heading on line ${heading.from}, which is the name of the information resource; it does not say in words that the one is a part of the other.`;
  const evidence = derived({ from: heading.from, to: block.to }, part);
  maker.say('part-of', [made.id], ofUnit(section, evidence, block.from));
  const doubt = doubtOn(section, block.from);
  if (doubt !== undefined)
    note(making, item, `not sure that it is of ${nameText(section)}: ${doubt}`);
  sayNotices(making, item, maker);
}

/** What a register links to is its privacy notice. */
function sayNotices(making: Making, item: Placed, maker: Maker): void {
  const links = [item.block, ...item.further].flatMap((block) => block.links);
  const usable = links.filter(
    (link) => /^https?:/i.test(link) && isValueAddress(link) && !hasCredentials(link),
  );
  for (const link of links.filter((each) => !usable.includes(each)))
    note(
      making,
      item,
      hasCredentials(link)
        ? 'its link has a user or a password in it, and is left out'
        : `its link is not an absolute address: ${link}`,
    );
  const evidence = said(item.block, 'The link of the item.');
  maker.say('notice', [...new Set(usable)], evidence);
}

function hasCredentials(link: string): boolean {
  const { username = '', password = '' } = URL.canParse(link) ? new URL(link) : {};
  return username !== '' || password !== '';
}

/** The unit that an item itself names; one that the page has no section for is made. */
function keeperOf(making: Making, { block }: Item, keeper: string): string {
  const { output, page, units } = making;
  const section = sectionOf(page, keeper);
  const known = section && units.get(section);
  if (known !== undefined) return known;
  const maker = output.make('unit', output.address('unit', slug(keeper)));
  if (maker.isNew) maker.say('name', [keeper], said(block));
  return maker.id;
}

/** The section of the unit that a text names, alone or before a comma. */
function sectionOf({ sections }: Making['page'], keeper: string): Section | undefined {
  const names = [keeper, ...keeper.split(/[,;]/, 1)].map((name) => name.trim().toLowerCase());
  return sections.find((each) => names.includes(nameText(each).toLowerCase()));
}

/** Whether a text has more in it than a unit may be called, and begins with none that is known. */
function isMoreThanName({ page }: Making, keeper: string): boolean {
  return /[,;]/.test(keeper) && sectionOf(page, keeper) === undefined;
}

/** An item of a list of registers, in its parts. */
interface Item {
  readonly title: string;
  readonly description: string | undefined;
  /** Who keeps it, where the item says so. */
  readonly keeper: string | undefined;
  readonly block: Block;
}

/** An item in its parts: "Name: description", "Name – description", "Name (kept by a unit)". */
function itemOf(block: Block, keptBy: readonly string[]): Item {
  const [text, keeper] = withoutKeeper(block.text.replace(/[;,]$/, ''), keptBy);
  const [, title = text, description] = /^([^:]+?)(?:: | – | — )(.+)$/.exec(text) ?? [];
  return { title: title.trim(), description, keeper, block };
}

function withoutKeeper(text: string, keptBy: readonly string[]): [string, string | undefined] {
  for (const mark of keptBy) {
    const [whole, inner = ''] = /\s*\(([^()]+)\)$/.exec(text) ?? [];
    if (whole !== undefined && inner.toLowerCase().startsWith(`${mark} `))
      return [text.slice(0, -whole.length), inner.slice(mark.length).trim()];
    if (whole !== undefined && inner.toLowerCase().startsWith(`${mark}: `))
      return [text.slice(0, -whole.length), inner.slice(mark.length + 1).trim()];
  }
  return [text, undefined];
}
