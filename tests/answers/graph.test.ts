import fc from 'fast-check';
import { graphql } from 'graphql';
import { Writer } from 'n3';
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '../support/graph.ts';
import { runs } from '../support/runs.ts';
import { widely } from '../support/wide.ts';
import {
  data,
  post,
  randomQuery,
  service,
  snapshot,
  textOf,
  type RandomQuery,
} from './generous.ts';
import { forWalk, Walk } from './walk.ts';

const context = { address: service.contextAddress, text: service.context.text };
const { schema } = service;
const acceptLanguages = fc.subarray(['sv', 'en', 'fi']);

async function answerIn(mediaType: string, asked: RandomQuery, languages: string[]) {
  const headers = { Accept: mediaType, 'Accept-Language': languages.join(', ') };
  const answer = await post(asked, headers);
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(text);
  return text;
}

async function walked(asked: RandomQuery, languages: string[]): Promise<string> {
  const result = await graphql({
    schema,
    source: textOf(asked, forWalk),
    contextValue: { view: snapshot, languages },
    variableValues: asked.variables,
  });
  if (result.errors) throw new Error(JSON.stringify(result.errors));
  const json = JSON.parse(JSON.stringify(result.data)) as Record<string, unknown>;
  const { found } = new Walk(data, languages).object(json, asked.selected);
  const quads = found.getQuads(null, null, null, null);
  return new Writer({ format: 'application/n-quads' }).quadsToString(quads);
}

function canonical(text: string, mediaType: string): Promise<string> {
  return canonicalForm(text, mediaType, context);
}

const QUERIES = runs(widely(6, 25), 400);

describe('the JSON-LD answer to any query', () => {
  it('expands to exactly the triples that a plain walk over query, answer and data finds', async () => {
    let filled = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), acceptLanguages, async (draw, languages) => {
        const asked = randomQuery(draw);
        const text = await answerIn('application/ld+json', asked, languages);
        const expected = await canonical(await walked(asked, languages), 'application/n-quads');
        if (expected) filled += 1;
        expect(await canonical(text, 'application/ld+json'), textOf(asked)).toBe(expected);
      }),
      { numRuns: QUERIES, endOnFailure: true },
    );
    // About three in four have triples: fewer than one in three comes by chance once in millions of runs.
    expect(filled).toBeGreaterThan(QUERIES / 3);
  });
});

describe('the answer to any query', () => {
  const settings = { numRuns: runs(widely(3, 15), 100), endOnFailure: true };

  it('is the same graph in JSON-LD, Turtle and N-Triples, and the same bytes when asked again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), acceptLanguages, async (draw, languages) => {
        const asked = randomQuery(draw);
        const forms = await Promise.all(
          ['application/ld+json', 'text/turtle', 'application/n-triples'].map(async (type) => {
            const text = await answerIn(type, asked, languages);
            expect(await answerIn(type, asked, languages)).toBe(text);
            return canonical(text, type);
          }),
        );
        expect(new Set(forms).size, textOf(asked)).toBe(1);
      }),
      settings,
    );
  });
});

describe('the graph of an answer', () => {
  async function lines(query: string): Promise<string[]> {
    const text = await (await post(query, { Accept: 'application/n-triples' })).text();
    return text.split('\n').filter(Boolean).sort();
  }
  const base = 'http://localhost:4000/';
  const register = `<${base}register/ohjaamotoiminta>`;
  const type = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';
  const isRegister = `${register} ${type} <https://w3id.org/varanto#Register> .`;

  it('is not told by an alias what a value means', async () => {
    const query = '{register(id:"register/ohjaamotoiminta"){holder:title id:__typename}}';
    expect(await lines(query)).toEqual([
      `${register} <http://purl.org/dc/terms/title> "Ohjaamotoiminta"@fi .`,
      isRegister,
    ]);
  });

  it('has of a field that points backward the statement as it is', async () => {
    const found = await lines(`{
      register(id: "register/ohjaamotoiminta") { holder { registers(first: 1) { nodes { id } } } }
    }`);
    const holders = found.filter((line) => line.includes('varanto#holder'));
    expect(holders.length).toBeGreaterThan(0);
    expect(
      holders.every((line) => /^<[^>]+register\/[^>]+> <[^>]+> <[^>]+organisation\//.test(line)),
    ).toBe(true);
  });

  it('has no edge to what a derived field reaches, but its type', async () => {
    const query = '{tosClasses(last:1){nodes{ancestors(first:1){nodes{__typename}}}}}';
    const found = await lines(query);
    expect(found).toHaveLength(2);
    expect(found.every((line) => line.includes(type))).toBe(true);
  });

  it('has nothing of counts and facets', async () => {
    expect(
      await lines('{registers(first:1){totalCount facets(fields:[holder]){values{value count}}}}'),
    ).toEqual([]);
  });

  it('has of a text the literal chosen', async () => {
    const found = await lines('{catalogue{title(languages:["sv"])}}');
    expect(found.filter((line) => !line.includes(type))).toEqual([
      `<${base}> <http://purl.org/dc/terms/title> "Stadskansliets informationslager"@sv .`,
    ]);
  });

  it('has what is skipped no more than the answer', async () => {
    const query =
      'query Q($yes: Boolean!) {register(id:"register/ohjaamotoiminta"){id title @skip(if:$yes)}}';
    expect(await lines(query)).toEqual([isRegister]);
  });
});
