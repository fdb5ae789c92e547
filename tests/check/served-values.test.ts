import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { ask } from '../support/catalogue.ts';
import { messageAfter } from '../support/mistake.ts';
import { modelOf, snapshotOf } from '../support/turtle.ts';

/** Shapes of a file with one property. */
function fileWith(words: string): string {
  return `:FileShape a sh:NodeShape ; sh:targetClass :File ; sh:order 1 ; sh:codeIdentifier "File" ;
    varanto:plural "files" ; varanto:segment "file" ; sh:description "A file."@en ;
    sh:property [ sh:path :p ; sh:codeIdentifier "p" ; sh:order 1 ; ${words} ;
      sh:description "P."@en ] .`;
}

const SIZE = 'sh:datatype xsd:nonNegativeInteger ; sh:maxCount 1';
const BYTES = `<file/1> a :File ; :p "5368709120"^^xsd:nonNegativeInteger .
  <file/2> a :File ; :p "18446744073709551616"^^xsd:nonNegativeInteger .
  <file/3> a :File ; :p "0018446744073709551615"^^xsd:nonNegativeInteger .
  <file/4> a :File ; :p "7"^^xsd:nonNegativeInteger .`;

describe('an integer beyond 32 bits', () => {
  it('is a violation in a field of GraphQL integers, and the message says how it can be served', () => {
    const found = check(snapshotOf(fileWith(SIZE), BYTES.slice(0, BYTES.indexOf('<file/2>'))));
    expect(found).toMatchObject([{ severity: 'violation', place: 'File.p' }]);
    expect(found[0]?.message).toContain('5368709120 is not between 0 and 2147483647');
    expect(found[0]?.message).toContain('put varanto:anySize true on the property');
  });

  describe('in a field of any size', () => {
    const snapshot = snapshotOf(fileWith(`${SIZE} ; varanto:anySize true`), BYTES);

    it('is a value', () => {
      expect(check(snapshot)).toEqual([]);
    });

    it('is given as digits, in the order of the numbers', async () => {
      const query = '{ files(orderBy: [{ field: p }]) { nodes { p } } }';
      expect(await ask(snapshot, query)).toEqual({
        data: {
          files: {
            nodes: ['7', '5368709120', '18446744073709551615', '18446744073709551616'].map((p) => ({
              p,
            })),
          },
        },
      });
    });

    it.each([
      ['gt: "18446744073709551615"', 1],
      ['gte: "18446744073709551615"', 2],
      ['eq: "18446744073709551615"', 1],
      ['in: ["+7", "5368709120"]', 2],
      ['lt: "18446744073709551616"', 3],
    ])('is filtered by value: %s', async (said, totalCount) => {
      const query = `{ files(where: { p: { ${said} } }) { totalCount } }`;
      expect(await ask(snapshot, query)).toEqual({ data: { files: { totalCount } } });
    });

    it('is counted by value', async () => {
      const query = '{ files(first: 0) { facets(fields: [p]) { values { value } } } }';
      const answer = JSON.stringify(await ask(snapshot, query));
      expect(answer).toContain('"value":"18446744073709551615"');
    });

    it.each(['1.5', '-1', 'one'])('is none that a caller gives as "%s"', async (operand) => {
      const query = `{ files(where: { p: { eq: "${operand}" } }) { totalCount } }`;
      const { errors } = await ask(snapshot, query);
      // A negative number is an integer, though this field has none.
      expect(errors === undefined).toBe(operand === '-1');
    });
  });

  it('is asked for of integers alone, by true or false', () => {
    const change = (words: string) => messageAfter([['sh:datatype xsd:integer ;', words]]);
    expect(change('sh:datatype xsd:decimal ; varanto:anySize true ;')).toContain(
      'Painting.year: has varanto:anySize, which integers alone may have',
    );
    expect(change('sh:datatype xsd:integer ; varanto:anySize "yes" ;')).toContain('true or false');
    const plain = modelOf(fileWith(`${SIZE} ; varanto:anySize false`)).shapes[0]?.fields[0];
    expect(plain?.range).toEqual(modelOf(fileWith(SIZE)).shapes[0]?.fields[0]?.range);
  });
});

describe('an infinite number', () => {
  const data = '<file/1> a :File ; :p "INF"^^xsd:double , "2.50"^^xsd:double .';
  const snapshot = snapshotOf(fileWith('sh:datatype xsd:double ; sh:minInclusive 0.1'), data);

  it('is a value with an order, and a warning says that GraphQL leaves it out', () => {
    const found = check(snapshot);
    expect(found).toMatchObject([{ severity: 'warning', place: 'File.p' }]);
    expect(found[0]?.message).toContain('"INF" is no finite number, so that answers in GraphQL');
  });

  it('is left out of an answer', async () => {
    expect(await ask(snapshot, '{ files { nodes { p } } }')).toEqual({
      data: { files: { nodes: [{ p: [2.5] }] } },
    });
  });

  it('is a violation where the field promises a value', () => {
    const promised = fileWith('sh:datatype xsd:double ; sh:minCount 1 ; sh:maxCount 1');
    const found = check(snapshotOf(promised, '<file/1> a :File ; :p "NaN"^^xsd:double .'));
    expect(found).toMatchObject([{ severity: 'violation', place: 'File.p' }]);
  });
});
