import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createService } from '../../../src/http/service.ts';
import { contrast } from '../../../src/site/theme/contrast.ts';
import {
  readSheet,
  schemesOf,
  themeProperties,
  unreadable,
} from '../../../src/site/theme/properties.ts';
import { readJson } from '../../../src/site/theme/read-json.ts';
import { ownSheet, readTheme } from '../../../src/site/theme/read-theme.ts';
import { createApp } from '../../support/app.ts';
import { patient } from '../../support/application.ts';
import { BASE, loadCatalogue } from '../../support/catalogue.ts';
import { folder } from '../../support/folder.ts';
import { runs } from '../../support/runs.ts';
import { kindsOfPages } from '../../support/site-pages.ts';
import { widely } from '../../support/wide.ts';

const THEMES = 'deploy/themes';
const themes = readdirSync(THEMES);
const { snapshot } = loadCatalogue();

function appWith(theme?: string) {
  const options = { pageSize: 20, maxPageSize: 100, examples: [], assets: 'dist/graphiql' };
  const service = createService(snapshot, {
    ...options,
    limits: patient,
    ...(theme !== undefined && { theme: readTheme(join(THEMES, theme)) }),
  });
  return createApp(service);
}

/** A theme of which some files are others. */
function themeWith(files: Readonly<Record<string, string>>): string {
  const names = ['links.json', 'logo.svg', 'theme.css', 'theme.json'];
  const own = names.map((name): [string, string] => [
    name,
    readFileSync(join(THEMES, 'helsinki', name), 'utf8'),
  ]);
  return folder({ ...Object.fromEntries(own), ...files });
}

/** A page without what a theme may change: the style, the logo and the links at its foot. */
function withoutLooks(html: string, texts: readonly string[]): string {
  return html
    .replace(/<style>[^<]*<\/style>/, '')
    .replaceAll(/<img class="logo"[^>]*>/g, '')
    .replaceAll(/<li><a href="([^"]*)"><bdi[^>]*>[^<]*<\/bdi><\/a><\/li>/g, (item, href: string) =>
      texts.includes(href) ? '' : item,
    )
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/> </g, '><');
}

describe.each(themes)('the theme %s', (name) => {
  const plain = appWith();
  const themed = appWith(name);
  const { links } = readTheme(join(THEMES, name));

  it.each(Object.entries(kindsOfPages))('changes nothing but looks: %s', async (_, path) => {
    const headers = { Accept: 'text/html', 'Accept-Language': 'fi' };
    const [ours, theirs] = await Promise.all(
      [plain, themed].map((app) => app.request(BASE + path, { headers })),
    );
    const [one = '', other = ''] = [await ours?.text(), await theirs?.text()];
    const hrefs = links.map(({ href }) => href);
    expect(other).not.toBe(one);
    expect(withoutLooks(other, hrefs)).toBe(withoutLooks(one, hrefs));
    expect(theirs?.status).toBe(ours?.status);
    const policies = [ours, theirs].map((each) => each?.headers.get('Content-Security-Policy'));
    const [, style = ''] = /<style>([^<]*)<\/style>/.exec(other) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policies[1]).toContain(`style-src 'sha256-${hash}'`);
    const withoutHash = (policy = '') => policy.replace(/sha256-[^']*/, '');
    expect(withoutHash(policies[1] ?? '')).toBe(withoutHash(policies[0] ?? ''));
  });

  it('has another version than the plain page, and none but pages has', async () => {
    const tags = async (path: string, accept: string) =>
      Promise.all(
        [plain, themed].map(async (app) =>
          (await app.request(BASE + path, { headers: { Accept: accept } })).headers.get('ETag'),
        ),
      );
    const [page, themedPage] = await tags('register', 'text/html');
    expect(themedPage).not.toBe(page);
    const [data, themedData] = await tags('register', 'text/turtle');
    expect(themedData).toBe(data);
  });

  it('can be read in both schemes of colours', () => {
    const css = readFileSync(join(THEMES, name, 'theme.css'), 'utf8');
    const schemes = schemesOf(ownSheet(), readSheet(css, 'theme.css'));
    expect(Object.values(schemes).map(unreadable)).toEqual([[], []]);
  });
});

describe('docs/theme.md', () => {
  it('has the properties that a theme may set, and no other', () => {
    const text = readFileSync('docs/theme.md', 'utf8');
    const named = [...text.matchAll(/`(--[a-z-]+)`/g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual(Object.keys(themeProperties).sort());
  });

  it('is about properties that pages have', () => {
    expect(Object.keys(ownSheet().light).sort()).toEqual(Object.keys(themeProperties).sort());
  });
});

describe('our own look', () => {
  it('can be read in both schemes of colours', () => {
    const own = ownSheet();
    expect(Object.keys(own.light).length).toBeGreaterThan(10);
    expect(Object.keys(own.dark).length).toBeGreaterThan(8);
    const schemes = schemesOf(own, { light: {}, dark: {} });
    expect(Object.values(schemes).map(unreadable)).toEqual([[], []]);
  });

  it('is measured as WCAG does', () => {
    expect(contrast('#000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#fff')).toBeCloseTo(4.48, 2);
    expect(contrast('#0000bf', '#0000bf')).toBe(1);
  });
});

describe('the JSON of a theme', () => {
  const fail = (place: number, message: string): never => {
    throw new Error(`${place}: ${message}`);
  };

  it('is what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(0, 2), (text, space) => {
        const value: unknown = JSON.parse(text);
        // What comes twice in an object is refused, and no theme has it.
        const written = JSON.stringify(value, undefined, space);
        expect(readJson(written, fail).value).toEqual(value);
      }),
    );
  });

  it('is refused where JSON.parse refuses it', () => {
    const signs = fc.constantFrom(...'{}[],:"\\eE+-.01u ntrue'.split(''), 'null', '"a"', '\t');
    const isRead = (read: () => unknown): boolean => {
      try {
        read();
        return true;
      } catch (error) {
        return (error as Error).message.endsWith(' once');
      }
    };
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 12 }), (text) => {
        expect(isRead(() => readJson(text, fail))).toBe(isRead(() => JSON.parse(text) as unknown));
      }),
      { numRuns: runs(widely(500, 2_000), 100_000) },
    );
  });
});

