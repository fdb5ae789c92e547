import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OntologyError } from '../../src/model/ontology-error.ts';
import { LoadError } from '../../src/store/files.ts';
import { load } from '../../src/check/load.ts';
import { application } from '../support/application.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { runs } from '../support/runs.ts';
import { widely } from '../support/wide.ts';
import { mutatedBytes } from './arbitrary-bytes.ts';
import { mutatedQuery } from './arbitrary-query.ts';
import { reservedPaths } from '../../src/http/routes.ts';

const QUERIES = runs(widely(120, 300), 5_000);
const FILES = runs(widely(12, 25), 300);

const ENDINGS = ['', '.jsonld', '.ttl', '.csv'];

describe('a query that was valid before it was changed', () => {
  const { app } = application();

  it('is answered or refused, and nothing fails over it', async () => {
    const answers = { data: 0, refusals: 0 };
    await fc.assert(
      fc.asyncProperty(mutatedQuery, fc.constantFrom(...ENDINGS), async (query, ending) => {
        const answer = await app.request(`http://localhost:4000/graphql${ending}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          body: JSON.stringify({ query }),
        });
        const body = await answer.text();
        expect(answer.status).toBeLessThan(500);
        expect(body).not.toContain('INTERNAL_SERVER_ERROR');
        if (body.startsWith('{"errors"')) expect(body.length).toBeLessThan(4096);
        answers[body.startsWith('{"errors"') ? 'refusals' : 'data'] += 1;
      }),
      { numRuns: QUERIES },
    );
    // Neither kind alone would say much. About six in a hundred are answered.
    expect(answers.data).toBeGreaterThan(QUERIES / 100);
    expect(answers.refusals).toBeGreaterThan(QUERIES / 2);
  });
});

/** Loads one file as the data of a catalogue; the error that it throws, if that is one for people. */
function errorOf(load: () => unknown): LoadError | OntologyError | undefined {
  try {
    load();
    return undefined;
  } catch (error) {
    if (error instanceof LoadError || error instanceof OntologyError) return error;
    throw error;
  }
}

/** The whole statements of about the first five kilobytes of a file. */
function firstStatements(file: string): Buffer {
  const text = readFileSync(file, 'utf8');
  return Buffer.from(text.slice(0, text.lastIndexOf('.\n\n', 5_000) + 2));
}

describe('Turtle that was valid before it was changed', () => {
  const sources = { base: 'http://localhost:4000/', program: 'test', reserved: reservedPaths };

  it('loads as data, or is refused in one short line', () => {
    const data = folder({ 'a.ttl': '' });
    const originals = [
      Buffer.from(smallCatalogue),
      firstStatements('data/helsinki/by-hand.ttl'),
      firstStatements('data/helsinki/page.ttl'),
    ];
    const counts = { loaded: 0, refused: 0 };
    fc.assert(
      fc.property(mutatedBytes(originals), (bytes) => {
        writeFileSync(join(data, 'a.ttl'), bytes);
        const error = errorOf(() => {
          const { findings } = loadCatalogue({ data });
          for (const { message } of findings) expect(message.length).toBeLessThan(1_000);
        });
        counts[error ? 'refused' : 'loaded'] += 1;
        if (!error) return;
        expect(error.message).not.toContain('\n');
        expect(error.message.length).toBeLessThan(400);
      }),
      { numRuns: FILES },
    );
    // About one in seven loads.
    expect(Math.min(counts.loaded, counts.refused)).toBeGreaterThan(FILES / 30);
  });

  it('loads as an ontology, or is refused in one short line', () => {
    const names = ['shapes.ttl', 'varanto.ttl'];
    const texts = names.map((name) => readFileSync(join('ontology', name)));
    const ontology = folder({ 'shapes.ttl': '', 'varanto.ttl': texts[1]?.toString() ?? '' });
    const data = folder({ 'a.ttl': smallCatalogue });
    fc.assert(
      fc.property(mutatedBytes(texts.slice(0, 1)), (bytes) => {
        writeFileSync(join(ontology, 'shapes.ttl'), bytes);
        const error = errorOf(() => load({ ontology, data, ...sources }));
        if (!error) return;
        expect(error.message).not.toContain('\n');
        expect(error.message.length).toBeLessThan(600);
      }),
      { numRuns: FILES },
    );
  });
});
