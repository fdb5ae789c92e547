import { expect, it } from 'vitest';
import { askingRoles } from '../../src/asking/roles.ts';
import { stemming } from '../../src/asking/telling.ts';
import type { Work } from '../../src/reading/work.ts';
import { readCatalogue } from '../support/catalogue.ts';

/** How many resources are read, at most, between two moments at which others have their turn. */
const TOGETHER = 10;

it('reads the words of names a few resources at a time, once for two who ask at the same time', () => {
  const { snapshot } = readCatalogue();
  const roles = askingRoles(snapshot.model);
  if (!roles) throw new Error('the catalogue has nothing to ask for');
  const shapes = new Set([...roles.asked, ...roles.keepers, ...roles.classes]);
  const resources = snapshot.described.filter(({ shape }) => shape && shapes.has(shape)).length;
  expect(resources).toBeGreaterThan(10 * TOGETHER);

  const [one, other] = [stemming(snapshot, roles), stemming(snapshot, roles)];
  let pauses = 0;
  let next = other.next();
  for (; !next.done; next = other.next()) pauses += one.next().done ? 1 : 2;
  expect(pauses).toBeGreaterThan(resources / TOGETHER - shapes.size);
  expect(pauses).toBeLessThan((1.5 * resources) / TOGETHER);
  expect(valueOf(stemming(snapshot, roles))).toBe(next.value);
});

/** What work gives that is done already. */
function valueOf<Result>(work: Work<Result>): Result {
  const next = work.next();
  if (!next.done) throw new Error('the work is not done yet');
  return next.value;
}
