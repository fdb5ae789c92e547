import { isValueAddress } from '../../../rdf/address.ts';
import { slug } from './addresses.ts';
import { doubtOn } from '../doubts.ts';
import type { Section, Texts } from '../structure.ts';
import type { Block } from '../block.ts';
import { derived, ofThing, ofUnit, said, type Making } from './facts.ts';
import type { Evidence, Maker } from './output.ts';
import type { MadeResource } from './resources.ts';
import { isFormOf, likelyName } from '../name.ts';
import { firstMatch } from '../phrase.ts';
import type { Words } from '../words.ts';
import { sayMaterials, sayTold } from './told-texts.ts';
import { nameText } from './units.ts';

interface Placed extends Item {
  readonly made: MadeResource;
  /** The paragraphs of the item besides its first. */
  readonly further: readonly Block[];
  /** What the columns of a table say of it. */
  readonly told: Texts | undefined;
}

/** Makes the registers that the page lists. The same name twice under a unit is one register. */
export function makeRegisters(making: Making, resources: readonly MadeResource[]): void {
  const items = resources.flatMap((made) => {
    const { items: blocks = [], further, told } = made.resource.lists.get('registers') ?? {};
    return blocks.map((block) => ({
      ...itemOf(block, making.words),
      further: further?.get(block) ?? [],
      told: told?.get(block),
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
  const ids = making.addresses('register', wanted);
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
  const isDoubt = what.startsWith('not sure');
  making.notes.push({
    line: block.from,
    message: `${title}: ${what}`,
    ...(isDoubt ? { isDoubt } : {}),
  });
}

function isSame(a: Placed, b: Placed): boolean {
  return a.title === b.title && a.made.section.name.text === b.made.section.name.text;
}

function makeRegister(making: Making, item: Placed, maker: Maker): void {
  const { block, made, title, description } = item;
  const { section, resource } = made;
  const isWhole = title === block.text;
  maker.say(
    'name',
    [title],
    ofThing(
      section,
      withDoubt(said(block, isWhole ? undefined : 'Without what the item says besides.'), block),
      block.from,
    ),
  );
  const texts = [description ?? [], item.further.map(({ text }) => text)].flat();
  if (texts.length) {
    const all = { from: block.from, to: item.further.at(-1)?.to ?? block.to };
    maker.say('description', [texts.join('\n\n')], said(all, 'The text after the name.'));
  }
  sayHolder(making, item, maker);
  const { heading } = resource;
  const part = `The page lists the register under the heading on line ${heading.from}, which is the name of the information resource; it does not say in words that the one is a part of the other.`;
  const evidence = derived({ from: heading.from, to: block.to }, part);
  maker.say('part-of', [made.id], ofUnit(section, evidence, block.from));
  const doubt = doubtOn(section, block.from);
  if (doubt !== undefined)
    note(making, item, `not sure that it is of ${nameText(section)}: ${doubt}`);
  sayNotices(making, item, maker);
  if (!item.told) return;
  const sure = (each: Evidence): Evidence => each;
  sayTold(making, { texts: item.told, maker, sure });
  sayMaterials(item.told, { maker, isList: false, sure });
}

/** Says who keeps a register: the unit of its section, or one that the item itself names. */
function sayHolder(making: Making, item: Placed, maker: Maker): void {
  const { block, made, keeper } = item;
  const { section } = made;
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
}

/** A name whose hyphen may be a real one is not what the page says. */
function withDoubt(evidence: Evidence, { doubt }: Block): Evidence {
  return doubt === undefined
    ? evidence
    : { ...evidence, basis: 'derived', note: `Not sure: ${doubt}.` };
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
function keeperOf(making: Making, { block, isForm }: Item, keeper: string): string {
  const { output, page, units, words } = making;
  const section = isForm ? sectionOfForm(making, keeper) : sectionOf(page, keeper);
  const known = section && units.get(section);
  if (known !== undefined) return known;
  const name = isForm ? likelyName(keeper, words) : keeper;
  const [id = ''] = making.addresses('unit', [{ label: name, owner: '', local: slug(name) }]);
  const maker = output.make('unit', id);
  const form = `Not sure: the item has "${keeper}"; the name was made of it by a rule of the language.`;
  if (maker.isNew) maker.say('name', [name], isForm ? derived(block, form) : said(block));
  if (maker.isNew && isForm)
    making.notes.push({
      line: block.from,
      isDoubt: true,
      message: `not sure that "${keeper}" is a form of ${name}`,
    });
  return maker.id;
}

function sectionOfForm({ page, words }: Making, form: string): Section | undefined {
  return page.sections.find((each) => isFormOf(form, nameText(each), words));
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
  /** Whether the item has its name in another form: "(Depot's care)". */
  readonly isForm: boolean;
  readonly block: Block;
}

/** An item in its parts: "Name: description", "Name – description", "Name (kept by a unit)". */
function itemOf(block: Block, words: Words): Item {
  const { text: whole, links } = withoutNotice(block, words);
  const [text, keeper, isForm] = withoutKeeper(whole.replace(/[;,]$/, ''), words);
  const [, title = text, description] = /^([^:]+?)(?:: | – | — )(.+)$/.exec(text) ?? [];
  return { title: title.trim(), description, keeper, isForm, block: { ...block, links } };
}

/** An item without the label and the address of its privacy notice: "Name, privacy notice: https://…". */
function withoutNotice(block: Block, { labels }: Words): Pick<Block, 'text' | 'links'> {
  const [whole, label = '', address = ''] =
    /[,;:(–—-]* ?([\p{L} ]+): ?(https?:\/\/[^\s)]+[^\s).,;])\)?$/u.exec(block.text) ?? [];
  if (whole === undefined || !firstMatch(labels.notice, label.trim(), false)) return block;
  return { text: block.text.slice(0, -whole.length).trim(), links: [...block.links, address] };
}

/** A text without the unit in brackets that keeps it, the unit, and whether its name has another form there. */
function withoutKeeper(text: string, words: Words): [string, string | undefined, boolean] {
  const [whole, inner = ''] = /\s*\(([^()]+)\)$/.exec(text) ?? [];
  if (whole === undefined) return [text, undefined, false];
  const before = text.slice(0, -whole.length);
  for (const mark of words.keptBy) {
    if (inner.toLowerCase().startsWith(`${mark} `))
      return [before, inner.slice(mark.length).trim(), false];
    if (inner.toLowerCase().startsWith(`${mark}: `))
      return [before, inner.slice(mark.length + 1).trim(), false];
  }
  const end = words.keeps.find((mark) => inner.toLowerCase().endsWith(` ${mark}`));
  return end === undefined
    ? [text, undefined, false]
    : [before, inner.slice(0, -end.length).trim(), true];
}
