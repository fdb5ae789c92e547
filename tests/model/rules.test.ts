import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/model/model.ts';
import { rule, ruledShapes } from '../support/ruled.ts';
import { integer } from '../../src/rdf/literal.ts';
import { modelOf, MUSEUM, TERMS } from '../support/turtle.ts';

function rulesOf(rules: string, further = ''): readonly Rule[] {
  return modelOf(ruledShapes(rules, further)).shapes[0]?.rules ?? [];
}

const [ruled] = rulesOf(rule({}));

describe('a rule', () => {
  it('has a subject, a predicate and an object', () => {
    expect(ruled).toEqual({
      subject: { kind: 'this' },
      predicate: `${TERMS}told`,
      object: {
        kind: 'constant',
        term: {
          kind: 'literal',
          value: 'true',
          language: '',
          datatype: 'http://www.w3.org/2001/XMLSchema#boolean',
        },
      },
      conditions: [],
    });
  });

  it('is one of its shape alone', () => {
    const { shapes } = modelOf(ruledShapes(rule({})));
    expect(shapes.map(({ rules }) => rules.length)).toEqual([1, 0]);
  });

  it('may be shared, have a name and remarks', () => {
    const named =
      ':R a sh:TripleRule ; sh:subject sh:this ; sh:predicate :told ; sh:object true ; rdfs:comment "why" .';
    const { shapes } = modelOf(ruledShapes(':R', `${named} :B sh:rule :R .`));
    expect(shapes.map(({ rules }) => rules)).toEqual([[ruled], [ruled]]);
  });

  it('has conditions: paths with constraints', () => {
    const [conditional] = rulesOf(
      rule({
        more: 'sh:condition [ sh:path ( :maker :name ) ; sh:minCount 1 ; sh:pattern "^a" ; sh:flags "i" ] , :C',
      }),
      ':C a sh:PropertyShape ; sh:path :year ; sh:maxCount 0 ; sh:hasValue 1 ; sh:class :Year .',
    );
    const [other, named] = conditional?.conditions ?? [];
    expect([other, named].map((each) => each?.path.text).sort()).toEqual([
      `(<${TERMS}maker>/<${TERMS}name>)`,
      `<${TERMS}year>`,
    ]);
    expect(conditional?.conditions.map(({ constraints }) => constraints)).toContainEqual({
      minCount: 1,
      pattern: expect.objectContaining({ source: '^a', flags: 'i' }) as unknown,
    });
    expect(conditional?.conditions.map(({ constraints }) => constraints)).toContainEqual({
      maxCount: 0,
      class: [`${TERMS}Year`],
      hasValue: [integer(1)],
    });
  });
});

describe('the profiles of the rules', () => {
  it('are the addresses that the shapes name, in order', () => {
    const named = ':A varanto:profile <https://b.example/> , <https://a.example/> .';
    const { profiles } = modelOf(ruledShapes(rule({}), named));
    expect(profiles).toEqual(['https://a.example/', 'https://b.example/']);
    expect(modelOf(ruledShapes(rule({}))).profiles).toEqual([]);
  });

  it.each(['"dcat"', '<urn:dcat>'])('are not %s', (profile) => {
    expect(() => modelOf(ruledShapes(rule({}), `:A varanto:profile ${profile} .`))).toThrow(
      'Painting: expected an http address as varanto:profile, got ',
    );
  });
});

