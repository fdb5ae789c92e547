import fc from 'fast-check';
import oxigraph from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { address, text, triple, variable, type Term } from '../../../src/sparql/query/query.ts';
import { isWritable, writeQuery } from '../../../src/sparql/query/write-query.ts';

/** How many statements with a term as object a store that has one of them finds. */
function foundIn(term: Term, stored: oxigraph.Literal | oxigraph.NamedNode): number {
  const predicate = 'http://a.example/p';
  const subject = oxigraph.namedNode('http://a.example/s');
  const store = new oxigraph.Store([
    oxigraph.quad(subject, oxigraph.namedNode(predicate), stored),
    oxigraph.quad(subject, oxigraph.namedNode(predicate), oxigraph.literal('another')),
  ]);
  const query = writeQuery({
    columns: [variable('s')],
    where: [triple(variable('s'), predicate, term)],
    limit: 10,
  });
  return (store.query(query) as unknown[]).length;
}

describe('a query', () => {
  it('finds a text whatever characters it has, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(foundIn(text(value), oxigraph.literal(value))).toBe(1);
      }),
    );
  });

  it('finds what has an address of any letters', () => {
    const id = 'http://a.example/ä/絵/%C3%A4/\u{1F600}';
    expect(foundIn(address(id), oxigraph.namedNode(id))).toBe(1);
  });

  it.each(['http://a.example/> ?s ?p ?o', 'a b', 'x"y', 'http://a.example/\ud800', 'none'])(
    'refuses to write %j as an address',
    (id) => {
      expect(isWritable(id)).toBe(false);
      expect(() => foundIn(address(id), oxigraph.literal(''))).toThrow('Expected an address');
    },
  );

  it('refuses a name of a variable that is more than a name', () => {
    const columns = [variable('s } LIMIT 1 #')];
    expect(() => writeQuery({ columns, where: [], limit: 1 })).toThrow('name of a variable');
  });

  it('refuses a limit that is no whole number', () => {
    const columns = [variable('s')];
    expect(() => writeQuery({ columns, where: [], limit: 1.5 })).toThrow('whole number');
  });
});
