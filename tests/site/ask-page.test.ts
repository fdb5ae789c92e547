import { describe, expect, it, vi } from 'vitest';
import { createApp } from '../support/app.ts';
import { patient } from '../support/application.ts';
import { createService } from '../../src/http/service.ts';
import { ask as askBoth, BASE, loadCatalogue } from '../support/catalogue.ts';
import {
  attributes,
  element,
  elements,
  parsePage,
  textOf,
  type PageElement,
} from '../support/html.ts';

const { snapshot } = loadCatalogue();
const service = createService(snapshot, {
  pageSize: 20,
  maxPageSize: 100,
  examples: [],
  assets: 'dist/graphiql',
  limits: patient,
});
const app = createApp(service);

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

  it.each([
    ['about=http://%5B', ['The address names something that one cannot ask for here']],
    ['about=organisation/henkilostoosasto', ['something that one cannot ask for here']],
    ['about=register/no-such-one', ['something that one cannot ask for here']],
    ['kind=none', ['a kind of request that does not exist']],
    [
      'kind=none&about=catalogue',
      ['something that one cannot ask for here', 'a kind of request that does not exist'],
    ],
    ['about=&kind=', []],
  ])('passes over what it cannot be asked, and says so: %s', async (query, sentences) => {
    const { response, page } = await pageAt(`ask?${query}&q=rekrytointi&lang=en`);
    expect(response.status).toBe(200);
    expect(textOf(element(page, 'main'))).toContain('Henkilöstöosasto');
    const said = elements(page, 'p').filter(({ attributes: each }) => each['role'] === 'status');
    expect(said.map(textOf)).toEqual(
      sentences.map((sentence): unknown => expect.stringContaining(sentence)),
    );
  });

  it('says of a question that is too long that it was cut', async () => {
    const { page } = await pageAt(`ask?lang=en&q=${'a'.repeat(501)}`);
    expect(textOf(element(page, 'textarea'))).toBe('a'.repeat(500));
    const sentence = 'The question was longer than 500 characters: the rest of it was left out.';
    expect(textOf(element(page, 'main'))).toContain(sentence);
    const { page: whole } = await pageAt(`ask?lang=en&q=${'a'.repeat(500)}`);
    expect(textOf(element(whole, 'main'))).not.toContain(sentence);
  });

  it('is cached by nobody where it has a question, and is as other pages where it has none', async () => {
    for (const query of [
      'q=Matti+Meik%C3%A4l%C3%A4inen',
      'about=register/rekrytoinnin-rekisteri',
    ]) {
      const { response } = await pageAt(`ask?${query}`);
      expect(response.headers.get('Cache-Control')).toBe('private, no-store');
      expect(response.headers.get('ETag')).toBeNull();
      expect(response.headers.get('Last-Modified')).toBeNull();
    }
    const caching = [vi.spyOn(service.cache, 'set'), vi.spyOn(service.recent, 'add')] as const;
    await pageAt('ask?q=Maija+Meik%C3%A4l%C3%A4inen');
    expect(caching.map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    const { response } = await pageAt('ask?lang=de');
    expect(caching.map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    expect(response.headers.get('Cache-Control')).toBe('public, no-cache');
    expect(response.headers.get('ETag')).toMatch(/^"/);
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

  it('reads of a view what its plan names, and what that reads', async () => {
    const query = `{ whereToAsk(words: "mistä löydän rekrytoinnin tiedot", language: "fi") {
      unit { id displayName ... on Organisation { registers { nodes { title } } } }
      registers { id displayName } contact { id displayName } others { displayName }
      reasons { word resource { displayName } } drafts { body } } }`;
    const { data, errors } = await askBoth(snapshot, query);
    expect(errors).toBeUndefined();
    expect(await ask(query)).toEqual({ data });
    const mistaken = await askBoth(snapshot, '{ whereToAsk(words: "a", kind: "b") { isCertain } }');
    expect(mistaken.errors?.[0]?.message).toContain('kind: expected one of');
  });

  it.each([
    ['sv-FI', 'sv'],
    ['EN', 'en'],
    ['fi_FI.UTF-8', 'fi'],
  ])('takes %s for %s', async (language, found) => {
    const answer = await ask(
      `{ whereToAsk(words: "a", language: "${language}") { drafts { language } } }`,
    );
    expect(answer).toEqual({ data: { whereToAsk: { drafts: [{ language: found }] } } });
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
    ['words: "a", language: "xx"', 'language: expected one of en, fi, sv, got "xx"'],
    ['words: "a", language: ""', 'language: expected one of en, fi, sv, got ""'],
  ])('says what is wrong with %s', async (args, message) => {
    const { errors } = (await ask(`{ whereToAsk(${args}) { isCertain } }`)) as {
      errors: { message: string }[];
    };
    expect(errors[0]?.message).toContain(message);
  });
});
