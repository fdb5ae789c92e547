import { describe, expect, it } from 'vitest';
import { messageAfter, type Change, type Mistake } from '../support/mistake.ts';

const yearAlong = (path: string): Change => [['sh:path :year', `sh:path ${path}`]];
const beside = (words: string): Change => [[':ArtistShape a', `${words} . :ArtistShape a`]];

const paths: Mistake[] = [
  ['a text', yearAlong('"year"'), 'got "year"'],
  ['no http address', yearAlong('<urn:year>'), "expected a property's address, got <urn:year>"],
  ['an empty list', yearAlong('()'), "expected a property's address"],
  ['a list of one', yearAlong('( :year )'), 'expected two paths or more in sequence'],
  [
    'a choice of one',
    yearAlong('[ sh:alternativePath ( :year ) ]'),
    'expected two paths or more in alternative',
  ],
  ['an empty node', yearAlong('[]'), 'expected a predicate, a list or one path operator'],
  [
    'two operators',
    yearAlong('[ sh:inversePath :a ; sh:oneOrMorePath :b ]'),
    'expected a predicate, a list or one path operator',
  ],
  [
    'one operator twice',
    yearAlong('[ sh:inversePath :a , :b ]'),
    'expected a predicate, a list or one path operator',
  ],
  [
    'an unknown operator',
    yearAlong('[ :backwards :year ]'),
    'expected a predicate, a list or one path operator',
  ],
  [
    'a node that leads to itself',
    [...yearAlong('_:a'), ...beside('_:a sh:inversePath _:a')],
    'runs in a circle',
  ],
  [
    'two nodes that lead to each other',
    [...yearAlong('_:a'), ...beside('_:a sh:oneOrMorePath _:b . _:b sh:inversePath _:a')],
    'runs in a circle',
  ],
  [
    'a list that has itself as member',
    [...yearAlong('_:a'), ...beside('_:a rdf:first _:a ; rdf:rest ( :b )')],
    'runs in a circle',
  ],
  [
    'a list in a circle',
    [...yearAlong('_:a'), ...beside('_:a rdf:first :a ; rdf:rest _:a')],
    'has a list that runs in a circle',
  ],
];

describe('the path of a property shape', () => {
  it.each(paths)('is not %s', (_what, change, message) => {
    expect(messageAfter(change)).toContain(`Painting.year, sh:path: ${message}`);
  });
});
