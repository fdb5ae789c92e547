import { describe, expect, it } from 'vitest';
import {
  asUrl,
  baseAddress,
  hasDotSegment,
  isHttpAddress,
  isValueAddress,
  wrongCharacter,
  resolveAddress,
} from '../../src/rdf/address.ts';

const MALFORMED = [
  ['a space', 'https://museum.example/a b'],
  ['a no-break space', 'https://museum.example/a\u00a0b'],
  ['a line break', 'https://museum.example/a\nb'],
  ['a null character', 'https://museum.example/\0'],
  ['a control character above ASCII', 'https://museum.example/\u0085'],
  ['half of a surrogate pair', 'https://museum.example/\ud800'],
  ['the other half', 'https://museum.example/\udfff'],
  ['an angle bracket', 'https://museum.example/<a>'],
  ['a quotation mark', 'https://museum.example/"a"'],
  ['a brace', 'https://museum.example/{a}'],
  ['a bar', 'https://museum.example/a|b'],
  ['a backslash', 'https://museum.example/a\\b'],
  ['a caret', 'https://museum.example/a^b'],
  ['a backtick', 'https://museum.example/a`b'],
  ['a bracket', 'https://museum.example/a[b'],
  ['the other bracket', 'https://museum.example/a]b'],
  ['two fragments', 'https://museum.example/a#b#c'],
  ['what is no character', 'https://museum.example/\ufffe'],
  ['no host', 'https:///painting/1'],
  ['nothing after the scheme', 'https://'],
  ['no slashes', 'https:museum.example'],
];

describe('an address of a subject', () => {
  it.each([
    'https://museum.example/painting/1',
    'http://museum.example',
    'HTTPS://MUSEUM.EXAMPLE/',
    'https://museum.example:8443/a?b=c#d',
    'https://museum.example/tietovaranto/ä/絵/😀',
    'https://museum.example/%20',
    'https://[2001:db8::1]:8443/a',
  ])('is %s', (address) => {
    expect(isHttpAddress(address)).toBe(true);
  });

  it.each([
    'mailto:keeper@museum.example',
    'tel:+358-9-310',
    'urn:isbn:9510183504',
    'ftp://museum.example/',
    'javascript:alert(1)',
    'painting/1',
    '//museum.example/painting/1',
    '_:b0',
    '',
  ])('is not %s', (address) => {
    expect(isHttpAddress(address)).toBe(false);
  });

  it.each(MALFORMED)('has not %s', (_what, address) => {
    expect(isHttpAddress(address)).toBe(false);
  });
});

describe('an address of a value', () => {
  it.each([
    'https://museum.example/painting/1',
    'mailto:keeper@museum.example',
    'tel:+358-9-310',
    'urn:isbn:9510183504',
    'ftp://museum.example/map.zip',
    'doi:10.1000/182',
    'geo:60.1699,24.9384',
  ])('is %s', (address) => {
    expect(isValueAddress(address)).toBe(true);
  });

  it.each([
    'gopher://museum.example/',
    'javascript:alert(1)',
    'data:text/plain,a',
    'painting/1',
    '',
  ])('is not %s', (address) => {
    expect(isValueAddress(address)).toBe(false);
  });

  it.each([...MALFORMED, ['a space', 'mailto:the keeper@museum.example']])(
    'has not %s',
    (_what, address) => {
      expect(isValueAddress(address)).toBe(false);
    },
  );
});

describe('a base address', () => {
  it.each([
    ['https://museum.example', 'https://museum.example/'],
    ['https://museum.example/', 'https://museum.example/'],
    ['https://museum.example/catalogue', 'https://museum.example/catalogue/'],
    ['http://localhost:4000', 'http://localhost:4000/'],
  ])('of %s ends with a slash: %s', (text, base) => {
    expect(baseAddress(text)).toBe(base);
  });

  it.each([
    ['a query', 'https://museum.example/?a=b'],
    ['an empty query', 'https://museum.example/?'],
    ['a fragment', 'https://museum.example/#a'],
    ['an empty fragment', 'https://museum.example/#'],
    ['a user', 'https://keeper@museum.example/'],
    ['a password alone', 'https://:secret@museum.example/'],
    ['another scheme', 'ftp://museum.example/'],
    ['no scheme', 'museum.example'],
    ['a space', 'https://museum.example/a b'],
    ['nothing', ''],
  ])('has not %s', (_what, text) => {
    expect(() => baseAddress(text)).toThrow(
      `expected an http or https address without query or fragment as base, got "${text}"`,
    );
  });
});

