import { describe, expect, it } from 'vitest';
import { operationNameIn } from '../../src/graphiql/operation-name.ts';

const QUERY = '# query Comment\nquery First { a }query Second($id: ID!) { b(id: $id) }\n';

describe('the operation that is meant', () => {
  it.each([
    ['the preferred one', 'Second', 'Second'],
    ['the first where the preferred one is of another query', 'Third', 'First'],
    ['the first where none is preferred', null, 'First'],
  ])('is %s', (_case, preferred, expected) => {
    expect(operationNameIn(QUERY, preferred)).toBe(expected);
  });

  it('has no name where no operation has one', () => {
    expect(operationNameIn('{ query }', 'Second')).toBeUndefined();
  });
});
