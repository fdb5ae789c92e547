import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OntologyError } from '../../src/model/ontology-error.ts';
import { LoadError } from '../../src/store/files.ts';
import { load } from '../../src/check/load.ts';
import type { Sources } from '../../src/store/read-sources.ts';
import { folder } from '../support/folder.ts';
import { MUSEUM, PREFIXES } from '../support/turtle.ts';
import { reservedPaths } from '../../src/http/routes.ts';

const SHAPES = `${PREFIXES}
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
    sh:property [ sh:path :year ; sh:codeIdentifier "year" ; sh:order 1 ; sh:datatype xsd:gYear ;
      sh:minCount 1 ; sh:description "Its year."@en ] .`;
const DATA = `${PREFIXES} <work/1> a :Work ; :year "1907"^^xsd:gYear .`;

/** A catalogue that is sound but for some files. */
function sources(files: Readonly<Record<string, string>> = {}): Sources {
  const path = folder({ 'ontology/shapes.ttl': SHAPES, 'data/works.ttl': DATA, ...files });
  const [ontology, data] = [join(path, 'ontology'), join(path, 'data')];
  return { ontology, data, base: MUSEUM, program: '1.0.0', reserved: reservedPaths };
}

describe('a loaded catalogue', () => {
  it('has the snapshot of the data under the ontology, and no findings where it is sound', () => {
    const { snapshot, findings } = load(sources());
    expect(findings).toEqual([]);
    expect(snapshot.model.shapes.map(({ name }) => name)).toEqual(['Work']);
    expect(snapshot.described.map(({ id }) => id)).toEqual([`${MUSEUM}work/1`]);
  });

  it('names the file of each finding', () => {
    const { findings } = load(sources({ 'data/more.ttl': `${PREFIXES} <work/2> a :Work .` }));
    expect(findings).toMatchObject([{ resource: `${MUSEUM}work/2`, constraint: 'minCount' }]);
    expect(findings[0]?.file).toMatch(/data\/more\.ttl$/);
  });

  it('names the file of a statement that cannot be in a catalogue', () => {
    const { findings } = load(sources({ 'data/more.ttl': `${PREFIXES} <work/2> :maker [] .` }));
    expect(findings).toMatchObject([{ severity: 'violation', resource: `${MUSEUM}work/2` }]);
    expect(findings[0]?.file).toMatch(/data\/more\.ttl$/);
  });

  it('has the model of a previous one where the ontology is the same, and its own where it is not', () => {
    const files = sources();
    const first = load(files);
    writeFileSync(join(files.data, 'more.ttl'), `${PREFIXES} <work/2> a :Work .`);
    const second = load(files, first);
    expect(second.snapshot.model).toBe(first.snapshot.model);
    expect(second.findings).toMatchObject([{ resource: `${MUSEUM}work/2` }]);
    writeFileSync(join(files.ontology, 'shapes.ttl'), SHAPES.replace('"year"', '"made"'));
    const [shape] = load(files, first).snapshot.model.shapes;
    expect(shape?.fields.map(({ name }) => name)).toEqual(['made']);
  });

  it.each(['ontology', 'data'])('has a file of triples in its %s folder', (name) => {
    const empty = folder({ 'readme.txt': '' });
    expect(() => load({ ...sources(), [name]: empty })).toThrow(
      new LoadError(`${empty}: has no file that ends in .ttl or .nt`),
    );
  });

  it('stops at a mistake in the ontology', () => {
    const broken = sources({ 'ontology/shapes.ttl': SHAPES.replace('xsd:gYear', 'xsd:year') });
    expect(() => load(broken)).toThrow(OntologyError);
  });

  it('stops at a broken data file, with the file and the line', () => {
    const broken = sources({ 'data/works.ttl': '<a> <b> <c> .\n<work/2> nonsense .' });
    expect(() => load(broken)).toThrow(/data\/works\.ttl: .+ on line 2\.$/);
  });
});

describe('the version of a snapshot', () => {
  const version = (from: Sources): string => load(from).snapshot.version;

  it('is the same where nothing changes', () => {
    const same = sources();
    expect(version(same)).toMatch(/^[0-9a-f]{16}$/);
    expect(version(same)).toBe(version(same));
  });

  it('does not change with the place of the folders', () => {
    expect(version(sources())).toBe(version(sources()));
  });

  it('does not change with a file that has no triples', () => {
    const same = sources();
    const first = version(same);
    writeFileSync(join(same.data, 'readme.txt'), 'no triples');
    expect(version(same)).toBe(first);
  });

  it.each([
    ['data', 'works.ttl', `${DATA} `],
    ['ontology', 'shapes.ttl', `${SHAPES}\n`],
  ] as const)('changes with a byte in the %s folder', (name, file, text) => {
    const same = sources();
    const first = version(same);
    writeFileSync(join(same[name], file), text);
    expect(version(same)).not.toBe(first);
  });

  it('changes with the base address', () => {
    const same = sources();
    expect(version({ ...same, base: 'https://other.example/' })).not.toBe(version(same));
  });

  it('changes with the program', () => {
    const same = sources();
    expect(version({ ...same, program: '1.0.1' })).not.toBe(version(same));
  });
});

describe('a file that looks like data', () => {
  it.each(['a.rdf', 'b.jsonld', 'more/c.NQ'])('is warned of where it is not read: %s', (name) => {
    const { findings } = load(sources({ [`data/${name}`]: '' }));
    expect(findings).toMatchObject([{ severity: 'warning' }]);
    expect(findings[0]?.file).toContain(name);
  });

  it('is read whatever the case of its ending', () => {
    const { snapshot } = load(
      sources({ 'data/B.TTL': `${PREFIXES} <work/2> a :Work ; :year "1908"^^xsd:gYear .` }),
    );
    expect(snapshot.described).toHaveLength(2);
  });
});
