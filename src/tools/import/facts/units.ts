import { slug, addressesFor } from './addresses.ts';
import { beginsWith, isFormOf } from '../name.ts';
import type { Section } from '../structure.ts';
import { derived, said, type Making, joined, ofThing, ofUnit } from './facts.ts';
import type { Evidence, Maker } from './output.ts';
import type { Block } from '../block.ts';

/** Makes the authority, its organisation whose page it is, and the units that the page has sections for. */
export function makeUnits(making: Making): void {
  const { output, page, authority, organisation, office } = making;
  const own = page.sections.find(({ isOwn }) => isOwn);
  const city = authority === organisation ? undefined : makeAuthority(making);
  const maker = output.make('unit', office);
  maker.say('name', [organisation], nameOfOffice(making, own));
  if (own) describe(making, own, maker);
  const [line] = own?.description ?? [];
  if (city !== undefined)
    maker.say('parent', [city], {
      ...(line ? derived(line) : { basis: 'derived' }),
      note: 'Given to the importer; that it is a part of the authority follows from whose page it is.',
    });
  if (own) making.units.set(own, office);
  const units = page.sections.filter(({ isOwn }) => !isOwn);
  const names = [...new Set(units.map(nameText))];
  const ids = making.addresses(
    'unit',
    names.map((name) => ({ label: name, owner: '', local: slug(name) })),
  );
  for (const section of units)
    makeUnit(making, section, ids[names.indexOf(nameText(section))] ?? '');
}

function makeAuthority(making: Making): string {
  const { output, authority, page, known } = making;
  const [id = ''] = addressesFor(
    [{ label: authority, owner: '', local: slug(authority) }],
    known('unit'),
    output.roles.unit.shape.segment,
  );
  if (making.isAuthorityDescribed) return id;
  const place = page.claims.find(({ block }) => block.text.includes(authority))?.block;
  const maker = output.make('unit', id);
  maker.say('name', [authority], {
    ...(place ? derived(place) : { basis: 'derived' }),
    note: place
      ? 'Given to the importer as the authority; the page has the name on this line.'
      : 'Given to the importer as the authority; the page does not have the name.',
  });
  // Pages of parts of one authority give it the same name, each with a record of its own.
  if (!place) maker.recordedAs(`${id}/${slug(making.organisation)}`);
  return id;
}

/** The name was given to the importer; most often the page has it too. */
function nameOfOffice({ organisation }: Making, own: Section | undefined): Evidence {
  const place = own?.description.find(({ text }) =>
    text.split(/(?<=[.!?]) /).some((sentence) => beginsWith(sentence, organisation)),
  );
  if (place) return said(place);
  const note = 'Given to the importer; the page has the name in another form, or not at all.';
  return own ? derived(own.heading, note) : { basis: 'derived', note };
}

function makeUnit(making: Making, section: Section, id: string): void {
  const { output, office, page } = making;
  making.units.set(section, id);
  const maker = output.make('unit', id);
  const isSecond = page.sections.some(
    (other) => other !== section && making.units.get(other) === id,
  );
  if (!maker.isNew && !isSecond) {
    describe(making, section, maker);
    return;
  }
  if (!maker.isNew) {
    const message = `a second section of the unit ${section.name.text}: only what the first says of the unit is taken`;
    making.notes.push({ line: section.heading.from, message, isLoss: true });
    return;
  }
  maker.say(
    'name',
    [nameText(section)],
    ofThing(section, nameEvidence(making, section), section.heading.from),
  );
  describe(making, section, maker);
  const note = `The page (line ${page.title?.from ?? 1}) has a section for the unit; that the unit is a part of its organisation is read from this.`;
  maker.say('parent', [office], derived(section.heading, note));
}

/** Where no name is known, the whole heading stands for it: a form of a name is no name. */
export function nameText({ name, heading }: Section): string {
  return name.how === 'unknown' ? heading.text : name.text;
}

function nameEvidence(making: Making, { name, heading, owner }: Section): Evidence {
  switch (name.how) {
    case 'page':
      return said(name.block ?? heading);
    case 'as it is':
      return said(
        heading,
        heading.text === name.text ? undefined : 'Without the rest of the heading.',
      );
    case 'rule':
      return derived(
        heading,
        `The heading has "${owner}"; the name was made of it by a rule of the language.`,
      );
    case 'unknown':
      making.notes.push({
        line: heading.from,
        isDoubt: true,
        message: `the name of the unit is not known: the heading has "${owner}", and neither the page nor a rule says what it is the form of`,
      });
      return derived(
        heading,
        'Not sure: the whole heading is used as the name, which the page does not have.',
      );
  }
}

/** The form of a name that a text has at any place, if it has one. */
export function hasFormOf(
  text: string,
  name: string,
  { words }: Pick<Making, 'words'>,
): string | undefined {
  const parts = text.split(' ');
  const length = name.split(' ').length;
  const start = name.slice(0, 2).toLowerCase();
  return parts
    .map((_, index) => parts.slice(index, index + length).join(' '))
    .filter((each) => each.toLowerCase().startsWith(start))
    .find((each) => isFormOf(each, name, words));
}

const WITHOUT_ORIGIN =
  'Without the mention of its source in brackets, which is given as the source of the description.';

/** Says of a unit what its section does, and from where the section has that. */
function describe({ words }: Making, section: Section, maker: Maker): void {
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