describe('an address from a caller', () => {
  const base = 'https://museum.example/catalogue/';

  it.each([
    ['painting/1', 'https://museum.example/catalogue/painting/1'],
    ['/painting/1', 'https://museum.example/catalogue/painting/1'],
    ['./painting/1', 'https://museum.example/catalogue/painting/1'],
    ['//museum.example/catalogue/painting/1', 'https://museum.example/catalogue/painting/1'],
    ['', 'https://museum.example/catalogue/'],
    ['http://other.example/1', 'http://other.example/1'],
  ])('"%s" is %s', (text, address) => {
    expect(resolveAddress(text, base)).toBe(address);
  });

  it.each(['mailto:keeper@museum.example', 'urn:isbn:9510183504', 'a b', '\ud800', 'https://'])(
    '"%s" is none',
    (text) => {
      expect(resolveAddress(text, base)).toBeUndefined();
    },
  );
});

describe('a dot as a part of a path', () => {
  it.each([
    'https://museum.example/a/../b',
    'https://museum.example/./a',
    'https://museum.example/a/..',
    'https://museum.example/.',
    'https://museum.example/..?a',
    'https://museum.example/a/.#b',
    'urn:a/../b',
    'urn:../b',
  ])('is in %s', (address) => {
    expect(hasDotSegment(address)).toBe(true);
  });

  it.each([
    'https://museum.example/a.b/.c/..d/e../f.',
    'https://museum.example/...',
    'https://museum.example/a?b=/../c',
    'https://museum.example/a#/../c',
    'https://museum.example/%2e%2e/a',
    'urn:a:..b',
  ])('is not in %s', (address) => {
    expect(hasDotSegment(address)).toBe(false);
  });
});

describe('what is wrong in an address', () => {
  it.each([
    ['https://a.example/a b', 'U+0020 is character 20'],
    ['https://a.example/[b]', '"[" is character 19'],
    ['https://a.example/#b#c', '"#" is character 21'],
    ['https://a.example/a{b}', '"{" is character 20'],
    ['https://a.example/a|b', '"|" is character 20'],
    ['https://😀.example/^', '"^" is character 19'],
    ['urn:\ud800', 'U+D800 is character 5'],
    ['urn:a\u00a0b', 'U+00A0 is character 6'],
    ['https://[::1]/[', '"[" is character 15'],
  ])('of %s is that %s', (address, words) => {
    expect(wrongCharacter(address)).toBe(words);
  });

  it.each(['https://[2001:db8::1]/a#b', 'https://a.example/ä', 'geo:60.1,24.9', ''])(
    'of %s is no character',
    (address) => {
      expect(wrongCharacter(address)).toBeUndefined();
    },
  );
});

describe('an address as a URL', () => {
  const hosts = [
    'a.example',
    'A.example',
    '127.0.0.1',
    '1.2',
    'a.1',
    'x_y.example',
    'localhost',
    'ä.example',
  ];
  const ports = ['', ':80', ':443', ':4000', ':08', ':65535'];
  const parts = ['a', 'Ä', '.', '..', '...', 'a.jsonld', '.b', '%41', 'a b', '_', '', '~', "'"];
  const queries = ['', '?', '?a=b&c=d/e', '?ä', '?"', "?a='", '#a', '?a#b'];

  const addresses = ['http', 'https'].flatMap((scheme) =>
    hosts.flatMap((host) =>
      ports.flatMap((port) =>
        parts.flatMap((part, index) =>
          queries.map((query) => {
            const other = parts[(index * 5 + query.length) % parts.length] ?? '';
            return `${scheme}://${host}${port}/${part}/${other}${query}`;
          }),
        ),
      ),
    ),
  );

  it('is what the parser of URLs makes of it', () => {
    const valid = addresses.filter((address) => URL.canParse(address));
    const parsed = valid.map((address) => new URL(address).href);
    expect(valid.map(asUrl)).toEqual(parsed);
    expect(parsed.filter((href, index) => href === valid[index]).length).toBeGreaterThan(100);
  });
});
