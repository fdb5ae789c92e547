import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { application } from '../support/application.ts';
import { elements, parsePage, textOf, type PageElement } from '../support/html.ts';
import { readPage } from './page.ts';

const page = readPage(readFileSync('data/helsinki/kaupunginkanslian-tietovarannot.txt', 'utf8'));
const { get, service } = application();
const START = `${service.snapshot.base}?lang=fi`;

/** A page as a reader has it who clicks only: what it says, and where its links lead by their words. */
interface Seen {
  readonly text: string;
  readonly links: readonly { readonly words: string; readonly address: string }[];
}

async function open(address: string): Promise<Seen> {
  const answer = await get(address, { Accept: 'text/html' });
  expect({ address, status: answer.status }).toEqual({ address, status: 200 });
  const body = await answer.text();
  const [main] = elements(parsePage(body), 'body');
  if (!main) throw new Error(`${address} has no body`);
  const links = elements(main, 'a').map((link) => ({
    words: wordsOf(link),
    address: new URL(link.attributes['href'] ?? '', address).href,
  }));
  return { text: wordsOf(main), links };
}

function wordsOf(part: PageElement): string {
  return textOf(part).replaceAll(/\s+/g, ' ').trim();
}

/** Follows links by their words, one after the other, from the start page. */
async function click(...words: readonly string[]): Promise<Seen> {
  let seen = await open(START);
  for (const each of words) {
    const link = seen.links.find((one) => one.words === each);
    if (!link)
      throw new Error(`no link "${each}" among: ${seen.links.map((one) => one.words).join('; ')}`);
    seen = await open(link.address);
  }
  return seen;
}

/** A text as a reader would compare it: sizes of letters aside, which lists begin with. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Where texts are in a page, in the order of the texts; -1 for one that it does not have. */
function placesIn({ text }: Seen, texts: readonly string[]): number[] {
  return texts.map((each) => plain(text).indexOf(plain(each)));
}

describe.each(page.units.map((unit) => [unit.name ?? '', unit] as const))(
  'a reader who clicks from the start page to %s',
  (name, unit) => {
    it('reads its description there, and which text that is from', async () => {
      const { text } = await click(name);
      expect(text).toContain(unit.description);
      if (unit.descriptionSource) expect(text).toContain(unit.descriptionSource);
      expect(text).toContain(unit.heading);
      if (unit.sentence) expect(text).toContain(unit.sentence);
    });

    it('finds its registers by name, each a click away', async () => {
      const seen = await click(name);
      const places = placesIn(seen, unit.registers);
      expect(places).not.toContain(-1);
      const words = seen.links.map((link) => link.words);
      for (const register of unit.registers) expect(words).toContain(register);
      const listed = words.filter((each) => unit.registers.includes(each));
      expect(listed).toEqual([...listed].sort(new Intl.Collator('fi').compare));
    });

    it('finds its classes of the plan, with their codes', async () => {
      const { links } = await click(name);
      const words = links.map((link) => link.words);
      for (const { notation, label } of unit.classes)
        expect(words).toContain(`${notation} ${label}`);
    });

    it('reads what is said of its systems, and how to ask', async () => {
      const { text } = await click(name);
      if (unit.systems) expect(text).toContain(unit.systems);
      expect(text).toContain('helsinki.kirjaamo@hel.fi');
    });

    it('finds the same on the page of each register: its unit, its classes, and how to ask', async () => {
      for (const register of unit.registers) {
        const { links, text } = await click(name, register);
        expect(links.map(({ words }) => words)).toContain(name);
        expect(text).toContain('https://securemail.hel.fi/');
        const [first] = unit.classes;
        expect(text).toContain(first?.notation ?? '');
      }
    });
  },
);

describe('a reader who clicks from the start page', () => {
  it('reads what the office does', async () => {
    expect((await click('Kaupunginkanslia')).text).toContain(page.introduction);
  });

  it('comes to how to ask with one click, and reads there all that the page says of it', async () => {
    const { text } = await click('Näin pyydät tietoja');
    const said = page.contact.filter(
      (line) => !/^(Kirjaamon postiosoite:|Kirjaamolle voi lähettää)/.test(line),
    );
    for (const line of said) expect(plain(text)).toContain(plain(line));
    for (const way of [
      'https://securemail.hel.fi/',
      'helsinki.kirjaamo@hel.fi',
      'Securemailiin kirjaudutaan verkkopankkitunnuksilla, mobiilivarmenteella tai varmennekortilla.',
    ])
      expect(text).toContain(way);
  });

  it('comes from a fact to its line on the page itself, in its own words', async () => {
    const seen = await click('Hallinto-osasto');
    const link = seen.links.find(({ words }) => words.startsWith('Rivi 51'));
    const { text } = await open(link?.address ?? '');
    for (const unit of page.units) expect(text).toContain(unit.heading);
  });
});
