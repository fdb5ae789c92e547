import { describe, expect, it } from 'vitest';
import { searchFacetNames, type SearchQuestion } from '../../src/reading/question.ts';
import type { Resource, SearchResults, Suggestion } from '../../src/reading/view.ts';
import type { Engine } from '../../src/sparql/engine/engine.ts';
import { SparqlSource } from '../../src/sparql/source.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { chance } from '../support/chance.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { runs, seed } from '../support/runs.ts';
import { some, widely } from '../support/wide.ts';

/** What a search says, as plain values. */
function told(results: SearchResults): unknown {
  const { totalCount, facets, isPartial, missing, hint, suggestions, hits } = results;
  const shown = hits.map(({ resource, score, worth, field, text, snippet }) => ({
    ...{ id: resource.id, shape: resource.shape?.name, score, worth, field: field.name },
    ...{ text: text.value, language: text.language, snippet },
  }));
  return { totalCount, facets, isPartial, missing, hint, suggestions, shown };
}

function suggested(suggestions: readonly Suggestion[]): unknown {
  return suggestions.map(({ resource, field, text }) => [resource.id, field.name, text.value]);
}

function textsOf({ described }: Snapshot): string[] {
  return described.flatMap((resource: Resource) =>
    [...resource.passingStatements.values()].flatMap((values) =>
      values.flatMap((value) => (value.kind === 'literal' ? [value.value] : [])),
    ),
  );
}

/** Questions with words of a catalogue: whole, cut, and with a sign too many. */
function* questions(snapshot: Snapshot): Generator<SearchQuestion> {
  const drawn = chance(seed);
  const below = (most: number): number => Math.floor(drawn.next().value * most);
  const words = [...new Set(textsOf(snapshot).flatMap((text) => text.split(/\s+/)))].filter(
    Boolean,
  );
  const draw = (): string => {
    const word = words[below(words.length)] ?? '';
    const at = below(word.length + 1);
    return (
      [word, word, word.slice(0, at), `${word.slice(0, at)}x${word.slice(at)}`][below(4)] ?? ''
    );
  };
  const facets = searchFacetNames;
  for (;;) {
    const text = Array.from({ length: 1 + below(3) }, draw).join(' ');
    const languages = [['fi'], ['sv', 'en'], []][below(3)] ?? [];
    yield { text, types: undefined, size: 7, from: below(2) * 3, languages, facets };
  }
}

async function compareSearches(snapshot: Snapshot, source: SparqlSource, times: number) {
  let found = 0;
  for (const question of questions(snapshot)) {
    if (times-- <= 0) break;
    const embedded = await snapshot.search(question);
    found += Number(embedded.totalCount > 0);
    const label = JSON.stringify(question);
    expect(told(await source.begin().view.search(question)), label).toEqual(told(embedded));
    const value = embedded.facets.find(({ name }) => name === 'keeper')?.values[0]?.value;
    if (value !== undefined) {
      const narrowed = { ...question, narrowed: { keeper: value } };
      expect(told(await source.begin().view.search(narrowed)), label).toEqual(
        told(await snapshot.search(narrowed)),
      );
    }
    const { size, languages, types } = question;
    const asked = { prefix: question.text.slice(0, 4), size, languages, types };
    expect(suggested(await source.begin().view.suggest(asked)), label).toEqual(
      suggested(await snapshot.suggest(asked)),
    );
  }
  return found;
}

/** An engine that gives few rows at a time, and takes few terms. */
function sparing(snapshot: Snapshot, maxRows: number): Engine {
  const engine = oxigraphEngine(preparedQuads(snapshot));
  return { ...engine, profile: { ...engine.profile, maxRows, maxValues: 2 } };
}

const TIMES = runs(widely(15, 80), 1_000);

describe('a search over an engine', () => {
  const catalogues = [
    ['a made catalogue', madeCatalogue],
    ['the catalogue', () => loadCatalogue().snapshot],
  ] as const;

  it.each(some(catalogues, 2))(
    'says of %s what the embedded store says, hit by hit',
    async (_name, made) => {
      const snapshot = made();
      const source = await preparedSource(oxigraphEngine(preparedQuads(snapshot)), snapshot);
      expect(await compareSearches(snapshot, source, TIMES)).toBeGreaterThan(TIMES / 4);
    },
  );

  it('says the same where the engine gives but few rows and takes but few terms at a time', async () => {
    const snapshot = madeCatalogue();
    const source = await preparedSource(sparing(snapshot, 40), snapshot);
    expect(await compareSearches(snapshot, source, 10)).toBeGreaterThan(0);
  });

  it('is refused where one resource has more values than the engine gives at once', async () => {
    const snapshot = madeCatalogue();
    const source = await preparedSource(sparing(snapshot, 4), snapshot);
    const question = { text: 'rekisteri', types: undefined, size: 5, languages: [] };
    await expect(source.begin().view.search(question)).rejects.toThrow(
      'Expected less than 3 values of each field to search in, got more of one Thing',
    );
  });

  it('is answered where there are too many texts for suggestions, which are refused', async () => {
    const snapshot = madeCatalogue();
    const { version } = await preparedSource(oxigraphEngine(preparedQuads(snapshot)), snapshot);
    const source = new SparqlSource(version, { mostLabels: 3 });
    const question = { text: 'rekisteri', types: undefined, size: 5, languages: [] };
    expect(told(await source.begin().view.search(question))).toEqual(
      told(await snapshot.search(question)),
    );
    const asked = { prefix: 'rek', types: undefined, size: 5, languages: [] };
    await expect(source.begin().view.suggest(asked)).rejects.toThrow(
      'Expected at most 3 texts to suggest from',
    );
  });
});