describe('a theme is refused', () => {
  it.each([
    [
      'a rule',
      ':root { --ink: #000; }\nbody { display: none; }',
      'theme.css, line 2: expected :root',
    ],
    ['a property of CSS', ':root {\n  color: #000;\n}', 'line 2: expected one of --ink'],
    ['another name', ':root {\n\n  --other: #000;\n}', 'line 3: expected one of --ink'],
    ['an address', ':root { --paper: url(https://x.example/); }', 'expected a colour such as'],
    ['a font from elsewhere', ':root { --font: url(a.woff); }', 'expected fonts of the reader'],
    ['an import', '@import "a.css";', 'line 1: expected :root'],
    ['the end of the style element', ':root { --ink: </style><script>; }', 'expected a colour'],
    ['a block that is open', ':root { --ink: #000;', 'expected a custom property'],
    [
      'text that nobody can read',
      ':root {\n  --width: 60rem;\n  --ink: #bbb;\n}',
      'theme.css, line 3: expected a contrast of 4.5 of --ink on --paper',
    ],
    [
      'text that nobody can read in the dark',
      ':root {\n  --link: #0000bf;\n}',
      'line 2: expected a contrast of 4.5 of --link on --paper, got 1',
    ],
    [
      'a ground on which nobody can read, in the dark alone',
      '@media (prefers-color-scheme: dark) {\n  :root {\n\n    --paper: #ececec;\n  }\n}',
      'line 4: expected a contrast of 4.5 of --ink on --paper, got 1.00 in the dark',
    ],
    [
      'a page without a width',
      ':root {\n  --width: 0;\n}',
      'line 2: expected a length such as 1rem or 16px, from 30rem to 120rem, as --width, got 0',
    ],
    [
      'a page too wide',
      ':root { --width: 1921px; }',
      'from 30rem to 120rem, as --width, got 1921px',
    ],
    ['no space at the sides', ':root { --space: 7.9px; }', 'from 0.5rem to 3rem, as --space'],
    ['a line that fills the page', ':root { --rule: 17px; }', 'from 0rem to 1rem, as --rule'],
    ['corners like moons', ':root { --radius: 2.1em; }', 'from 0rem to 2rem, as --radius'],
    ['lines on one another', ':root { --leading: 1; }', 'a number, from 1.3 to 2.5, as --leading'],
    [
      'a unit where none is',
      ':root { --leading: 2rem; }',
      'a number, from 1.3 to 2.5, as --leading',
    ],
    ['a number without a unit', ':root { --space: 1; }', 'a length such as 1rem or 16px'],
  ])('for %s', (_, css, message) => {
    expect(() => readTheme(themeWith({ 'theme.css': css }))).toThrow(message);
  });

  const svg = (content: string, attributes = '') =>
    `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>\n${content}</svg>`;

  it.each([
    [
      'a script',
      svg('<script>alert(1)</script>'),
      'logo.svg, line 2: expected an element that draws, got script',
    ],
    [
      'a script of an event',
      svg('', ' onload="alert(1)"'),
      'line 1: expected an attribute that draws, got onload',
    ],
    ['a link', svg('<a href="https://x.example/"/>'), 'got a'],
    ['a picture from elsewhere', svg('<image href="https://x.example/a.png"/>'), 'got image'],
    ['what another file draws', svg('<use href="a.svg#b"/>'), 'got use'],
    ['HTML', svg('<foreignObject><p>a</p></foreignObject>'), 'got foreignObject'],
    [
      'a colour from elsewhere',
      svg('<rect fill="url(https://x.example/#a)"/>'),
      'no reference to anything outside',
    ],
    ['a style', svg('<rect style="fill:url(//x.example)"/>'), 'got style'],
    [
      'an entity',
      `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`,
      'expected an element, got "<!DOCTYPE',
    ],
    ['a reference to an entity', svg('<title>&a;</title>'), 'expected an element, got "&a;'],
    ['what is no drawing', '<html></html>', 'expected svg as the first element'],
    ['half a drawing', '<svg><g></svg>', 'expected the end of what is open'],
    ['nothing', '', 'expected a whole svg element'],
    [
      'two drawings',
      `${svg('')}\n${svg('')}`,
      'line 3: expected one svg element and nothing beside it',
    ],
    [
      'text beside it',
      `${svg('')}\nmore`,
      'line 2: expected one svg element and nothing beside it',
    ],
    ['a style sheet from elsewhere', `<?xml-stylesheet href="a"?>${svg('')}`, 'line 1: expected'],
    ['a large one', svg(`<desc>${'a'.repeat(20_000)}</desc>`), 'expected 16384 bytes at most'],
  ])('for a logo with %s', (_, logo, message) => {
    expect(() => readTheme(themeWith({ 'logo.svg': logo }))).toThrow(message);
  });

  it.each([
    ['no JSON', '{"links": [\n  {"href": }\n]}', 'links.json, line 2: expected JSON'],
    ['no end', '{\n', 'line 2: expected JSON: a name in quotation marks, got the end of the file'],
    ['more than one value', '{"links": []}\n{}', 'line 2: expected JSON: nothing after the end'],
    ['a name that comes twice', '{"links": [],\n"links": []}', 'line 2: expected "links" once'],
    ['a thousand levels', '['.repeat(1_000), 'line 1: expected JSON: at most 20 levels'],
    ['no list', '{\n"links": 1}', 'line 2: expected "links", a list'],
    ['what is no object', '[]', 'line 1: expected an object'],
    [
      'what is no link',
      '{"links": [\n{"href": "tel:1", "fi": "a", "sv": "b", "en": "c"},\n"more"]}',
      'line 3: expected an object',
    ],
    [
      'another name',
      '{"links": [],\n"more": 1}',
      'line 2: expected no other names than "links", got "more"',
    ],
    [
      'another name of a link',
      '{"links": [{\n"href": "tel:1",\n"fi": "links", "sv": "b", "en": "c",\n"rel": "me"}]}',
      'line 4: expected no other names than "href", "en", "fi", "sv", got "rel"',
    ],
    [
      'a program',
      '{"links":[{"href":"javascript:alert(1)","fi":"a","sv":"a","en":"a"}]}',
      'expected an http, mailto or tel address',
    ],
    [
      'a language that is missing',
      '{"links":[{"href":"https://x.example/","fi":"a","sv":"a"}]}',
      'line 1: expected a text as "en"',
    ],
    [
      'a text that is empty',
      '{"links":[{"href":"https://x.example/","fi":"a{\\"sv",\n"sv":"  ","en":"a"}]}',
      'line 2: expected a text as "sv"',
    ],
  ])('for links with %s', (_, links, message) => {
    expect(() => readTheme(themeWith({ 'links.json': links }))).toThrow(message);
  });

  it('for a folder or a file that is none, as a device without an end', () => {
    expect(() => readTheme('no-such-folder')).toThrow('no-such-folder, line 1: expected a folder');
    const place = themeWith({});
    rmSync(join(place, 'logo.svg'));
    symlinkSync('/dev/zero', join(place, 'logo.svg'));
    expect(() => readTheme(place)).toThrow('logo.svg, line 1: expected a file');
  });

  it('for a file too many, one too few, and no licence', () => {
    expect(() => readTheme(themeWith({ 'more.css': '' }))).toThrow('and no other, got links.json');
    expect(() => readTheme(folder({ 'theme.css': '' }))).toThrow('expected the files links.json');
    expect(() => readTheme(themeWith({ 'theme.json': '{"name":"a","source":"b"}' }))).toThrow(
      'expected a text as "licence"',
    );
    const about = '{"name": "a", "licence": "b", "source": "c",\n\n"version": 1}';
    expect(() => readTheme(themeWith({ 'theme.json': about }))).toThrow(
      'theme.json, line 3: expected no other names than "name", "licence", "source", got "version"',
    );
  });
});
