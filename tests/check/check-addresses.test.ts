import { describe, expect, it } from 'vitest';
import { addressFindings } from '../../src/check/check-addresses.ts';
import { load } from '../../src/check/load.ts';
import { folder } from '../support/folder.ts';
import { MUSEUM, PREFIXES, snapshotOf } from '../support/turtle.ts';
import { reservedPaths } from '../../src/http/routes.ts';

const SHAPES = `
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en .
  :MuseumShape a sh:NodeShape ; sh:targetClass :Museum ; sh:order 2 ; varanto:segment "" ;
    sh:codeIdentifier "Catalogue" ; sh:description "The museum."@en .`;

/** What is wrong with the address of a resource of a class. */
function messages(address: string, type: string): string[] {
  const snapshot = snapshotOf(SHAPES, `<${address}> a ${type} .`);
  const resource = snapshot.described[0];
  return (resource ? addressFindings(resource) : []).map(({ message }) => message);
}

describe('an address', () => {
  it.each([
    ['work/1', ':Work'],
    ['work/a.b', ':Work'],
    ['work/a.ttl/b', ':Work'],
    ['work/a.TTL', ':Work'],
    ['work/ttl', ':Work'],
    ['work/graphql', ':Work'],
    ['work/ä', ':Work'],
    ['work/%C3%A4', ':Work'],
    ['work/100%25', ':Work'],
    ['https://other.example/graphql', ':Work'],
    ['https://other.example/work.ttl', ':Work'],
    ['', ':Museum'],
    ['notes', ':Other'],
    ['workshop', ':Other'],
    ['notes#1', ':Other'],
    ['contexts/1', ':Other'],
    ['graphql-notes', ':Other'],
  ])('may be <%s> for a %s', (address, type) => {
    expect(messages(address, type)).toEqual([]);
  });

  it.each([
    ...['graphql', 'graphql/1', 'graphql.csv', 'graphiql/a', 'catalogue', 'catalogue.ttl', 'dcat'],
    ...['dcat/check', 'context', 'context.jsonld', 'context-1234.jsonld', 'ontology', 'shapes/a'],
    ...['schema.graphql', 'health/live', 'metrics', 'sitemap.xml', 'sitemap-1.xml', 'robots.txt'],
    ...[
      '.well-known/void',
      '.well-known',
      'search/a',
      'history.ttl',
      'graphql?query=a',
      'graphql#a',
      '%67raphql',
      'graph%71l',
    ],
  ])("is not the server's own: <%s>", (address) => {
    expect(messages(address, ':Other')).toEqual([
      expect.stringMatching(
        /^expected an address that the server does not answer itself, got one under <https:\/\/museum\.example\/[^/?#>]+>$/,
      ),
    ]);
  });

  it.each(['work', 'work/', '%77ork', 'wor%6B/'])(
    'is not that of a collection: <%s>',
    (address) => {
      for (const type of [':Work', ':Other'])
        expect(messages(address, type)).toEqual([
          'expected an address of its own, got that of the collection of every Work',
        ]);
    },
  );

  it.each(reservedPaths.endings)('does not end in %s', (ending) => {
    const message = 'expected an address that does not name a format, got one that ends in ';
    for (const address of [
      `work/1${ending}`,
      `work/1/${ending}`,
      `work/1${ending.replace('.', '%2E')}`,
    ])
      expect(messages(address, ':Work')).toEqual([expect.stringContaining(message)]);
    for (const address of [`notes${ending}`, `notes${ending}#1`])
      expect(messages(address, ':Other')).toEqual([expect.stringContaining(message)]);
  });

  it('has one thing wrong with it at a time', () => {
    expect(messages('graphql/a.ttl?b', ':Work')).toHaveLength(1);
  });
});

describe('the endings of formats', () => {
  it('are those of the syntaxes of RDF, and of pages', () => {
    const graphs = ['.expanded.jsonld', '.jsonld', '.nq', '.nt', '.rdf', '.trig', '.ttl'];
    expect([...reservedPaths.endings].sort()).toEqual([...graphs, '.html'].sort());
  });
});

describe('a description', () => {
  const work = (number: number): string => `${PREFIXES} <work/${number}> a :Work .`;

  /** The findings of data in these files, beside the one that says what the catalogue is. */
  function findings(files: Readonly<Record<string, string>>) {
    const data = folder({ 'museum.ttl': `${PREFIXES} <> a :Museum .`, ...files });
    const ontology = folder({ 'shapes.ttl': `${PREFIXES} ${SHAPES}` });
    const loaded = load({
      ontology,
      data,
      base: MUSEUM,
      program: '1.0.0',
      reserved: reservedPaths,
    });
    return loaded.findings.map(({ severity, resource, file = '', message }) => ({
      severity,
      resource,
      file: file.slice(file.indexOf('varanto-')).split('/').slice(1).join('/'),
      message,
    }));
  }

  it('may stand in several files of a folder, and of the folders in it', () => {
    expect(
      findings({
        'espoo/a.ttl': work(1),
        'espoo/b.ttl': `${PREFIXES} <work/1> a :Work .`,
        'espoo/more/c.ttl': work(1),
        'helsinki/a.ttl': work(2),
      }),
    ).toEqual([]);
  });

  it('may stand in several files beside the folders', () => {
    expect(findings({ 'a.ttl': work(1), 'b.ttl': work(1) })).toEqual([]);
  });

  it.each([
    ['espoo/a.ttl', 'helsinki/b.ttl'],
    ['a.ttl', 'helsinki/b.ttl'],
    ['espoo/deep/a.ttl', 'helsinki/deep/b.ttl'],
  ])('does not stand in two folders: %s and %s', (first, second) => {
    const found = findings({ [first]: work(1), [second]: work(1), 'helsinki/c.ttl': work(2) });
    expect(found).toMatchObject([
      { severity: 'violation', resource: `${MUSEUM}work/1`, file: first },
    ]);
    expect(found[0]?.message).toMatch(
      new RegExp(`^expected to be described in one folder, got \\S+${first} and \\S+${second}$`),
    );
  });

  it('is found in a third folder too, and whatever its address', () => {
    const other = `${PREFIXES} <https://other.example/1> a :Work .`;
    const found = findings({ 'a/a.ttl': other, 'b/b.ttl': other, 'c/c.ttl': other });
    expect(found.map(({ message }) => message.replace(/\S+\//g, ''))).toEqual([
      'expected to be described in one folder, got a.ttl and b.ttl',
      'expected to be described in one folder, got a.ttl and c.ttl',
    ]);
  });
});
