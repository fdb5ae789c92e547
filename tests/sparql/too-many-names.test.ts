import { describe, expect, it } from 'vitest';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { versionOf, waitForVersion } from '../../src/sparql/current-version.ts';
import { SparqlSource } from '../../src/sparql/source.ts';
import { patient } from '../support/application.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { preparedQuads } from '../support/prepared.ts';
import { isWide } from '../support/wide.ts';

const options = {
  ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '', cacheBytes: 0 },
  limits: patient,
};

async function sourceWith(mostNames: number): Promise<SparqlSource> {
  const snapshot = madeCatalogue();
  const engine = oxigraphEngine(preparedQuads(snapshot));
  const version = versionOf(engine, await waitForVersion(engine), snapshot.model);
  return new SparqlSource(version, { mostNames });
}

describe('an engine with more names than are indexed', () => {
  it('is not searched, and answers all else', async () => {
    const source = await sourceWith(3);
    const { fetch } = createRemoteHandler(source, options);
    const ask = async (query: string): Promise<string> => {
      const body = JSON.stringify({ query });
      const headers = { 'Content-Type': 'application/json' };
      const address = `${source.version.about.base}graphql`;
      const answer = await fetch(new Request(address, { method: 'POST', headers, body }));
      return `${answer.status} ${await answer.text()}`;
    };
    expect(await source.names.refusal()).toContain('Expected at most 3 texts to search in');
    const refused = await ask('{ search(query: "asia") { totalCount } }');
    expect(refused).toMatch(/^400 .*TOO_MUCH_TO_LOAD/);
    expect(await ask('{ __typename }')).toBe('200 {"data":{"__typename":"Query"}}');
  });

  it.runIf(isWide)('is searched however many queries it takes to read them', async () => {
    const registers = Array.from(
      { length: 1_000 },
      (_, index) =>
        `<register/n${index}> a varanto:Register ; dct:title "Asia ${index}"@fi ; varanto:holder <organisation/a> .`,
    );
    const data = folder({ 'x.ttl': [smallCatalogue, ...registers].join('\n') });
    const { snapshot } = loadCatalogue({ data });
    const engine = oxigraphEngine(preparedQuads(snapshot));
    const small = { ...engine, profile: { ...engine.profile, maxRows: 3 } };
    const source = new SparqlSource(versionOf(small, await waitForVersion(small), snapshot.model));
    const { view } = source.begin();
    const question = { text: 'asia', types: undefined, size: 5, languages: ['fi'] };
    expect((await view.search(question)).totalCount).toBe(1_000);
    // A request may ask so many at most.
    expect(engine.asked.length).toBeGreaterThan(2_000);
  });

  it('is searched where they are not too many', async () => {
    const source = await sourceWith(300);
    expect(await source.names.refusal()).toBeUndefined();
  });
});
