import type { Quad } from '@rdfjs/types';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../support/catalogue.ts';
import { plainQuestions, type Rows } from '../../support/plain-sparql.ts';
import { PATIENT, serverForFile } from '../../support/program.ts';
import { isLong } from '../../support/runs.ts';
import { sparqlClients } from '../../support/sparql-clients.ts';

describe.runIf(isLong)('clients that others have written', () => {
  const server = serverForFile([...PATIENT, '--sparql-deadline', '120000']);

  describe.each(sparqlClients)('$name', ({ name, isThere, install, ask }) => {
    it.for(plainQuestions)('finds $name', async (question, context) => {
      if (!isThere()) context.skip(`${name} is not installed: ${install}`);
      const rows = await ask(`${server().origin}/sparql`, question);
      const expected = question.expected(statements());
      expect(expected.length).toBeGreaterThan(0);
      const order = question.isOrdered ? (given: Rows) => given : sorted;
      expect(order(rows)).toEqual(order(expected));
    });
  });
});

describe('what the clients are asked', () => {
  it('are ten questions, whose answers are of several sizes', () => {
    const sizes = plainQuestions.map(({ expected }) => expected(statements()).length);
    expect(sizes).toHaveLength(10);
    expect(new Set(sizes).size).toBeGreaterThan(5);
  });
});

function statements(): Quad[] {
  return loadCatalogue().snapshot.quads({});
}

function sorted(rows: Rows): Rows {
  return rows
    .map((row) => JSON.stringify(row))
    .toSorted()
    .map((row) => JSON.parse(row) as string[]);
}
