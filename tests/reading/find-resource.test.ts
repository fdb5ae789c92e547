import { describe, expect, it } from 'vitest';
import { findResource } from '../../src/reading/find-resource.ts';
import { ask } from '../support/catalogue.ts';
import { MUSEUM, snapshotOf } from '../support/turtle.ts';

const snapshot = snapshotOf(
  `:WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ; sh:property [ sh:path :name ; sh:order 1 ;
      sh:codeIdentifier "name" ; sh:datatype xsd:string ; sh:description "Its name."@en ] .`,
  `<work/pöytä> a :Work . <work/%C3%A4> a :Work . <work/a%2Fb> a :Work . <work/😀> a :Work .
   <work/plain> a :Work .`,
);

describe('the resource that an address names', () => {
  it.each([
    ['work/pöytä', 'work/pöytä'],
    ['work/p%C3%B6yt%C3%A4', 'work/pöytä'],
    ['work/p%c3%b6yt%c3%a4', 'work/pöytä'],
    ['work/ä', 'work/%C3%A4'],
    ['work/%C3%A4', 'work/%C3%A4'],
    ['work/a%2Fb', 'work/a%2Fb'],
    ['work/%F0%9F%98%80', 'work/😀'],
    ['work/plain', 'work/plain'],
    ['work/a/b', undefined],
    ['work/%E4', undefined],
    ['work/%', undefined],
    ['work/\ud800', undefined],
    ['work/%70lain2', undefined],
  ])('<%s> is <%s>', (asked, id) => {
    expect(findResource(snapshot, MUSEUM + asked)?.id).toBe(id === undefined ? id : MUSEUM + id);
  });

  it('is the same in GraphQL, which answers with the address in the data', async () => {
    const query = '{ work(id: "work/p%C3%B6yt%C3%A4") { id } node(id: "work/ä") { id } }';
    expect(await ask(snapshot, query)).toEqual({
      data: { work: { id: `${MUSEUM}work/pöytä` }, node: { id: `${MUSEUM}work/%C3%A4` } },
    });
  });
});
