import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { ask } from '../support/catalogue.ts';
import { snapshotOf } from '../support/turtle.ts';

const SHAPES = `
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
    sh:property [ sh:path :year ; sh:codeIdentifier "years" ; sh:order 1 ; sh:datatype xsd:integer ;
      sh:severity sh:Warning ; sh:description "Its years."@en ] ,
      [ sh:path :shown ; sh:codeIdentifier "shown" ; sh:order 2 ; sh:datatype xsd:boolean ;
      sh:maxCount 1 ; sh:severity sh:Warning ; sh:description "Whether it is shown."@en ] .`;

describe('values that only earn a warning', () => {
  const data = `<work/1> a :Work ; :shown "abc"^^xsd:boolean ;
    :year 1907 , "abc"^^xsd:integer , "99999999999"^^xsd:integer .`;

  it('are warned of', () => {
    const findings = check(snapshotOf(SHAPES, data));
    expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning']);
  });

  it('are passed over in an answer', async () => {
    const answer = await ask(snapshotOf(SHAPES, data), '{ works { nodes { years shown } } }');
    expect(answer).toEqual({ data: { works: { nodes: [{ years: [1907], shown: null }] } } });
  });
});
