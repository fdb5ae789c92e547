import { describe, expect, it } from 'vitest';
import { resourcePage } from '../../src/site/resource-page.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { elements, parsePage, textOf, type PageElement } from '../support/html.ts';

const { snapshot } = loadCatalogue();

function pageOf(path: string, language: string): PageElement {
  const resource = snapshot.find(BASE + path);
  if (!resource) throw new Error(`${path} is not described`);
  const page = resourcePage({ resource, alternates: [], snapshot, languages: [language] });
  return parsePage(page.html);
}

/** The texts of what has a class, with single spaces. */
function textsOf(page: PageElement, name: string, part: RegExp): string[] {
  return elements(page, name)
    .filter(({ attributes }) => part.test(attributes['class'] ?? ''))
    .map((each) => textOf(each).replaceAll(/\s+/g, ' ').trim());
}

describe('the other names of a resource', () => {
  it('are on one line below its name in the language of the reader, the others in a list that opens', () => {
    const page = pageOf('tos/2026-11-22/07-02', 'en');
    const [line = ''] = textsOf(page, 'details', /^names$/);
    expect(line).toMatch(/^other names: Development and maintenance of information systems /);
    const parts = elements(page, 'section').flatMap((part) => elements(part, 'dt'));
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.map(textOf)).not.toContain('other names');
  });

  it('leave the way to ask the first part of the page of a contact', () => {
    for (const language of ['fi', 'sv', 'en']) {
      const [first] = elements(pageOf('contact-point/kirjaamo', language), 'section');
      const links = first ? elements(first, 'a').map(({ attributes }) => attributes['href']) : [];
      expect(links[0]).toBe('https://securemail.hel.fi/');
    }
  });
});

describe('a class of another version', () => {
  it('is named with its version where it is linked to, and one of the same version is not', () => {
    const page = pageOf('tos/2026-11-22/07-02', 'fi');
    const facts = elements(page, 'dl').map((list) => textOf(list).replaceAll(/\s+/g, ' '));
    const text = facts.join(' ');
    for (const version of ['2016-04-18', '2022-01-25'])
      expect(text.split(`(TOS-luokitus ${version})`)).toHaveLength(3);
    expect(text).not.toContain('(Helsingin kaupungin tiedonohjaussuunnitelma)');
  });
});

describe('a class that two other versions do not have', () => {
  it('says of each which comparison found that', () => {
    const lines = textsOf(pageOf('tos/2026-11-22/03-01-03', 'fi'), 'ul', /^inline$/);
    const gone = lines.filter((line) => line.includes('muutos: poistunut'));
    expect(gone).toHaveLength(2);
    expect(new Set(gone).size).toBe(2);
    for (const version of ['2016-04-18', '2022-01-25'])
      expect(gone.filter((line) => line.includes(version))).toHaveLength(1);
  });
});

describe('the page of a record of sources', () => {
  it('is called after what it is about, and has each property by its name', () => {
    const page = pageOf('source/register/rekrytoinnin-rekisteri', 'fi');
    expect(elements(page, 'h1').map(textOf)).toEqual(['Rekrytoinnin rekisteri']);
    const labels = elements(page, 'dt').map(textOf);
    expect(labels).toEqual(expect.arrayContaining(['nimi', 'muut nimet']));
    expect(labels).not.toContain('hakusanat');
    expect(labels.filter((label) => label.startsWith('http'))).toEqual([]);
  });
});
