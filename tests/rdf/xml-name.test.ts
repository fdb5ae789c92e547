import { describe, expect, it } from 'vitest';
import { xmlName } from '../../src/rdf/xml-name.ts';
import { isXmlText } from '../../src/rdf/xml-text.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

describe('the XML name of an address', () => {
  it.each([
    ['https://a.example/terms#title', 'title'],
    ['https://a.example/terms/title', 'title'],
    ['https://a.example/a.b-c_1', 'a.b-c_1'],
    ['https://a.example/1a', 'a'],
    ['https://a.example/-a', 'a'],
    ['https://a.example/.a', 'a'],
    ['https://a.example/%C3%A4', 'A4'],
    ['https://a.example/työ', 'työ'],
    ['https://a.example/絵', '絵'],
    ['https://a.example/a\u00b7', 'a\u00b7'],
    ['https://a.example/\u00d7a', 'a'],
    ['https://a.example', 'a.example'],
    [`${RDF}type`, 'type'],
    [`${RDF}_1`, '_1'],
    [`${RDF}Descriptions`, 'Descriptions'],
    ['https://a.example/li', 'li'],
    ['http://www.w3.org/2000/xmlns', 'xmlns'],
  ])('%s ends in %s', (address, local) => {
    expect(xmlName(address)).toEqual({ namespace: address.slice(0, -local.length), local });
  });

  it.each([
    'https://a.example/',
    'https://a.example/terms#',
    'https://a.example/terms#1',
    'https://a.example/a(b)',
    'https://a.example/a%20',
    'https://a.example/a?b=',
    'https://a.example/terms#😀',
    'https://a.example/terms#\u{10000}',
    'https://a.example/terms#\u02e5',
    `${RDF}li`,
    `${RDF}Description`,
    `${RDF}about`,
    `${RDF}bagID`,
    'http://www.w3.org/2000/xmlns/a',
  ])('is missing: %s', (address) => {
    expect(xmlName(address)).toBeUndefined();
  });
});

describe('a text', () => {
  it.each(['', 'a\t\n\r', '\u007f\u0085\u2028\ufffd\ue000', '😀'])('is held by XML: %j', (text) => {
    expect(isXmlText(text)).toBe(true);
  });

  it.each(['\0', '\u0008', '\u000b', '\u000c', '\u001f', '\ufffe', '\uffff'])(
    'is not held by XML: %j',
    (text) => {
      expect(isXmlText(`a${text}b`)).toBe(false);
    },
  );
});
