import { describe, expect, it } from 'vitest';
import { createApp } from '../../../src/http/app.ts';
import { createService } from '../../../src/http/service.ts';
import { createRemoteHandler } from '../../../src/operate/remote-handler.ts';
import { patient } from '../../support/application.ts';
import { bareOxigraph, bareSource, unversioned } from '../../support/bare.ts';
import { BASE, loadCatalogue } from '../../support/catalogue.ts';
import { askedOnce, differences } from '../../support/differences.ts';
import { madeCatalogue } from '../../support/made-catalogue.ts';
import { smallSnapshot, someRegisters } from '../../support/small-catalogue.ts';
import { isWide } from '../../support/wide.ts';
import type { Snapshot } from '../../../src/store/snapshot.ts';

const { snapshot, ontology } = loadCatalogue();
const options = {
  ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '', ontology },
  limits: patient,
};

/** A server of somebody else's engine, and one of the embedded store that knows as little and compares likewise. */
async function servers(of: Snapshot) {
  const { engine, oracle } = await bareOxigraph(of);
  const local = createApp(createService(unversioned(oracle), options));
  const remote = createRemoteHandler(bareSource(askedOnce(engine), of), options);
  return { local, remote };
}

const { local, remote } = await servers(snapshot);

const paths = [
  ...['', 'catalogue', 'catalogue.nt', '.well-known/void', 'sitemap.xml', 'robots.txt'],
  ...['ontology.ttl', 'context.jsonld', 'schema.graphql', 'nothing/1', 'developers.html'],
  ...['register/ohjaamotoiminta', 'register/ohjaamotoiminta.jsonld', 'organisation.html'],
  ...['organisation.jsonld', 'organisation.csv'],
  'graphql?query={organisations(first:2,orderBy:[{field:name}]){totalCount,nodes{name}}}',
  ...(isWide
    ? [
        ...['.html', 'search.json?q=rekrytointi', 'suggest?q=rek'],
        ...['register/ohjaamotoiminta.html', 'register.html?order=title', 'register.html?q=tos'],
        ...['overview.html', 'ask.html?q=rekrytoinnin+tietoni', 'dcat', 'dcat.ttl'],
        ...['dcat/check.txt', 'tos.html', 'search.html?q=xyzzyqwk', 'register.xlsx'],
      ]
    : []),
];

describe('what is served of somebody else’s engine', () => {
  it('has the bytes and headers of the embedded store that compares likewise', async () => {
    const addresses = paths.map((path) => new URL(encodeURI(path), BASE));
    const different = await differences([local, remote], addresses);
    expect(different.slice(0, 3)).toEqual([]);
    expect(different.length).toBe(0);
  });

  it('is so of a search, and of what is suggested', async () => {
    const both = await servers(smallSnapshot(someRegisters));
    const addresses = ['search.json?q=asia', 'search?q=asia', 'suggest?q=asi'].map(
      (path) => new URL(path, BASE),
    );
    expect(await differences([both.local, both.remote], addresses)).toEqual([]);
  });

  it.runIf(isWide)('is so where links of a field for one are several', async () => {
    const made = madeCatalogue();
    const both = await servers(made);
    const addresses = made.described
      .filter(({ id }) => id.startsWith(made.base))
      .flatMap(({ id }) => ['.html', '.ttl'].map((end) => new URL(encodeURI(decodeURI(id)) + end)));
    expect((await differences([both.local, both.remote], addresses)).slice(0, 3)).toEqual([]);
    expect(addresses.length).toBeGreaterThan(50);
  });

  it('has no version to speak of: neither ETag nor day, and no cache may store it', async () => {
    const query = 'graphql?query={organisations{totalCount}}';
    for (const path of ['register/ohjaamotoiminta', 'register/ohjaamotoiminta.ttl', query]) {
      const { status, headers } = await remote.fetch(new Request(BASE + path));
      expect(status).toBe(200);
      expect(headers.get('ETag')).toBeNull();
      expect(headers.get('Last-Modified')).toBeNull();
      expect(headers.get('Catalogue-Version')).toBeNull();
      expect(headers.get('Cache-Control')).toBe('no-store');
    }
  });

  it.each(['catalogue', 'catalogue.ttl', '.well-known/void', 'sitemap.xml', 'sitemap-1.xml'])(
    'has no document of the whole: %s',
    async (path) => {
      expect((await remote.fetch(new Request(BASE + path))).status).toBe(404);
    },
  );
});
