import { describe, expect, it } from 'vitest';
import { askPage } from '../../src/site/ask/ask-page.ts';
import { problemPage } from '../../src/site/problem/problem-page.ts';
import { startPage } from '../../src/site/start-page.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { attributes, element, elements, parsePage, textOf } from '../support/html.ts';
import { snapshotOf } from '../support/turtle.ts';

/** A catalogue with an accessibility statement, feedback and a number at its foot, and one field that is not there. */
const shapes = `:C a sh:NodeShape ; sh:targetClass :Catalogue ; sh:order 1 ; sh:codeIdentifier "Catalogue" ;
  varanto:segment "" ; sh:description "All." ; sh:property [
    sh:path :statement ; sh:codeIdentifier "statement" ; sh:order 1 ; sh:nodeKind sh:IRI ;
    sh:name "statement"@en ; dash:propertyRole varanto:FootRole ; sh:description "It."
  ] , [
    sh:path :feedback ; sh:codeIdentifier "feedback" ; sh:order 2 ; sh:nodeKind sh:IRI ;
    sh:name "feedback"@en ; sh:description "Where to." ;
    dash:propertyRole varanto:FootRole , varanto:FeedbackRole
  ] , [
    sh:path :works ; sh:codeIdentifier "works" ; sh:order 3 ; sh:datatype xsd:integer ;
    dash:propertyRole varanto:FootRole ; sh:description "How many."
  ] , [
    sh:path :other ; sh:codeIdentifier "other" ; sh:order 4 ; sh:datatype xsd:integer ;
    sh:description "Nothing for the foot."
  ] .`;

/** The items at the foot of the start page that the catalogue states, with their links. */
function footOf(snapshot: Snapshot, language = 'en'): { text: string; hrefs: string[] }[] {
  const page = startPage({ snapshot, languages: [language], alternates: [] });
  const items = elements(element(parsePage(page.html), 'footer'), 'li');
  const own = items.map((item) => ({
    text: textOf(item).replaceAll(/\s+/g, ' ').trim(),
    hrefs: attributes(item, 'href'),
  }));
  return own.filter(({ hrefs }) => !hrefs.some((each) => each.startsWith(snapshot.base + 'd')));
}

describe('the foot of every page', () => {
  it('says who publishes the catalogue, and as of which day', () => {
    const items = footOf(loadCatalogue().snapshot, 'fi').map(({ text }) => text);
    expect(items).toEqual(
      expect.arrayContaining(['julkaisija: Kaupunginkanslia', 'muokattu: 22.11.2026']),
    );
  });

  it('links to the addresses that are stated, and says nothing of what is not', () => {
    const data = '<> a :Catalogue ; :statement <https://city.example/a11y> ; :works 7 ; :other 8 .';
    expect(footOf(snapshotOf(shapes, data))).toMatchObject([
      { text: 'statement', hrefs: ['https://city.example/a11y'] },
      { text: 'works: 7', hrefs: [] },
      { text: 'What the words mean' },
    ]);
  });

  it('begins a mail of feedback with the page and the version, and leaves a form alone', () => {
    const of = (address: string) => {
      const snapshot = snapshotOf(shapes, `<> a :Catalogue ; :feedback <${address}> .`);
      const [feedback] = footOf(snapshot);
      return { snapshot, href: new URL(feedback?.hrefs[0] ?? '') };
    };
    const mail = of('mailto:catalogue@city.example');
    expect(mail.href.pathname).toBe('catalogue@city.example');
    expect(mail.href.searchParams.get('subject')).toBe(mail.snapshot.base);
    expect(mail.href.searchParams.get('body')).toContain(mail.snapshot.version);
    const form = 'https://city.example/feedback?form=1';
    expect(of(form).href.href).toBe(form);
  });

  it('leads to feedback from the page of a problem and from that of a question too', () => {
    const data = '<> a :Catalogue ; :feedback <mailto:catalogue@city.example> .';
    const snapshot = snapshotOf(shapes, data);
    const query = { words: '', about: undefined, kind: undefined, passedOver: [] };
    const pages = [
      problemPage({ status: 404, snapshot, languages: ['en'] }),
      askPage({ snapshot, languages: ['en'], query, advice: undefined }),
    ];
    const subjects = pages.map(({ html }) => {
      const links = attributes(element(parsePage(html), 'footer'), 'href');
      const mail = links.find((each) => each.startsWith('mailto:'));
      return new URL(mail ?? '').searchParams.get('subject');
    });
    expect(subjects).toEqual([snapshot.base, `${snapshot.base}ask`]);
  });

  it('groups the digits of large numbers as its language does', () => {
    const { snapshot } = loadCatalogue();
    const footIn = (language: string): string => {
      const page = startPage({ snapshot, languages: [language], alternates: [] });
      return textOf(element(parsePage(page.html), 'footer'));
    };
    expect(footIn('en')).toMatch(/, \d\d,\d{3} triples\./);
    expect(footIn('fi')).toMatch(/, \d\d\u00a0\d{3} kolmikkoa\./);
  });

  it('has no link that runs a program', () => {
    const data = '<> a :Catalogue ; :feedback <javascript:alert(1)> .';
    const [feedback] = footOf(snapshotOf(shapes, data));
    expect(feedback).toMatchObject({ text: 'feedback', hrefs: [] });
  });
});
