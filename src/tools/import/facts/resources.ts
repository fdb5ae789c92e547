import { slug } from './addresses.ts';
import { firstKept } from '../doubts.ts';
import type { Resource, Section } from '../structure.ts';
import { joined, ofThing, ofUnit, said, type Making } from './facts.ts';
import type { Evidence, Maker } from './output.ts';
import { sayMaterials, sayTold } from './told-texts.ts';
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

/** Makes the information resources of the page, and its case register. */
export function makeResources(making: Making): MadeResource[] {
  const all = making.page.sections.flatMap((section) =>
    section.resources.map((resource) => ({ section, resource })),
  );
  for (const { section } of all) noteOwn(making, section);
  const made = new Map([
    ...makeKind(
      making,
      'resource',
      all.filter(({ resource }) => !resource.isCase),
    ),
    ...makeKind(
      making,
      'register',
      all.filter(({ resource }) => resource.isCase),
    ),
  ]);
  return all.flatMap(({ resource }) => made.get(resource) ?? []);
}

type Placed = Pick<MadeResource, 'section' | 'resource'>;

function makeKind(
  making: Making,
  kind: 'resource' | 'register',
  all: readonly Placed[],
): [Resource, MadeResource][] {
  const { output } = making;
  const wanted = all.map(({ section, resource: { heading, isWhole, isCase } }) => {
    const owner = nameText(section);
    const name = isWhole ? owner : heading.text;
    // Each authority has a case register: of the one the other would have the address.
    return { label: heading.text, owner, local: slug(isCase ? `${owner} ${name}` : name) };
  });
  const ids = making.addresses(kind, wanted);
  return all.map((each, index) => {
    const id = ids[index] ?? '';
    const made = { ...each, id, maker: output.make(kind, id) };
    if (made.maker.isNew) describe(making, made);
    return [each.resource, made];
  });
}

function describe(making: Making, { section, resource, maker }: MadeResource): void {
  const { heading, isWhole, isCase, texts, lists } = resource;
  const isSectionHeading = isWhole && !section.isPlain;
  const sure = (evidence: Evidence): Evidence => ofUnit(section, evidence, heading.from);
  const name = said(heading, isSectionHeading ? PLURAL : undefined);
  maker.say('name', [heading.text], ofThing(section, name, heading.from));
  if (isCase) maker.say('case', ['true'], said(heading, 'The heading calls it so.'));
  const description = joined(texts.get('description') ?? []);
  if (description)
    maker.say('description', [description.text], said(aboutLines(making, description)));
  const unit = making.units.get(section) ?? making.office;
  const holder = said({ from: section.heading.from, to: holderLine(section) }, holderNote(section));
  maker.say('holder', [unit], sure(holder));
  sayTold(making, { texts, maker, sure: (evidence) => evidence });
  const isList = (lists.get('materials')?.items.length ?? 0) > 1;
  sayMaterials(texts, { maker, isList, sure: (evidence) => evidence });
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
