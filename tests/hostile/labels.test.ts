import { describe, expect, it } from 'vitest';
import { Store } from 'n3';
import { LoadError } from '../../src/store/files.ts';
import { application } from '../support/application.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { canonicalForm, canonicalQuads } from '../support/graph.ts';
import { elements, parsePage, textOf } from '../support/html.ts';
import { processorTime } from '../support/processor-time.ts';

/** What a name may hold and still be a name. */
const labels = [
  '<script>alert(1)</script>',
  '</title></script><img src=x onerror=alert(1)>',
  '" onload="alert(1)',
  "' onmouseover='alert(1)",
  '&lt;b&gt; &amp; &#0; &nbsp;',
  ']]> --> <!-- <![CDATA[',
  '=cmd|/C calc!A0',
  '@SUM(1+1)*cmd',
  'a\r\nSet-Cookie: b=c\r\n\r\n<h1>',
  'javascript:alert(1)',
  '${7*7} {{7*7}} <%= 7 %>',
  '\u202Erekisteri\u202C \u2066a\u2069 \u200F',
  '😀👩‍👩‍👧‍👦🇫🇮',
  'Z̷̡a̸l̵g̷o̸',
  '\u2028 line \u2029 paragraph \u0085',
  'back\\slash \\u0041 \\" """ \'\'\'',
  '> , ; rel="next"',
  '__proto__',
  'x'.repeat(20_000),
];

const turtle = labels
  .map((label, index) => {
    const title = JSON.stringify(label).replaceAll('\u2028', '\\u2028');
    return `<register/h${index}> a varanto:Register ; dct:title ${title}@fi ; varanto:holder <organisation/a> .`;
  })
  .join('\n');
const data = `${smallCatalogue}\n${turtle}`;

