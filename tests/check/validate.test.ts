import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../src/model/read-model.ts';
import { check } from '../../src/check/check.ts';
import type { Finding } from '../../src/check/finding.ts';
import type { Loaded } from '../../src/check/load.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { validate } from '../../src/check/validate.ts';
import { runs } from '../support/runs.ts';
import { widely } from '../support/wide.ts';
import { storeOf, MUSEUM } from '../support/turtle.ts';
import { reservedPaths } from '../../src/http/routes.ts';

const node = (name: string, order: number, properties: string[]): string => `
  :${name}Shape a sh:NodeShape ; sh:targetClass :${name} ; sh:order ${order} ;
    sh:codeIdentifier "${name}" ; varanto:plural "${name.toLowerCase()}s" ;
    varanto:segment "${name.toLowerCase()}" ; sh:description "A shape."@en ;
    sh:property ${properties
      .map((words, index) => `[ sh:order ${index} ; sh:description "A field."@en ; ${words} ]`)
      .join(' , ')} .`;

const shapes = storeOf(
  node('Artist', 1, [
    'sh:path :name ; sh:codeIdentifier "name" ; sh:datatype xsd:string ; sh:minCount 1 ; sh:maxCount 1 ; sh:minLength 2 ; sh:maxLength 5',
    'sh:path [ sh:inversePath :maker ] ; sh:codeIdentifier "works" ; sh:class :Work ; sh:minCount 1',
    'sh:path [ sh:inversePath :about ] ; sh:codeIdentifier "shown" ; sh:qualifiedValueShape [ sh:class :Work ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1',
    'sh:path [ sh:oneOrMorePath :teacher ] ; sh:codeIdentifier "teachers" ; sh:class :Artist ; sh:maxCount 1',
    'sh:path ( :teacher :name ) ; sh:codeIdentifier "teacherName" ; sh:datatype xsd:string ; sh:severity sh:Warning',
    'sh:path :born ; sh:codeIdentifier "born" ; sh:datatype xsd:date ; sh:minInclusive "1850-01-01"^^xsd:date ; sh:maxExclusive "1900-01-01"^^xsd:date',
  ]) +
    node('Work', 2, [
      'sh:path :title ; sh:codeIdentifier "title" ; sh:datatype rdf:langString ; sh:uniqueLang true ; sh:minCount 1 ; sh:languageIn ( "fi" "en" )',
      'sh:path :maker ; sh:codeIdentifier "maker" ; sh:class :Artist ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI',
      'sh:path :about ; sh:codeIdentifier "about" ; sh:or ( [ sh:class :Artist ] [ sh:class :Place ] )',
      'sh:path :code ; sh:codeIdentifier "code" ; sh:datatype xsd:string ; sh:pattern "^[a-z]+$" ; sh:flags "i"',
      'sh:path :state ; sh:codeIdentifier "state" ; sh:datatype xsd:string ; sh:in ( "good" "bad" ) ; sh:hasValue "good"',
      'sh:path :width ; sh:codeIdentifier "width" ; sh:datatype xsd:integer ; sh:minExclusive 0 ; sh:maxInclusive 100',
      'sh:path :image ; sh:codeIdentifier "image" ; sh:nodeKind sh:IRI ; sh:pattern "^https:"',
      'sh:path [ sh:alternativePath ( :width :height ) ] ; sh:codeIdentifier "measures" ; sh:datatype xsd:integer ; sh:maxCount 2 ; sh:severity sh:Info',
    ]) +
    node('Place', 3, [
      'sh:path ( [ sh:inversePath :about ] [ sh:zeroOrOnePath :maker ] ) ; sh:codeIdentifier "related" ; sh:nodeKind sh:BlankNodeOrIRI ; sh:or ( [ sh:class :Artist ] [ sh:class :Work ] )',
    ]),
);
const model = readModel(shapes, { prefixes: {}, reserved: reservedPaths });

/** The statements of a sound museum, one in each line. */
const SOUND = `
  <artist/1> a :Artist .
  <artist/1> :name "Ada" .
  <artist/1> :born "1876-05-01"^^xsd:date .
  <artist/1> :teacher <artist/2> .
  <artist/2> a :Artist .
  <artist/2> :name "Bo" .
  <work/1> a :Work .
  <work/1> :title "Yö"@fi .
  <work/1> :title "Night"@en-GB .
  <work/1> :maker <artist/1> .
  <work/1> :about <artist/2> .
  <work/1> :about <place/1> .
  <work/1> :state "good" .
  <work/1> :width 40 .
  <work/1> :image <https://museum.example/image/1> .
  <work/2> a :Work .
  <work/2> :title "Aamu"@fi .
  <work/2> :maker <artist/2> .
  <work/2> :about <artist/1> .
  <work/2> :code "Ab" .
  <work/2> :state "good" .
  <place/1> a :Place .`
  .trim()
  .split(/\s*\n\s*/);

const subject = fc.constantFrom('artist/1', 'artist/2', 'artist/3', 'work/1', 'work/2', 'place/1');
const predicate = fc.constantFrom(
  ...['name', 'teacher', 'born', 'title', 'maker', 'about', 'code', 'state', 'width', 'height'],
  'image',
);

/**
 * The objects that a statement is given. There is none where the check is stricter than SHACL on purpose (days that no
 * month has, integers beyond 32 bits) or where the validator orders what SPARQL does not (a year beside a date).
 */
