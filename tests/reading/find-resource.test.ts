import { describe, expect, it } from 'vitest';
import { findResource } from '../../src/reading/find-resource.ts';
import { ask } from '../support/catalogue.ts';
import { MUSEUM, snapshotOf } from '../support/turtle.ts';

const snapshot = snapshotOf(
  `:WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ; sh:property [ sh:path :name ; sh:order 1 ;
      sh:codeIdentifier "name" ; sh:datatype xsd:string ; sh:description "Its name."@en ] .`,
  `<work/pöytä> a :Work . <work/%C3%A4> a :Work . <work/a%2Fb> a :Work . <work/😀> a :Work .
   <work/plain> a :Work . <work/slash/> a :Work . <work/a,b;c> a :Work . <work/x%2Cy> a :Work .
   <work/nfd-ö> a :Work .`,
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
    ['work/%c3%a4', 'work/%C3%A4'],
    ['work/plain/', 'work/plain'],
    ['work/p%C3%B6yt%C3%A4/', 'work/pöytä'],
    ['work/slash/', 'work/slash/'],
    ['work/a%2fb', 'work/a%2Fb'],
    ['work/a%2Cb%3Bc', 'work/a,b;c'],
    ['work/a%2cb;c', 'work/a,b;c'],
    ['work/x,y', 'work/x%2Cy'],
    ['work/po\u0308yta\u0308', 'work/pöytä'],
    ['work/po%CC%88yta%CC%88', 'work/pöytä'],
    ['work/nfd-ö', 'work/nfd-o\u0308'],
    ['work/pla\u200bin', 'work/plain'],
    ['work/a%3Fb', undefined],
    ['work/slash', undefined],
    ['work/plain//', undefined],
    ['work//', undefined],
    ['work/a/b', undefined],
    ['work/%E4', undefined],
    ['work/%', undefined],
    ['work/\ud800', undefined],
    ['work/%70lain2', undefined],
  ])('<%s> is <%s>', (asked, id) => {
    expect(findResource(snapshot, MUSEUM + asked)?.id).toBe(id === undefined ? id : MUSEUM + id);
  });

  it('may have its scheme and its host in capitals', () => {
    const asked = `${MUSEUM.toUpperCase()}work/plain`;
    expect(findResource(snapshot, asked)?.id).toBe(`${MUSEUM}work/plain`);
    expect(findResource(snapshot, `${MUSEUM}WORK/plain`)).toBeUndefined();
  });

  it('is the same in GraphQL, which answers with the address in the data', async () => {
    const query = '{ work(id: "work/p%C3%B6yt%C3%A4") { id } node(id: "work/ä") { id } }';
    expect(await ask(snapshot, query)).toEqual({
      data: { work: { id: `${MUSEUM}work/pöytä` }, node: { id: `${MUSEUM}work/%C3%A4` } },
    });
  });

  it.each(['work/p%C3%B6yt%C3%A4', 'work/pöytä/', '/work/pöytä', `${MUSEUM}work/p%C3%B6yt%C3%A4`])(
    'is the same in a filter of addresses: %s',
    async (id) => {
      const query = `{ works(where: { id: { eq: "${id}" } }) { nodes { id } }
        among: works(where: { id: { in: ["work/none", "${id}"] } }) { nodes { id } } }`;
      const nodes = [{ id: `${MUSEUM}work/pöytä` }];
      expect(await ask(snapshot, query)).toEqual({ data: { works: { nodes }, among: { nodes } } });
    },
  );

  it.each([
    ['plain', 'work/plain'],
    ['p%C3%B6yt%C3%A4', 'work/pöytä'],
  ])('is hinted at where its last part alone is given: %s', async (id, meant) => {
    const { data, errors } = await ask(snapshot, `{ work(id: "${id}") { id } }`);
    expect(data).toEqual({ work: null });
    expect(errors?.map(({ message }) => message)).toEqual([
      `id: no Work has the address "${id}"; did you mean "${meant}"?`,
    ]);
  });

  it.each(['none', 'work/none', ''])('is null where nothing is like %j', async (id) => {
    expect(await ask(snapshot, `{ work(id: "${id}") { id } }`)).toEqual({ data: { work: null } });
  });

  it('is refused with the character that is wrong', async () => {
    const { errors } = await ask(snapshot, '{ node(id: "work/a b") { id } }');
    expect(errors?.map(({ message }) => message)).toEqual([
      'expected an http or https address, or a relative one, got "work/a b" (U+0020 is character 7)',
    ]);
  });
});
