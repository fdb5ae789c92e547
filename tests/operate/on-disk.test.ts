import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../src/check/load.ts';
import { DiskCircles } from '../../src/operate/disk/disk-circles.ts';
import { readingOntoDisk } from '../../src/operate/on-disk.ts';
import { atOnce } from '../../src/reading/work.ts';
import { reservedPaths } from '../../src/http/routes.ts';
import type { Sources } from '../../src/store/read-sources.ts';
import { folder as folderOf, smallCatalogue } from '../support/folder.ts';
import { rule, ruledShapes } from '../support/ruled.ts';
import { modelOf, MUSEUM, PREFIXES, snapshotOf } from '../support/turtle.ts';
import { isWide, some } from '../support/wide.ts';

let place = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'varanto-disk-'));
});
afterAll(() => {
  rmSync(place, { recursive: true });
});

const sources: Sources = {
  ontology: 'ontology',
  data: 'data',
  base: 'http://localhost:4000/',
  program: 'test',
  reserved: reservedPaths,
};

/** Shapes of concepts, which may be broader than one another. */
function conceptShapes(more: string): string {
  return `:ConceptShape a sh:NodeShape ; sh:targetClass :Concept ; sh:order 1 ;
    sh:codeIdentifier "Concept" ; varanto:plural "concepts" ; varanto:segment "concept" ;
    sh:description "A class."@en ;
    sh:property [ sh:path [ sh:oneOrMorePath :broader ] ; sh:codeIdentifier "all" ; sh:order 1 ;
        sh:class :Concept ; sh:description "Those around it."@en ] ,
      [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 2 ; sh:datatype rdf:langString ;
        sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "The name."@en ] .
    ${more}`;
}

const WITHDRAWN = `
  <register/gone> a varanto:WithdrawnResource ; dct:title "Poistettu"@fi , "Bort"@sv ;
    <http://www.w3.org/2002/07/owl#deprecated> true ; dct:isReplacedBy <register/r> ;
    dct:modified "2026-11-01"^^<http://www.w3.org/2001/XMLSchema#date> .
`;

const DATASET = '<http://www.w3.org/ns/dcat#Dataset>';
const DATASETS = ruledShapes(rule({ predicate: 'rdf:type', object: DATASET }));
const SHOWN = PREFIXES + '<concept/a> a :Concept ; :name "a"@fi . ';

interface Input {
  readonly data: Readonly<Record<string, string>>;
  readonly shapes?: string;
}

/** Catalogues in which the check finds something, each of another part of it. */
const wrong: Readonly<Record<string, Input>> = {
  'a missing value': { data: { 'x.ttl': '<r/x> a <https://w3id.org/varanto#Register> .' } },
  'several blank nodes': { data: { 'x.ttl': '<r/x> <http://a.example/p> [], [] .' } },
  'no language, a property without a field, files that are not read': {
    data: {
      'x.ttl': `${smallCatalogue} <register/r> dct:titel "R"@fi .`,
      'y.jsonld': '{}',
      'z/w.rdf': '<a/>',
    },
  },
  'texts in foreign languages': {
    data: { 'x.ttl': `${smallCatalogue} <register/r> dct:title "R"@de , "R"@fr .` },
  },
  'a resource that two authorities describe, and one of two files': {
    data: {
      'a/x.ttl': smallCatalogue,
      'b/x.ttl': '<register/r> <http://purl.org/dc/terms/description> "b"@fi .',
      'a/y.ttl': '<organisation/a> <http://purl.org/dc/terms/description> "y"@fi .',
    },
  },
  'flaws of what is no longer there': {
    data: {
      'x.ttl': `${smallCatalogue}${WITHDRAWN} <register/r2> a varanto:WithdrawnResource ;
        dct:isReplacedBy <register/r2> , <register/nowhere> .`,
    },
  },
  circles: {
    shapes: conceptShapes(''),
    data: {
      'x.ttl': `${SHOWN} <concept/a> :broader <concept/b> . <concept/b> a :Concept ;
        :broader <concept/a> , <concept/b> . <concept/c> a :Concept ; :broader <concept/a> .`,
    },
  },
  'nodes that shapes name, or find by a property': {
    shapes: conceptShapes(`
      :named a sh:NodeShape ; sh:targetNode <concept/a> , "a" ; sh:pattern "^never" .
      :subjects a sh:NodeShape ; sh:targetSubjectsOf :name ; sh:targetObjectsOf :broader ;
        sh:property [ sh:path :note ; sh:minCount 1 ] .
      :objects a sh:NodeShape ; sh:targetObjectsOf :name ; sh:targetClass :Concept ; sh:maxLength 1 .
      :back a sh:NodeShape ; sh:targetNode <concept/a> ;
        sh:property [ sh:path ( :name [ sh:inversePath :name ] ) ; sh:maxCount 1 ] .`),
    data: {
      'x.ttl': `${SHOWN} <concept/b> a :Concept ; :name "a"@fi , "bb"@sv ; :broader <concept/a> .
        <concept/c> a :Concept ; :broader <concept/b> .`,
    },
  },
  'datasets that harvesters do not get': {
    shapes: DATASETS,
    data: {
      'x.ttl': `${PREFIXES} <painting/1> a :Painting ; :title "Yö"@fi .
        <painting/2> a :Painting , ${DATASET} . <artist/3> a :Artist , ${DATASET} ; :name "A"@fi .`,
    },
  },
};