describe('an expression', () => {
  const objectOf = (words: string) => rulesOf(rule({ object: words }))[0]?.object;

  it('is the resource, an address or a value', () => {
    expect(objectOf('sh:this')).toEqual({ kind: 'this' });
    expect(objectOf('<>')).toEqual({ kind: 'constant', term: { kind: 'resource', id: MUSEUM } });
    expect(objectOf('<mailto:a@example.org>')).toMatchObject({
      term: { id: 'mailto:a@example.org' },
    });
    expect(objectOf('"Kyllä"@fi')).toMatchObject({ term: { value: 'Kyllä', language: 'fi' } });
  });

  it('is a path, from the resource or from one address', () => {
    expect(objectOf('[ sh:path [ sh:inversePath :maker ] ]')).toMatchObject({
      kind: 'path',
      path: { kind: 'inverse' },
      from: undefined,
    });
    expect(objectOf('[ sh:nodes sh:this ; sh:path :maker ]')).toMatchObject({ from: undefined });
    expect(objectOf('[ sh:nodes <artist/1> ; sh:path :name ]')).toMatchObject({
      from: `${MUSEUM}artist/1`,
    });
  });

  it('is a text with gaps for fields and the address, in each language', () => {
    expect(
      objectOf('[ varanto:template "{id}: {title}, {year}"@sv , "{title}!"@fi ]'),
    ).toMatchObject({
      kind: 'template',
      templates: [
        { language: 'fi', parts: [{ field: { name: 'title' } }, { text: '!' }] },
        {
          language: 'sv',
          parts: [
            { kind: 'address' },
            { kind: 'text', text: ': ' },
            { kind: 'field', field: { name: 'title' } },
            { text: ', ' },
            { field: { name: 'year' } },
          ],
        },
      ],
    });
  });
});

