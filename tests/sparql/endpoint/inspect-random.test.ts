import fc from 'fast-check';
import oxigraph from 'oxigraph';
import { expect, it } from 'vitest';
import { inspect } from '../../../src/sparql/endpoint/inspect.ts';
import { runs, seed } from '../../support/runs.ts';

const BASE = 'http://e/';
const store = new oxigraph.Store();
store.load('<http://e/s> <http://e/p> "o" .', { format: 'application/n-triples' });

/** Whether the engine would ask another service: it says that it cannot. */
function asksService(query: string): boolean {
  try {
    store.query(query, { base_iri: BASE });
    return false;
  } catch (error) {
    return String(error).includes('service');
  }
}

/** What hides a service from a reader who reads texts, comments and names in another way. */
const SERVICES = [
  ...['SERVICE <http://x/> {}', 'SERVICE<http://x/>{}', 'service s:x {}', 'SERVICEs:x {}'],
  ...['s:SERVICE <http://x/> {}', 'SERVICE:x {}', '.SERVICE <http://x/> {}'],
];
const MARKS = ['"', "'", '"""', "'''", '#', '\n', '\\', '\\q', '\\u0022', '\\uD800', '<', '>', '|'];
const OTHERS = [
  ' ',
  '.',
  ',',
  ';',
  '{',
  '}',
  '(',
  ')',
  'a',
  's:',
  's:a.b',
  '?x',
  '1',
  '1e',
  '@en',
  ':',
];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SERVICES) },
  { weight: 4, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 3, arbitrary: fc.constantFrom(...OTHERS) },
);
const junk = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const quoted = fc
  .tuple(fc.constantFrom('"', "'", '"""', "'''"), junk)
  .map(([mark, text]) => `VALUES ?v { ${mark}${text}${mark} }`);
const part = fc.oneof(
  fc.constantFrom(...SERVICES),
  quoted,
  junk.map((text) => `#${text}\n`),
  junk.map((text) => `?s ?p s:${text} .`),
  junk.map((text) => `FILTER(?s != <${text}>)`),
  junk,
);
const query = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map(
    (parts) =>
      `PREFIX s: <http://s/> PREFIX service: <http://s/> PREFIX : <http://s/> SELECT * { ${parts.join(' ')}\n}`,
  );

it('lets no query through in which the engine reads SERVICE, whatever is around it', () => {
  let asked = 0;
  fc.assert(
    fc.property(query, (text) => {
      if (!asksService(text)) return;
      asked += 1;
      expect(inspect(text, BASE), text).toHaveProperty('code');
    }),
    { numRuns: runs(3_000, 50_000), seed },
  );
  // Queries in which it reads none show nothing.
  expect(asked).toBeGreaterThan(100);
});