const object = fc.constantFrom(
  ...['<artist/1>', '<artist/2>', '<artist/3>', '<work/1>', '<work/2>', '<place/1>', '<nowhere>'],
  ...[
    '<mailto:a@b.example>',
    '"good"',
    '"bad"',
    '"a"',
    '"Ab"',
    '"abcdef"',
    '"a1"',
    '""',
    '"Ab"@fi',
  ],
  ...['"Yö toinen"@fi', '"Natt"@sv', '"Night"@en', '0', '1', '100', '101', '-5', '1.0', 'true'],
  ...['"one"^^xsd:integer', '"1"^^xsd:decimal', '"1850-01-01"^^xsd:date', '"1849-12-31"^^xsd:date'],
  ...['"1900-01-01"^^xsd:date', '"1899-12-31"^^xsd:date', '"today"^^xsd:date'],
);

/** A change to the statements: one of the sound ones is dropped, or another one is added. */
const change = fc.oneof(
  { weight: 2, arbitrary: fc.record({ drop: fc.constantFrom(...SOUND) }) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(subject, predicate, object)
      .map(([s, p, o]) => ({ add: `<${s}> :${p} ${o} .` })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(subject, fc.constantFrom('Artist', 'Work', 'Place', 'Other'))
      .map(([s, type]) => ({ add: `<${s}> a :${type} .` })),
  },
);

/** The sound statements with changes. */
function changed(changes: readonly ({ drop: string } | { add: string })[]): string[] {
  const dropped = changes.flatMap((each) => ('drop' in each ? [each.drop] : []));
  const added = changes.flatMap((each) => ('add' in each ? [each.add] : []));
  return [...SOUND.filter((statement) => !dropped.includes(statement)), ...added];
}

/** A catalogue of statements, as it is loaded. */
function loaded(statements: readonly string[]): Loaded {
  const data = storeOf(statements.join('\n'));
  const snapshot = new Snapshot(data, { model, base: MUSEUM, version: 'test' });
  return {
    snapshot,
    isSound: true,
    findings: check(snapshot),
    ontology: [],
    shapes,
    data,
    files: [],
    fileOf: new Map(),
    declaredIn: new Map(),
    repeats: [],
  };
}

/** What is found about constraints, each resource, field, constraint and severity once. */
function keysOf(findings: readonly Finding[]): string[] {
  const keys = findings
    .filter(({ constraint }) => constraint !== undefined)
    .map(({ severity, resource, place, constraint }) =>
      [severity, resource?.replace(MUSEUM, ''), place, constraint].join(' '),
    );
  return [...new Set(keys)].sort();
}

describe('the check from the model', () => {
  it('finds nothing in a sound museum, nor does the validator', async () => {
    const museum = loaded(SOUND);
    expect(museum.findings).toEqual([]);
    expect(await validate(museum)).toEqual([]);
  });

  it('finds what the validator finds, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const museum = loaded(changed(changes));
        const byValidator = await validate({ ...museum, findings: [] });
        expect(keysOf(museum.findings)).toEqual(keysOf(byValidator));
      }),
      { numRuns: runs(widely(8, 20), 400) },
    );
  });
});

describe('validate', () => {
  it('gives what the check did not find, with the names of shape and field', async () => {
    const museum = loaded(SOUND.filter((statement) => !statement.includes(':state')));
    const [kept, ...left] = museum.findings;
    expect(await validate(museum)).toEqual([]);
    expect(await validate({ ...museum, findings: kept ? [kept] : [] })).toMatchObject(
      left.map(({ resource, place, constraint }) => ({ resource, place, constraint })),
    );
    expect(keysOf(left)).toEqual(['violation work/2 Work.state hasValue']);
  });

  /** Artists in a row, each the pupil of the one before; the last one teaches nobody and has no name. */
  const row = (length: number): string[] =>
    Array.from({ length }, (_, n) => [
      `<artist/${n}> a :Artist .`,
      n ? `<artist/${n}> :teacher <artist/${n - 1}> .` : '',
      n < length - 1 ? `<artist/${n}> :name "Ada" .` : '',
    ]).flat();

  it('leaves out a closure that leads too far for the validator, and says so in a line', async () => {
    const museum = loaded(row(widely(450, 1500)));
    const found = await validate({ ...museum, findings: [] });
    const [first, ...others] = found;
    expect(first).toMatchObject({ severity: 'warning', place: 'Artist.teachers' });
    expect(first?.message).toContain('leads too far for the full SHACL validator');
    expect(new Set(others.map(({ place }) => place))).toEqual(
      new Set(['Artist.name', 'Artist.shown', 'Artist.works']),
    );
    expect(museum.findings.map(({ place }) => place)).toContain('Artist.teachers');
  });

  it('says in one line what the validator throws', async () => {
    const museum = loaded(SOUND);
    const data = Object.assign(Object.create(museum.data) as typeof museum.data, {
      getQuads: () => {
        throw new RangeError('Maximum call stack size exceeded');
      },
    });
    expect(await validate({ ...museum, data })).toEqual([
      {
        severity: 'warning',
        message: expect.stringMatching(
          /^the full SHACL validator failed \(RangeError: Maximum call stack size exceeded\); /,
        ) as string,
      },
    ]);
  });
});
