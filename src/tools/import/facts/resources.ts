import { slug, addressesFor } from './addresses.ts';
import { firstKept } from '../doubts.ts';
import type { Resource, Section } from '../structure.ts';
import { LABELS } from '../words.ts';
import { derived, joined, ofUnit, said, type Making } from './facts.ts';
import type { Maker } from './output.ts';
import { nameText } from './units.ts';

const PLURAL =
  'The heading is in the plural; it is one resource here, because the page does not distinguish the resources of a unit.';

/** A resource of the page, with the section that it stands in and its address. */
export interface MadeResource {
  readonly section: Section;
  readonly resource: Resource;
  readonly id: string;
  readonly maker: Maker;
}

/** Makes the information resources of the page. */
export function makeResources(making: Making): MadeResource[] {
  const { output, page } = making;
  const all = page.sections.flatMap((section) =>
    section.resources.map((resource) => ({ section, resource })),
  );
  const wanted = all.map(({ section, resource: { heading, isWhole } }) => ({
    label: heading.text,
    owner: nameText(section),
    local: slug(isWhole ? nameText(section) : heading.text),
  }));
  for (const { section } of all) noteOwn(making, section);
  const { segment } = output.roles.resource.shape;
  const ids = addressesFor(wanted, making.known('resource'), segment);
  return all.map((each, index) => {
    const id = ids[index] ?? '';
    const made = { ...each, id, maker: output.make('resource', id) };
    if (made.maker.isNew) describe(making, made);
    return made;
  });
}

function describe(making: Making, { section, resource, maker }: MadeResource): void {
  const { heading, isWhole, texts } = resource;
  const isSectionHeading = isWhole && !section.isPlain;
  maker.say('name', [heading.text], said(heading, isSectionHeading ? PLURAL : undefined));
  const description = joined(texts.get('description') ?? []);
  if (description)
    maker.say('description', [description.text], said(aboutLines(making, description)));
  const unit = making.units.get(section) ?? making.office;
  const holder = said({ from: section.heading.from, to: holderLine(section) }, holderNote(section));
  maker.say('holder', [unit], ofUnit(section, holder, heading.from));
  for (const label of LABELS) {
    const text = joined(texts.get(label) ?? []);
    if (text) maker.say(label, [text.text], said(text));
  }
  const materials = texts.get('materials') ?? [];
  const text = joined(materials);
  const isList = (resource.lists.get('materials')?.items.length ?? 0) > 1;
  if (text && isList)
    maker.say(
      'materials',
      [materials.map((each) => each.text).join('; ')],
      derived(text, 'The items of the list, joined by semicolons.'),
    );
  else if (text) maker.say('materials', [text.text], said(text));
}

/** What stands under no heading of a unit may be the organisation's own, or the heading may be missing. */
function noteOwn({ notes, organisation }: Making, section: Section): void {
  const line = section.isOwn ? firstKept(section) : undefined;
  if (line === undefined || notes.some((note) => note.line === line)) return;
  const message = `there is no heading of a unit above this: it is assigned to ${organisation} itself`;
  notes.push({ line, message });
}

/** The heading over a text belongs to it, where one is the last thing said before it. */
function aboutLines({ page }: Making, text: { from: number; to: number }) {
  const at = page.claims.findIndex(({ block }) => block.from === text.from);
  const before = page.claims[at - 1];
  return { from: before?.claim.fate === 'heading' ? before.block.from : text.from, to: text.to };
}

function holderLine({ heading, name }: Section): number {
  return Math.max(heading.to, name.block?.to ?? 0);
}

function holderNote({ name, isPlain, isOwn }: Section): string | undefined {
  if (isOwn) return 'The page is that of the organisation as a whole.';
  if (name.how === 'page')
    return 'The heading has the unit in the genitive; its name is in the description below it.';
  return isPlain ? undefined : 'The heading names the unit.';
}