const mistakes: readonly (readonly [what: string, rule: string, message: string])[] = [
  [
    'no predicate',
    '[ a sh:TripleRule ; sh:subject sh:this ; sh:object 1 ]',
    'Painting, a rule: has no sh:predicate',
  ],
  ['no subject', '[ a sh:TripleRule ; sh:predicate :told ; sh:object 1 ]', ': has no sh:subject'],
  [
    'no object',
    '[ a sh:TripleRule ; sh:subject sh:this ; sh:predicate :told ]',
    ': has no sh:object',
  ],
  [
    'no type',
    '[ sh:subject sh:this ; sh:predicate :told ; sh:object 1 ]',
    ': expected the type sh:TripleRule',
  ],
  ['another type', '[ a sh:SPARQLRule ; sh:predicate :told ]', ': expected the type sh:TripleRule'],
  [
    'two types',
    '[ a sh:TripleRule , sh:Rule ; sh:predicate :told ]',
    ': expected the type sh:TripleRule',
  ],
  ['two subjects', rule({ subject: 'sh:this , :a' }), ': has more than one sh:subject'],
  ['two objects', rule({ object: '1 , 2' }), ': has more than one sh:object'],
  [
    'two predicates',
    rule({ predicate: ':told , :other' }),
    'Painting, a rule: has more than one sh:predicate',
  ],
  [
    'a predicate that is a text',
    rule({ predicate: '"told"' }),
    'expected an address as sh:predicate',
  ],
  [
    'a predicate that is no web address',
    rule({ predicate: '<mailto:a@b>' }),
    'expected the address of a property as sh:predicate',
  ],
  [
    'a predicate that is the resource',
    rule({ predicate: 'sh:this' }),
    'expected the address of a property as sh:predicate',
  ],
  [
    'a text as subject',
    rule({ subject: '"a"' }),
    ': expected a resource as sh:subject, got a text',
  ],
  [
    'a template as subject',
    rule({ subject: '[ varanto:template "{id}" ]' }),
    ': expected a resource as sh:subject, got a text',
  ],
  [
    'a misspelt sh:this',
    rule({ object: 'sh:that' }),
    ': expected sh:this, an address or a value, got <http://www.w3.org/ns/shacl#that>',
  ],
  [
    'an address that no value may be',
    rule({ object: '<gopher://a.example/>' }),
    ': expected sh:this, an address or a value',
  ],
  [
    'a value that its datatype does not have',
    rule({ object: '"soon"^^xsd:date' }),
    ': has a value that its datatype does not have: "soon" is none',
  ],
  ['an order', rule({ more: 'sh:order 1' }), ': sh:order is unknown or refused'],
  ['a query', rule({ more: 'sh:construct "…"' }), ': sh:construct is unknown or refused'],
  [
    'a misspelt condition',
    rule({ more: 'sh:conditions []' }),
    ': sh:conditions is unknown or refused',
  ],
  ['an empty expression', rule({ object: '[]' }), ': has no sh:path'],
  [
    'an expression of another kind',
    rule({ object: '[ sh:union () ]' }),
    ': sh:union is unknown or refused',
  ],
  [
    'a path with a filter',
    rule({ object: '[ sh:path :a ; sh:filterShape [] ]' }),
    ': sh:filterShape is unknown or refused',
  ],
  [
    'a path and a template',
    rule({ object: '[ sh:path :a ; varanto:template "a" ]' }),
    ': sh:path is unknown or refused',
  ],
  ['two paths', rule({ object: '[ sh:path :a , :b ]' }), ': has more than one sh:path'],
  ['a broken path', rule({ object: '[ sh:path [ sh:inversePath "a" ] ]' }), ', sh:path: got "a"'],
  [
    'a path from a text',
    rule({ object: '[ sh:nodes "a" ; sh:path :a ]' }),
    ': expected an address as sh:nodes, got "a"',
  ],
  [
    'a path from a path',
    rule({ object: '[ sh:nodes [ sh:path :a ] ; sh:path :a ]' }),
    ': expected an address as sh:nodes, got a blank node',
  ],
  [
    'a template that is no text',
    rule({ object: '[ varanto:template 1 ]' }),
    ': expected a text as varanto:template, got "1"',
  ],
  [
    'an empty template',
    rule({ object: '[ varanto:template ""@fi ]' }),
    ': expected a text as varanto:template, got ""',
  ],
  [
    'two templates in a language',
    rule({ object: '[ varanto:template "a"@fi , "b"@fi ]' }),
    ': has two templates in "fi"',
  ],
  [
    'two templates without one',
    rule({ object: '[ varanto:template "a" , "b" ]' }),
    ': has two templates without a language',
  ],
  [
    'a template with a misspelt field',
    rule({ object: '[ varanto:template "{titel}" ]' }),
    ': has a template with {titel}, which is no field of the shape',
  ],
  [
    'a template with a lone brace',
    rule({ object: '[ varanto:template "a { b" ]' }),
    ': has a template with a brace that has no other: "a { b"',
  ],
  [
    'a template with nested braces',
    rule({ object: '[ varanto:template "{{title}}" ]' }),
    ': has a template with a brace that has no other',
  ],
  [
    'a condition that is a text',
    rule({ more: 'sh:condition "a"' }),
    ', sh:condition: expected a property shape, got "a"',
  ],
  [
    'a condition without a path',
    rule({ more: 'sh:condition [ sh:minCount 1 ]' }),
    ', sh:condition: has no sh:path',
  ],
  [
    'a condition that asks nothing',
    rule({ more: 'sh:condition [ sh:path :a ]' }),
    ', sh:condition: asks nothing of the values',
  ],
  [
    'a condition with a misspelt constraint',
    rule({ more: 'sh:condition [ sh:path :a ; sh:minCuont 1 ]' }),
    ', sh:condition: sh:minCuont is unknown or refused',
  ],
  [
    'a condition with a severity',
    rule({ more: 'sh:condition [ sh:path :a ; sh:minCount 1 ; sh:severity sh:Info ]' }),
    ', sh:condition: sh:severity is unknown or refused',
  ],
  [
    'a condition with a broken constraint',
    rule({ more: 'sh:condition [ sh:path :a ; sh:minCount "one" ]' }),
    ', sh:condition, sh:minCount: expected an integer',
  ],
];

describe('a mistake in a rule', () => {
  it.each(mistakes)('stops the start and names shape and rule: %s', (_what, words, message) => {
    const read = (): unknown => rulesOf(words);
    expect(read).toThrow(message);
    expect(read).toThrow(/^Painting, a rule(:| for <[^>]+>[:,])/);
  });

  it.each([
    [
      'a rule on a property shape',
      ':A sh:property [ sh:path :p ; sh:rule [] ] .',
      'sh:rule is unknown or refused',
    ],
    [
      'a rule that no shape has',
      '[] a sh:TripleRule ; sh:subject sh:this .',
      'sh:subject is on no node shape',
    ],
    ['a rule of a shape without its type', ':C sh:rule [] .', 'sh:rule is on no node shape'],
    [
      'an expression that no rule has',
      '[] varanto:template "a" .',
      'varanto:template is on no node shape',
    ],
    [
      'a condition that no rule has',
      ':C a sh:PropertyShape ; sh:path :a .',
      'sh:path is on no node shape',
    ],
  ])('is also %s', (_what, further, message) => {
    expect(() => rulesOf(rule({}), further)).toThrow(message);
  });
});
