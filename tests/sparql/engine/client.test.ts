import { describe, expect, it } from 'vitest';
import { Client } from '../../../src/sparql/engine/client.ts';
import { profiles } from '../../../src/sparql/engine/profile.ts';
import { oxigraphEngine, startOxigraph } from '../../support/engines.ts';

const QUADS = '<http://e.org/a> <http://e.org/p> "\u00c4\\"\\n"@fi <http://e.org/g> .\n';
const QUERY = 'SELECT ?s ?o FROM <http://e.org/g> WHERE { ?s ?p ?o } LIMIT 9';

describe('a client of an engine', () => {
  it('reads over HTTP what the engine has', async () => {
    const running = await startOxigraph(QUADS);
    const client = new Client({ url: running.url, profile: profiles.oxigraph });
    const rows = await client.select(QUERY, { kinds: { s: 'iri' } });
    expect(rows.map((row) => [row.get('s')?.value, row.get('o')?.value])).toEqual([
      ['http://e.org/a', '\u00c4"\n'],
    ]);
    expect(rows).toEqual(await oxigraphEngine(QUADS).select(QUERY));
    client.close();
    await running.stop();
  });
});
