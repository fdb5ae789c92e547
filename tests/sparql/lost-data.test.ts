import { describe, expect, it } from 'vitest';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { versionOf, waitForVersion } from '../../src/sparql/current-version.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { patient } from '../support/application.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { GRAPHS, preparedQuads, preparedSource } from '../support/prepared.ts';

const options = {
  ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '', cacheBytes: 0 },
  limits: patient,
};

describe('an engine that has other data than at the start', () => {
  it('gets 503 in place of an answer without rows', async () => {
    const snapshot = madeCatalogue();
    const engine = oxigraphEngine(preparedQuads(snapshot));
    const { fetch } = createRemoteHandler(await preparedSource(engine, snapshot), options);
    const ask = () => fetch(new Request(`${snapshot.base}asia.nt`));
    expect((await ask()).status).toBe(200);
    engine.store.update(`DROP GRAPH <${GRAPHS.sidecar}>`);
    expect((await ask()).status).toBe(503);
  });

  it('does not serve with another ontology than the catalogue was prepared with', async () => {
    const engine = oxigraphEngine(preparedQuads(madeCatalogue()));
    const found = await waitForVersion(engine);
    const other = loadCatalogue().snapshot.model;
    expect(() => versionOf(engine, found, other)).toThrow('Expected the ontology');
  });
});
