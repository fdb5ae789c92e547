import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, testsOf } from '../support/w3c-suite.ts';

/** The folder tests/core of W3C's data-shapes-test-suite, which is no part of this repository. */
const folder = process.env['W3C_SHACL_SUITE'];
const isThere = folder !== undefined && existsSync(join(folder, 'manifest.ttl'));

/** What is refused, and by which words. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  'misc/severity-002': /expected sh:Violation, sh:Warning or sh:Info/,
  'node/minLength-001': /blank node/,
  'node/qualified-001': /sh:qualifiedValueShapesDisjoint is unknown or refused/,
  'path/path-strange-001': /has sh:inversePath beside a list/,
  'path/path-strange-002': /has sh:inversePath beside a list/,
};

describe.runIf(isThere)("W3C's SHACL core suite", () => {
  const tests = isThere ? testsOf(join(folder, 'manifest.ttl')) : [];

  it('has 98 tests', () => {
    expect(tests).toHaveLength(98);
  });

  it.each(tests)('$name passes in both checks, or is refused by name', async (test) => {
    const { name, outcome, words } = await run(test);
    const refused = REFUSED[name];
    expect({ name, outcome, words }).toMatchObject({ outcome: refused ? 'refused' : 'pass' });
    if (refused) expect(words).toMatch(refused);
  });
});

describe.skipIf(isThere)("W3C's SHACL core suite", () => {
  it.skip('is not there: set W3C_SHACL_SUITE to its folder tests/core');
});
