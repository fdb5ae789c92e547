import { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { describeByRules } from '../../src/linked-data/rules/describe-by-rules.ts';
import { termKey } from '../../src/rdf/literal.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { linesOf, rule, ruledShapes, told } from '../support/ruled.ts';
import { modelOf, MUSEUM, snapshotOf, storeOf } from '../support/turtle.ts';

const DATA = `
  <painting/1> a :Painting ; :title "Yö"@fi , "Natt"@sv ; :maker <artist/1> , <artist/2> ; :year 1890 , 1891 ; :sold "1"^^xsd:boolean ;
    :image <https://images.example/1> .
  <painting/2> a :Painting ; :title "Aamu"@fi ; :maker <artist/1> .
  <artist/1> a :Artist ; :name "Ada"@fi , "Adèle"@fr .
  <artist/2> a :Artist ; :name "Bo"@sv .
  <artist/3> a :Artist .
`;

const tells = (object: string): string[] => told(ruledShapes(rule({ object })), DATA);
const ifKept = (condition: string): string[] =>
  told(ruledShapes(rule({ more: `sh:condition ${condition}` })), DATA);

describe('a rule', () => {
  it('makes each subject have each object', () => {
    const rules = rule({ subject: '[ sh:path :maker ]', object: '[ sh:path :year ]' });
    expect(told(ruledShapes(rules), DATA)).toEqual([
      'artist/1 :told 1890',
      'artist/1 :told 1891',
      'artist/2 :told 1890',
      'artist/2 :told 1891',
    ]);
  });

  it('makes nothing where subject or object is none, or the subject a text', () => {
    expect(tells('[ sh:path :nothing ]')).toEqual([]);
    expect(told(ruledShapes(rule({ subject: '[ sh:path :nothing ]' })), DATA)).toEqual([]);
    expect(told(ruledShapes(rule({ subject: '[ sh:path :title ]' })), DATA)).toEqual([]);
  });

  it('says a thing once, though several rules do', () => {
    expect(told(ruledShapes(`${rule({})} , ${rule({ object: 'true , true' })}`), DATA)).toEqual([
      'painting/1 :told true',
    ]);
  });

  it('does not see what another rule makes', () => {
    const rules = [
      rule({ predicate: ':maker', object: '<artist/3>' }),
      rule({ object: '[ sh:path :maker ]' }),
      rule({ predicate: ':made', more: 'sh:condition [ sh:path :told ; sh:minCount 1 ]' }),
    ];
    expect(told(ruledShapes(rules.join(' , ')), DATA)).toEqual([
      'painting/1 :maker artist/3',
      'painting/1 :told artist/1',
      'painting/1 :told artist/2',
    ]);
  });

  it('reads the data and leaves it as it is', () => {
    const snapshot = snapshotOf(ruledShapes(rule({})), DATA);
    const painting = snapshot.resource(`${MUSEUM}painting/1`);
    const before = snapshot.size;
    expect(linesOf(snapshot, [painting])).toEqual(['painting/1 :told true']);
    expect(snapshot.size).toBe(before);
    expect(painting.statements.has('https://museum.example/terms#told')).toBe(false);
  });
});

describe('an expression', () => {
  it.each([
    ['sh:this', ['painting/1']],
    [':Thing', [':Thing']],
    ['"kyllä"@fi', ['kyllä@fi']],
    ['[ sh:path :maker ]', ['artist/1', 'artist/2']],
    ['[ sh:path ( :maker [ sh:inversePath :maker ] ) ]', ['painting/1', 'painting/2']],
    ['[ sh:path ( :maker :name ) ]', ['Ada@fi', 'Adèle@fr', 'Bo@sv']],
    ['[ sh:nodes <painting/2> ; sh:path :title ]', ['Aamu@fi']],
    ['[ sh:nodes <painting/9> ; sh:path :title ]', []],
  ])('%s', (object, values) => {
    const lines = tells(object).filter((line) => line.startsWith('painting/1 '));
    expect(lines).toEqual(values.map((value) => `painting/1 :told ${value}`).sort());
  });
});

describe('a template', () => {
  it.each([
    ['"{id}"', [`painting/1`]],
    ['"No gap."@en', ['No gap.@en']],
    ['"{title}"@fi , "{title}"@sv', ['Yö@fi', 'Natt@sv']],
    // No English title: the catalogue's language, Finnish, comes before the others.
    ['"{title} ({year})"@en', ['Yö (1890, 1891)@en']],
    // Each maker by its own best name.
    ['"{makers}"@fr', ['Adèle, Bo@fr']],
    ['"{makers}"', ['Ada, Bo']],
    ['"{image}, {sold}"', ['https://images.example/1, true']],
  ])('%s', (template, texts) => {
    expect(tells(`[ varanto:template ${template} ]`)).toEqual(
      texts.map((text) => `painting/1 :told ${text}`).sort(),
    );
  });

  it('gives nothing where a field has no value, in no language', () => {
    const rules = rule({ object: '[ varanto:template "{title}, {year}"@fi , "{title}"@sv ]' });
    expect(told(ruledShapes(rules), DATA, ['painting/2'])).toEqual(['painting/2 :told Aamu@sv']);
  });

  it('names a link without a label by its address', () => {
    const data = '<painting/1> a :Painting ; :maker <artist/3> . <artist/3> a :Artist .';
    const rules = rule({ object: '[ varanto:template "{makers}" ]' });
    expect(told(ruledShapes(rules), data)).toEqual([`painting/1 :told artist/3`]);
  });
});

describe('a condition', () => {
  it.each([
    ['[ sh:path :maker ; sh:minCount 2 ]', true],
    ['[ sh:path :maker ; sh:minCount 3 ]', false],
    ['[ sh:path :nothing ; sh:maxCount 0 ]', true],
    ['[ sh:path :maker ; sh:maxCount 0 ]', false],
    ['[ sh:path :year ; sh:hasValue 1890 ]', true],
    ['[ sh:path :year ; sh:hasValue 1892 ]', false],
    ['[ sh:path :maker ; sh:class :Artist ]', true],
    ['[ sh:path rdf:type ; sh:hasValue :Painting ]', true],
    ['[ sh:path :year ; sh:minInclusive 1891 ]', false],
    ['[ sh:path ( :maker :name ) ; sh:languageIn ( "fi" "fr" "sv" ) ]', true],
    ['[ sh:path ( :maker :name ) ; sh:languageIn ( "fi" ) ]', false],
    ['[ sh:path :year ; sh:minCount 1 ] , [ sh:path :maker ; sh:minCount 1 ]', true],
    ['[ sh:path :year ; sh:minCount 1 ] , [ sh:path :maker ; sh:maxCount 0 ]', false],
  ])('%s is kept: %s', (condition, isKept) => {
    expect(ifKept(condition)).toEqual(isKept ? ['painting/1 :told true'] : []);
  });
});

describe('what is described by rules', () => {
  const ARTISTS = `:B sh:rule ${rule({ predicate: ':name', object: '[ sh:path :name ]' })} ,
    ${rule({ predicate: ':knows', object: '[ sh:path :knows ]' })} .`;

  it('is also what the result mentions, near and far, as subject or object, once', () => {
    const data = `${DATA} <artist/1> :knows <artist/3> . <artist/3> :knows <artist/1> , <artist/4> ; :name "Cy"@fi . <artist/4> a :Artist ; :name "Di"@fi .`;
    const rules = `${rule({ subject: '[ sh:path :maker ]' })} , ${rule({ object: '<artist/1>' })}`;
    expect(told(ruledShapes(rules, ARTISTS), data)).toEqual([
      'artist/1 :knows artist/3',
      'artist/1 :name Ada@fi',
      'artist/1 :name Adèle@fr',
      'artist/1 :told true',
      'artist/2 :name Bo@sv',
      'artist/2 :told true',
      'artist/3 :knows artist/1',
      'artist/3 :knows artist/4',
      'artist/3 :name Cy@fi',
      'artist/4 :name Di@fi',
      'painting/1 :told artist/1',
    ]);
  });

  it('is not what was not asked for and is not mentioned', () => {
    expect(told(ruledShapes(rule({}), ARTISTS), DATA)).toEqual(['painting/1 :told true']);
  });

  it('is not a dataset that is only mentioned: it has a page of its own', () => {
    const dataset = rule({ predicate: 'rdf:type', object: '<http://www.w3.org/ns/dcat#Dataset>' });
    const rules = `${dataset} , ${rule({ predicate: ':near', object: '[ sh:path ( :maker [ sh:inversePath :maker ] ) ]' })}`;
    const type =
      'http://www.w3.org/1999/02/22-rdf-syntax-ns#type http://www.w3.org/ns/dcat#Dataset';
    const one = [
      'painting/1 :near painting/1',
      'painting/1 :near painting/2',
      `painting/1 ${type}`,
    ];
    expect(told(ruledShapes(rules), DATA)).toEqual(one);
    expect(told(ruledShapes(rules), DATA, ['painting/2', 'painting/1'])).toEqual([
      ...one,
      'painting/2 :near painting/1',
      'painting/2 :near painting/2',
      `painting/2 ${type}`,
    ]);
  });

  it('is nothing of a resource whose shape has no rules, or that has no shape', () => {
    expect(told(ruledShapes(rule({})), DATA, ['artist/1', 'artist/9'])).toEqual([]);
  });

  it('is the same whatever order the data came in', () => {
    const shapes = ruledShapes(rule({ object: '[ sh:path :maker ]' }), ARTISTS);
    const quads = storeOf(DATA).getQuads(null, null, null, null);
    const [forwards, backwards] = [quads, [...quads].reverse()].map((each) => {
      const context = { model: modelOf(shapes), base: MUSEUM, version: 'test' };
      const snapshot = new Snapshot(new Store(each), context);
      return describeByRules(snapshot, [snapshot.resource(`${MUSEUM}painting/1`)]).map(
        ({ resource, statements }) => [
          resource.id,
          statements.map(([predicate, values]) => [
            predicate,
            values.map((value) => (value.kind === 'resource' ? value.id : termKey(value))),
          ]),
        ],
      );
    });
    expect(forwards?.length).toBe(3);
    expect(backwards).toEqual(forwards);
  });
});
