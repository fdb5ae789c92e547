import type { Contact } from './contact-texts.ts';
import { derived, said, type Making } from './facts.ts';
import type { Maker } from './output.ts';

interface Of {
  readonly local: string;
  readonly maker: Maker;
}

/** Makes the postal address of a contact, out of the lines that the page has. */
export function makePost({ output, words }: Making, { post }: Contact, { local, maker }: Of): void {
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
export function makeVisit(
  { output, words }: Making,
  { visit }: Contact,
  { local, maker }: Of,
): void {
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
