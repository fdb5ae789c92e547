import { describe, expect, it } from 'vitest';
import { createApp } from '../support/app.ts';
import { patient } from '../support/application.ts';
import { createService } from '../../src/http/service.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import {
  attributes,
  element,
  elements,
  parsePage,
  textOf,
  type PageElement,
} from '../support/html.ts';

const { snapshot } = loadCatalogue();
const app = createApp(
  createService(snapshot, {
    pageSize: 20,
    maxPageSize: 100,
    examples: [],
    assets: 'dist/graphiql',
    limits: patient,
  }),
);

async function pageAt(path: string): Promise<{ page: PageElement; response: Response }> {
  const response = await app.request(BASE + path, { headers: { Accept: 'text/html' } });
  return { page: parsePage(await response.text()), response };
}

async function ask(query: string): Promise<unknown> {
  const response = await app.request(`${BASE}graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

describe('the page that says where to ask', () => {
  it('is a form that works without a script, in three languages', async () => {
    for (const [language, title] of [
      ['en', 'Where do I ask?'],
      ['fi', 'Mistä pyydän?'],
      ['sv', 'Var begär jag?'],
    ]) {
      const { page, response } = await pageAt(`ask?lang=${language}`);
      expect(response.status).toBe(200);
      expect(textOf(element(page, 'h1'))).toBe(title);
      const form = elements(page, 'form').find(({ attributes: { class: name } }) => name === 'ask');
      expect(form?.attributes['action']).toBe(`${BASE}ask`);
      expect(elements(form ?? page, 'option')).toHaveLength(4);
    }
  });

  it('answers with the unit, the register, the way and a draft in each language', async () => {
    const { page, response } = await pageAt('ask?q=mina+uppgifter+om+rekrytering&lang=sv');
    const links = attributes(page, 'href');
    expect(links).toContain(`${BASE}organisation/henkilostoosasto?lang=sv`);
    expect(links).toContain(`${BASE}register/rekrytoinnin-rekisteri?lang=sv`);
    const drafts = elements(page, 'pre');
    expect(drafts.map(({ attributes: { lang } }) => lang)).toEqual(['sv', 'en', 'fi']);
    const ways = links.filter((link) => /^(mailto:helsinki|https:\/\/securemail)/.test(link));
    expect(ways[0]).toBe('https://securemail.hel.fi/');
    const mail = new URL(ways[1] ?? '');
    expect(mail.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(textOf(drafts[0] ?? page));
    expect(response.headers.get('Content-Language')).toBe('sv');
    expect(attributes(page, 'content')).toContain('noindex');
  });

  it('shows no word that pages do not show', async () => {
    const { page } = await pageAt('ask?q=unemployement');
    expect(textOf(element(page, 'main'))).toContain('Elinkeino-osasto');
    const why = elements(page, 'section').find(
      ({ attributes: each }) => each['aria-labelledby'] === 'why',
    );
    expect(textOf(why ?? page)).not.toMatch(/: unemployement/);
  });

  it('writes what was asked as text, whatever it is', async () => {
    const { page } = await pageAt(`ask?q=${encodeURIComponent('<b>"rekrytointi" & {unit}')}`);
    expect(textOf(element(page, 'textarea'))).toBe('<b>"rekrytointi" & {unit}');
    expect(textOf(elements(page, 'pre')[0] ?? page)).toContain('<b>"rekrytointi" & {unit}');
  });

  it('has no control character, which a mail could not have', async () => {
    const { page } = await pageAt('ask?q=palkka%00%01%0d%0aBcc:%1b%7f');
    expect(textOf(element(page, 'textarea'))).toBe('palkka Bcc:');
    expect(attributes(page, 'href').join()).not.toMatch(/%0[01]|%1B|%7F/);
  });

  it('is led to from a register, which is filled in, and from a search that finds nothing', async () => {
    const { page } = await pageAt('register/rekrytoinnin-rekisteri');
    const address = `${BASE}ask?about=register/rekrytoinnin-rekisteri`;
    expect(attributes(page, 'href')).toContain(address);
    const { page: asked } = await pageAt(address.slice(BASE.length));
    expect(
      elements(asked, 'input').map(({ attributes: { name, value } }) => [name, value]),
    ).toContainEqual(['about', 'register/rekrytoinnin-rekisteri']);
    expect(textOf(elements(asked, 'pre')[0] ?? asked)).toContain('Rekrytoinnin rekisteri');
    const { page: search } = await pageAt('search?q=xyzzyqwk');
    expect(attributes(search, 'href')).toContain(`${BASE}ask?q=xyzzyqwk`);
    const { page: unit } = await pageAt('organisation/henkilostoosasto');
    expect(attributes(unit, 'href').filter((link) => link.includes('ask?about'))).toEqual([]);
  });

  it('passes over what it cannot be about, and kinds that there are not', async () => {
    const { response, page } = await pageAt('ask?about=http://%5B&kind=none&q=rekrytointi');
    expect(response.status).toBe(200);
    expect(textOf(element(page, 'main'))).toContain('Henkilöstöosasto');
  });
});

describe('whereToAsk', () => {
  it('answers as the page does', async () => {
    const answer = await ask(`{ whereToAsk(words: "copy of the grant decision", language: "en") {
      kind { name label legalSources { name address } } kindWords isCertain
      unit { id } registers { id } others { id } contact { id } ways { isSecure address }
      reasons { word text field resource { id } } drafts { language subject body } } }`);
    expect(answer).toMatchObject({
      data: {
        whereToAsk: {
          kind: { name: 'document', label: 'An official document' },
          unit: { id: `${BASE}organisation/talous-ja-suunnitteluosasto` },
          contact: { id: `${BASE}contact-point/kirjaamo` },
          ways: [{ isSecure: true }, { isSecure: false }],
          drafts: [{ language: 'en' }],
        },
      },
    });
  });

  it.each([
    [`words: "${'a'.repeat(501)}"`, 'words: expected 500 characters at most, got 501'],
    [
      'words: "a", kind: "none"',
      'kind: expected one of ownData, information, document, got "none"',
    ],
    [
      'words: "a", about: "organisation/henkilostoosasto"',
      'about: expected the address of something',
    ],
  ])('says what is wrong with %s', async (args, message) => {
    const { errors } = (await ask(`{ whereToAsk(${args}) { isCertain } }`)) as {
      errors: { message: string }[];
    };
    expect(errors[0]?.message).toContain(message);
  });
});
