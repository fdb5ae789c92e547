import fc from 'fast-check';
import { mutatedBytes } from './arbitrary-bytes.ts';
import { mutatedQuery } from './arbitrary-query.ts';
import { bodies } from './cases/bodies.ts';
import { documents } from './cases/documents.ts';
import { headers } from './cases/headers.ts';
import { targets } from './cases/targets.ts';
import { get, query, type HostileCase } from './hostile-case.ts';

/** After so many milliseconds a client gives up on a request that may have become one without an end. */
const PATIENCE = 1_000;

const MOST_BYTES = 3_000;

/** Requests of the corpus that are short enough to be changed in a way that matters. */
const requests = [...bodies, ...documents, ...headers, ...targets]
  .map(({ bytes }) => (typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes))
  .filter(({ length }) => length > 0 && length < MOST_BYTES);

const path = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('..', '.', '', 'register', '%00', '.ttl'),
    ),
  )
  .map((parts) => `/${parts.map((each) => each.replaceAll(/[\s\0]/g, '%20')).join('/')}`);

const input: fc.Arbitrary<HostileCase> = fc.oneof(
  { weight: 5, arbitrary: mutatedQuery.map((text) => ({ what: 'a query', bytes: query(text) })) },
  {
    weight: 3,
    arbitrary: mutatedBytes(requests).map((bytes) => ({
      what: 'a request',
      bytes,
      leaves: PATIENCE,
    })),
  },
  {
    weight: 1,
    arbitrary: path.map((each) => ({ what: 'a path', bytes: get(each), leaves: PATIENCE })),
  },
);

/** So many inputs, the same ones for the same seed. */
export function generatedInputs(count: number, seed: number): HostileCase[] {
  return fc.sample(input, { numRuns: count, seed });
}