describe('hostile names in the data', () => {
  const files = { 'a.ttl': data };

  it('are texts on a page, and nothing else', async () => {
    const { get } = application({ data: folder(files) });
    for (const [index, label] of labels.entries()) {
      const answer = await get(`/register/h${index}.html`);
      const page = parsePage(await answer.text());
      // The script of this host, and a block of data for search engines, which the reader of pages reads without a bare sign of HTML.
      const scripts = elements(page, 'script').map((each) => each.attributes['type']);
      expect(scripts.sort()).toEqual(['application/ld+json', 'module']);
      expect(elements(page, 'h1').map(textOf)).toEqual([label.trim()]);
      for (const [, value] of answer.headers) expect(value).not.toMatch(/[\r\n]|alert|calc/);
    }
    const list = parsePage(await (await get('/register.html')).text());
    const links = elements(list, 'a').map(textOf);
    for (const label of labels) expect(links).toContain(label.trim());
  });

  it.each(['jsonld', 'ttl', 'nt', 'nq', 'trig', 'rdf'])(
    'are the same texts to whoever reads the catalogue as %s',
    async (ending) => {
      const { get, service } = application({ data: folder(files) });
      const answer = await get(`/catalogue.${ending}`);
      const mediaType = answer.headers.get('Content-Type')?.replace(/;.*/, '') ?? '';
      const known = { address: service.contextAddress, text: service.context.text };
      const found = await canonicalForm(await answer.text(), mediaType, known);
      const { data: store } = loadCatalogue({ data: folder(files) });
      expect(found).toBe(await canonicalQuads([...new Store([...store])]));
    },
  );

  it('begin no formula in a table for Excel', async () => {
    const { get } = application({ data: folder(files) });
    const query = '{registers(first:100){nodes{title}}}';
    const search = new URLSearchParams({ query, for: 'excel' });
    const table = await (await get(`/graphql.csv?${search.toString()}`)).text();
    expect(table).toContain("'=cmd|/C calc!A0");
    expect(table).toContain("'@SUM(1+1)*cmd");
    expect(table).not.toMatch(/(^|\n)"?[=@]/);
  });

  it('are found, filtered by and told as they are in GraphQL', async () => {
    const { query } = application({ data: folder(files) });
    for (const label of labels.filter(({ length }) => length < 200)) {
      const text = `{registers(where:{title:{contains:${JSON.stringify(label)}}}){nodes{title}}}`;
      const found = (await query(text)) as { registers: { nodes: { title: string }[] } };
      expect(found.registers.nodes).toContainEqual({ title: label });
    }
  });
});

const nested = (count: number, [open, close]: [string, string]): string =>
  `<a> <b:c> ${open.repeat(count)}1${close.repeat(count)} .`;

/** Turtle that is too much, or is meant to be more than data. */
const hostileFiles: readonly (readonly [string, string | Uint8Array])[] = [
  ['nothing', ''],
  ['null bytes', '\0'.repeat(10_000)],
  ['bytes that are no UTF-8', Uint8Array.from([0xff, 0xfe, 0xc0, 0x80])],
  ['UTF-16', Buffer.from(smallCatalogue, 'utf16le')],
  ['a byte order mark', `\uFEFF${smallCatalogue}`],
  ['an address with a line break', '<a\\u000Ab> <b:c> 1 .'],
  ['an address with a null byte', '<a\\u0000b> <b:c> 1 .'],
  ['an address with a bracket', '<a\\u003Eb> <b:c> 1 .'],
  ['an address with a space', '<a b> <b:c> 1 .'],
  ['an address of a script', '<javascript:alert(1)> <b:c> 1 .'],
  ['an address of half a pair', '<a\\uD800> <b:c> 1 .'],
  ['__proto__ as an address', '<__proto__> <__proto__> <__proto__> .'],
  [
    '__proto__ as a prefix',
    '@prefix __proto__: <http://a/> . __proto__:a __proto__:b __proto__:c .',
  ],
  ['constructor as a type', '<constructor> a <constructor> ; <toString> "a"@constructor .'],
  ['a type of Object', '<register/__proto__> a <https://w3id.org/varanto#__proto__> .'],
  ['10,000 nested nodes', nested(10_000, ['[ <b:c> ', ' ]'])],
  ['5,000 nested lists', nested(5_000, ['( ', ' )'])],
  ['nested nodes that never close', '<a> <b:c> '.concat('[ <b:c> '.repeat(20_000))],
  ['triple terms', `<a> <b:c> ${'<<( <a> <b:c> '.repeat(2_000)}`],
  ['a literal of 4 MB', `<a> <b:c> "${'x'.repeat(4_000_000)}" .`],
  ['a literal that never ends', `<a> <b:c> """${'x'.repeat(1_000_000)}`],
  ['a literal of half a pair', '<a> <b:c> "\\uD800" .'],
  ['a language of 10,000 subtags', `<a> <b:c> "a"@${'ab-'.repeat(10_000)}c .`],
  ['a number of 100,000 digits', `<a> <b:c> ${'9'.repeat(100_000)} .`],
  ['a date far away', '<a> <b:c> "999999999-99-99"^^<http://www.w3.org/2001/XMLSchema#date> .'],
  ['a base elsewhere', '@base <http://attacker.example/> . <a> <b:c> 1 .'],
  ['a base of a file', '@base <file:///etc/> . <passwd> <b:c> 1 .'],
  [
    '10,000 prefixes',
    Array.from({ length: 10_000 }, (_, n) => `@prefix p${n}: <http://a/${n}> .`).join(''),
  ],
  ['a file that is cut', smallCatalogue.slice(0, -20)],
  [
    'XML with entities',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  ],
];

/** Loads files as data: they have short findings, or are refused in one line. */
function expectSound(files: Readonly<Record<string, string>>): void {
  try {
    const { findings } = loadCatalogue({ data: folder(files) });
    for (const { message } of findings) expect(message.length).toBeLessThan(1_000);
  } catch (error) {
    expect(error).toBeInstanceOf(LoadError);
    expect((error as Error).message).toMatch(/^.{1,400}$/);
  }
}

describe('a hostile file', () => {
  it.each(hostileFiles)('is data with findings, or refused in a line: %s', async (_what, bytes) => {
    const files = { 'a.ttl': smallCatalogue, 'b.ttl': bytes as string };
    const taken = await processorTime(() => {
      expectSound(files);
    });
    expect(taken).toBeLessThan(10_000);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