/** Those with shapes of their own, which are quickly read, and some of the others. */
const wrongOnes = Object.keys(wrong).filter(
  (name, index) => isWide || wrong[name]?.shapes !== undefined || index % 3 === 0,
);

/** Folders that cannot be what somebody meant to publish. */
const unreadable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no file': { 'x.txt': '' },
  'an empty file': { 'x.ttl': smallCatalogue, 'y.ttl': ' \n' },
  'several broken files': { 'x.ttl': '<a', 'y.nt': 'b', 'z.ttl': smallCatalogue },
  'a list of checksums that differs': {
    'x.ttl': smallCatalogue,
    'y.ttl': smallCatalogue,
    SHA256SUMS: `${'0'.repeat(64)}  x.ttl\n${'0'.repeat(64)}  z.ttl\nnothing\n`,
  },
};

describe('a catalogue that is read onto the disk', () => {
  it('has the version, the figures, the triples and the findings of the one in memory', () => {
    const museum = 'tests/fixtures/museum';
    const few = { ontology: `${museum}/ontology`, data: `${museum}/data` };
    const all = { ...sources, ...(!isWide && few) };
    const inMemory = load(all);
    const onDisk = atOnce(readingOntoDisk(all, place));
    expect(onDisk.version).toBe(inMemory.snapshot.version);
    const { figures } = inMemory.snapshot;
    expect(onDisk.triples.figures).toMatchObject({
      ...figures,
      properties: expect.any(Map) as unknown,
      classes: expect.any(Map) as unknown,
    });
    expect([...onDisk.triples.figures.properties].sort()).toEqual([...figures.properties].sort());
    expect([...onDisk.triples.figures.classes].sort()).toEqual([...figures.classes].sort());
    expect([...onDisk.triples.all()]).toHaveLength(inMemory.data.size);
    expect(onDisk.findings).toEqual(inMemory.findings);
    onDisk.triples.close();
  });

  it.each(wrongOnes)('has the findings of the one in memory: %s', (name) => {
    const { data, shapes } = wrong[name] ?? {};
    const own = {
      ...sources,
      ...(shapes !== undefined && {
        ontology: folderOf({ 'shapes.ttl': PREFIXES + shapes }),
        base: MUSEUM,
      }),
      data: folderOf(data),
    };
    const { findings } = load(own);
    const onDisk = atOnce(readingOntoDisk(own, mkdtempSync(join(place, 'x-'))));
    expect(findings.length).toBeGreaterThan(0);
    expect(onDisk.findings).toEqual(findings);
    onDisk.triples.close();
  });

  it('gives way in everything that takes long', () => {
    const data = folderOf({ 'x.nt': Array.from({ length: 1_500 }, statementOf).join('\n') });
    const stages = new Set<string>();
    const work = readingOntoDisk({ ...sources, data }, mkdtempSync(join(place, 'x-')));
    const onDisk = atOnce(work, (step) =>
      stages.add(step?.stage.replace(/ \S*x\.nt/, ' a file') ?? 'none'),
    );
    onDisk.triples.close();
    expect([...stages]).toEqual([
      ...['none', 'reads a file', 'sorts the triples by subject', 'sorts the triples by object'],
      ...['checks the resources', 'finds what several files describe'],
    ]);
  });

  it.each(some(Object.keys(unreadable), 2))(
    'is refused with the words of the one in memory: %s',
    (name) => {
      const own = { ...sources, data: folderOf(unreadable[name]) };
      const refusal = refusalOf(() => load(own));
      expect(refusal).not.toBe('');
      expect(refusalOf(() => atOnce(readingOntoDisk(own, mkdtempSync(join(place, 'x-')))))).toBe(
        refusal,
      );
    },
  );

  it('has what is left of resources that are no longer there apart, as in memory', () => {
    const own = { ...sources, data: folderOf({ 'x.ttl': smallCatalogue + WITHDRAWN }) };
    const [{ snapshot }, onDisk] = [
      load(own),
      atOnce(readingOntoDisk(own, mkdtempSync(join(place, 'x-')))),
    ];
    expect([...onDisk.triples.all()]).toHaveLength(snapshot.size);
    const [there, here] = [snapshot.formersApart, onDisk.formers].map((formers) =>
      formers?.snapshot.described.map(({ id, statements }) => [id, [...statements.keys()].sort()]),
    );
    expect(there).toHaveLength(1);
    expect(here).toEqual(there);
    onDisk.triples.close();
  });
});

const statementOf = (_: unknown, number: number): string =>
  `<http://localhost:4000/r/${number}> <http://purl.org/dc/terms/title> "${number}"@fi .`;

describe('the search for circles on the disk', () => {
  it('says where there are too many steps to search in', () => {
    const circles = new DiskCircles(modelOf(conceptShapes('')), 2);
    const data = snapshotOf(
      conceptShapes(''),
      '<concept/a> :broader <concept/b>, <concept/c>, <concept/a> .',
    );
    for (const resource of data.described) circles.note(resource);
    expect(circles.findings).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('at most 2 steps of <') as unknown },
    ]);
  });
});

function refusalOf(read: () => unknown): string {
  try {
    read();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
