import { describe, expect, it } from 'vitest';
import { application } from '../support/application.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { attributes, elements, parsePage, textOf } from '../support/html.ts';

/** What somebody may write into a search box, or into the address of a search. */
const queries = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus='alert(1)' autofocus='",
  '</title></input></form><form action=//evil.example>',
  'javascript:alert(1)',
  '⟦mark⟧ ⟧⟦ ⟦⟦hallinto',
  '{n} ${7*7} {{7*7}} $& $1',
  'a\r\nSet-Cookie: b=c',
  '\u0000\u0001\u001f',
  '\u202Ehallinto\u202C',
  '\ud800hallinto',
  '(((((((((((a+)+)+)+)+)+)+)+)+)+)+$',
  '*'.repeat(199),
  'ä'.repeat(5_000),
  Array.from({ length: 60 }, (_, n) => `w${n}`).join(' '),
  '__proto__ constructor toString',
  '; DROP TABLE registers; --',
  '../../etc/passwd',
];

/** Names of resources that try to be more than names. */
const labels = [
  'koe <script>alert(1)</script>',
  'koe " onclick="alert(1)',
  'koe </mark></bdi></a><h1>x',
  'koe ⟦b⟧ ⟧⟦',
  'koe javascript:alert(1)',
  'koe \u202Erivi\u202C \u2066a\u2069',
  'koe {n}',
  `koe ${'x'.repeat(5_000)}`,
];

const seed = application();

describe('a hostile query', () => {
  it.each(queries)('is a text on the page of the search, and nothing else: %j', async (text) => {
    const search = new URLSearchParams({
      q: text,
      type: text,
      unit: text,
      class: text,
      page: text,
    });
    const answer = await seed.get(`/search?${search.toString()}`, { Accept: 'text/html' });
    expect(answer.status).toBe(200);
    const page = parsePage(await answer.text());
    expect(elements(page, 'script')).toHaveLength(1);
    expect(elements(page, 'img')).toEqual([]);
    for (const href of attributes(page, 'href'))
      expect(href).toMatch(/^(?:http|mailto:|tel:|#|data:,)/);
    for (const action of attributes(page, 'action')) expect(action).toMatch(/\/search$/);
    const [input] = elements(page, 'input');
    expect(text.toWellFormed().normalize().trim()).toContain(input?.attributes['value'] ?? '-');
    for (const [, value] of answer.headers) expect(value).not.toMatch(/[\r\n]|<script|<img/);
    expect(answer.headers.has('Set-Cookie')).toBe(false);
  });

  it.each(queries)('is answered in JSON, which is nothing else: %j', async (text) => {
    const search = new URLSearchParams({ q: text }).toString();
    for (const path of ['search.json', 'suggest']) {
      const answer = await seed.get(`/${path}?${search}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Content-Type')).toBe('application/json');
      expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      JSON.parse(await answer.text());
    }
  });
});

describe('hostile names', () => {
  const turtle = labels
    .map((label, n) => {
      const title = JSON.stringify(label);
      return `<register/h${n}> a varanto:Register ; dct:title ${title}@fi ; varanto:holder <organisation/a> .`;
    })
    .join('\n');

  it('are texts among results, with the one word marked, and in suggestions', async () => {
    const { get } = application({ data: folder({ 'a.ttl': `${smallCatalogue}\n${turtle}` }) });
    const answer = await get('/search?q=koe', { Accept: 'text/html' });
    const page = parsePage(await answer.text());
    expect(elements(page, 'h3').filter(({ children }) => children.length)).not.toEqual([]);
    const marks = elements(page, 'mark').map(textOf);
    expect(marks).toEqual(labels.map(() => 'koe'));
    const results = elements(page, 'ol').at(-1);
    expect(results && elements(results, 'script')).toEqual([]);
    const text = results ? textOf(results) : '';
    for (const label of labels.slice(0, 3)) expect(text).toContain(label.slice(4));
    const suggested = (await (await get('/suggest?q=koe')).json()) as { name: string }[];
    // Long texts are no labels to suggest by their later words; by their beginning they are.
    expect(suggested.length).toBeGreaterThanOrEqual(labels.length - 1);
    for (const { name } of suggested) expect(labels).toContain(name);
  });
});

describe('what people search for', () => {
  it('keeps to the limits of operations, and says so in words that are not theirs', async () => {
    const { get, service } = application();
    const { operations } = service.instance;
    const leaves: (() => void)[] = [];
    while (operations.taken < service.instance.limits.operations) leaves.push(operations.take());
    const answer = await get('/search?q=salaisuus', { Accept: 'text/html' });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Retry-After')).toBe('1');
    expect(await answer.text()).not.toContain('salaisuus');
    for (const leave of leaves) leave();
    expect((await get('/search?q=salaisuus', { Accept: 'text/html' })).status).toBe(200);
    expect(operations.taken).toBe(0);
  });
});
