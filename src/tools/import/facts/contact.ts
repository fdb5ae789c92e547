import { slug } from './addresses.ts';
import { isFormOf } from '../name.ts';
import type { Part } from '../structure.ts';
import type { Words } from '../words.ts';
import { hiddenEmails, readContact, type Contact } from './contact-texts.ts';
import { derived, joined, said, type Making } from './facts.ts';
import type { MadeResource } from './resources.ts';
import { hasFormOf } from './units.ts';
import type { Maker } from './output.ts';

/** Makes the contact to which requests go, and says that the organisation, its units and their resources have it. */
export function makeContact(making: Making, resources: readonly MadeResource[]): void {
  const { output, page, words } = making;
  const { heading, blocks } = page.contact;
  noteHidden(making);
  if (!heading || !blocks.length) return;
  const contact = readContact(blocks, words);
  const name = nameIn(contact, heading);
  const local = localOf(name.text, making);
  const id = output.address('contact', local);
  const maker = output.make('contact', id);
  maker.say(
    'name',
    [name.text],
    name === heading
      ? said(heading, 'The section does not name the contact; its heading is used as the name.')
      : said(name),
  );
  const description = joined(contact.description);
  if (description) maker.say('description', [description.text], said(description));
  const how = joined(contact.how);
  if (how) maker.say('how', [how.text], said(how));
  sayMail(contact, maker);
  makePost(making, contact, { local, maker });
  makeVisit(making, contact, { local, maker });
  const hours = joined(contact.hours);
  if (hours) maker.say('hours', [hours.text], said(hours));
  const last = contact.how.at(-1) ?? blocks.at(-1);
  sayOfAll(making, resources, {
    id,
    lines: { from: heading.from, to: last?.to ?? heading.to },
    words,
  });
}

/** Says the addresses of a contact: of e-mail, plain and secure. */
function sayMail(contact: Contact, maker: Maker): void {
  const { email, secure, signIn } = contact;
  if (email)
    maker.say(
      'e-mail',
      [`mailto:${email.text}`],
      said(
        email,
        contact.isLinked
          ? 'The page gives the address as a link, and not in its text.'
          : 'The page gives the address as text, without "mailto:".',
      ),
    );
  if (secure) maker.say('secure', [secure.text], said(secure));
  if (signIn) maker.say('sign-in', [signIn.text], said(signIn));
}

/** An e-mail address that is disguised is not read, and the report says so. */
function noteHidden({ page, notes }: Making): void {
  for (const { block, claim } of page.claims) {
    for (const found of claim.fate === 'boiler-plate' ? [] : hiddenEmails(block)) {
      const message = `an e-mail address that was not read, because it is disguised: ${found}`;
      notes.push({ line: block.from, isLoss: true, message });
    }
  }
}

/** The contact has the name that its postal address begins with; the page has no other. */
function nameIn({ post }: Contact, heading: Part): Part {
  const first = post?.lines[0];
  return first && !/\d/.test(first.text) ? first : heading;
}

/** The end of its address is its name without the authority's before it. */
function localOf(name: string, { authority, words }: Making): string {
  const parts = name.split(' ');
  const length = authority.split(' ').length;
  const start = parts.slice(0, length).join(' ');
  return slug(isFormOf(start, authority, words) ? parts.slice(length).join(' ') || name : name);
}

interface Said {
  readonly id: string;
  readonly lines: { readonly from: number; readonly to: number };
  readonly words: Words;
}

/** The heading is of the organisation, where it names it; its units and resources are parts of it. */
function sayOfAll(making: Making, resources: readonly MadeResource[], { id, lines }: Said): void {
  const { output, page, office, organisation, units } = making;
  const isNamed = hasFormOf(page.contact.heading?.text ?? '', organisation, making) !== undefined;
  const whole = isNamed
    ? said(
        lines,
        'The heading speaks of requests to the information resources of the organisation.',
      )
    : derived(lines, 'The page is that of the organisation; the heading does not name it.');
  output.make('unit', office).say('contact', [id], whole);
  for (const [section, unit] of units)
    if (!section.isOwn)
      output
        .make('unit', unit)
        .say(
          'contact',
          [id],
          derived(
            lines,
            'The page gives one contact point for the whole organisation, of which the unit is a part.',
          ),
        );
  for (const { maker, resource } of resources)
    if (!resource.isCase)
      maker.say(
        'contact',
        [id],
        derived(
          lines,
          'The page gives one contact point for the information resources of the whole organisation; this is one of them.',
        ),
      );
}

interface Of {
  readonly local: string;
  readonly maker: Maker;
}

/** Makes the postal address of a contact, out of the lines that the page has. */
function makePost({ output, words }: Making, { post }: Contact, { local, maker }: Of): void {
  if (!post) return;
  const id = output.address('place', `${local}-${words.segments.post}`);
  const [first] = post.lines;
  const last = post.lines.at(-1) ?? first;
  if (!first || !last) return;
  maker.say('post', [id], said({ from: post.from, to: last.to }));
  const place = output.make('place', id);
  const whole = post.lines.map(({ text }) => text).join(', ');
  const lines = { from: first.from, to: last.to };
  if (first.from === last.to) place.say('name', [whole], said(lines));
  else place.say('name', [whole], derived(lines, 'The lines of the page, joined by commas.'));
  const box = post.lines.find(({ text }) => words.contact.box.some((mark) => isBox(text, mark)));
  if (box) place.say('box', [box.text], said(box));
  for (const line of post.lines) {
    const [, code, town] = /^((?:[A-Z]{1,2}-)?\d{5}) (\p{L}.*)$/u.exec(line.text) ?? [];
    if (code === undefined || town === undefined) continue;
    place.say('post-code', [code], said(line));
    place.say('town', [town], said(line));
  }
}

function isBox(text: string, mark: string): boolean {
  return text.startsWith(`${mark} `) && /\d/.test(text);
}

/** A street and the number of a house, or of several: names with capital letters; else two words, the first with one. */
const NUMBER = String.raw`(\d+(?:[–-]\d+)?(?: ?[a-zA-Z]\b)?)`;
const STREETS = [
  new RegExp(String.raw`(\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*)*) ${NUMBER}`, 'u'),
  new RegExp(String.raw`(?<=\S )(\p{Lu}[\p{L}.-]* \p{L}+) ${NUMBER}`, 'u'),
];

function streetIn(text: string): RegExpExecArray | undefined {
  return STREETS.map((street) => street.exec(text)).find((found) => found !== null) ?? undefined;
}

/** Makes the address to visit of a contact, where a text has a street and a number in it. */
function makeVisit({ output, words }: Making, { visit }: Contact, { local, maker }: Of): void {
  const [whole, street, house] = (visit && streetIn(visit.text)) ?? [];
  if (!visit || whole === undefined || street === undefined || house === undefined) return;
  const id = output.address('place', `${local}-${words.segments.visit}`);
  const note =
    'The page gives the street in a text; that it is an address to visit is the reading of the importer.';
  maker.say('visit', [id], derived(visit, note));
  const place = output.make('place', id);
  place.say('name', [whole], said(visit, 'The page names no post code and no city here.'));
  place.say('street', [street], said(visit, 'The street without the number of the house.'));
  place.say('house', [house], said(visit));
  place.say('description', [visit.text], said(visit));
}
