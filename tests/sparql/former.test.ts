import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { createService } from '../../src/http/service.ts';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { patient } from '../support/application.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';

const options = {
  ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '', cacheBytes: 0 },
  limits: patient,
};

/** A resource that was withdrawn and one that has another address, with literals that engines change. */
const GONE = `
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<register/gone> a varanto:WithdrawnResource ; dct:title "Poistettu rekisteri"@fi , "Bort"@sv ;
  owl:deprecated true ; dct:isReplacedBy <register/r> ; dct:modified "2026-11-28"^^xsd:date ;
  dct:extent "007"^^xsd:integer .
<register/old> a varanto:MovedResource ; dct:title "Vanha"@fi ; owl:deprecated true ;
  dct:isReplacedBy <register/r> ; dct:modified "2026-11-28"^^xsd:date .
`;

describe('what is no longer there, in a catalogue in an engine', () => {
  it('is answered as the embedded store does, alone and in everything', async () => {
    const { snapshot } = loadCatalogue({ data: folder({ 'x.ttl': smallCatalogue + GONE }) });
    const local = createApp(createService(snapshot, options));
    const source = await preparedSource(oxigraphEngine(preparedQuads(snapshot)), snapshot);
    const remote = createRemoteHandler(source, options);
    const paths = ['register/gone', 'register/gone.ttl', 'register/gone.html', 'register/old'];
    const statuses: number[] = [];
    for (const path of [...paths, 'register/gone.jsonld', 'catalogue.nt', 'catalogue.ttl']) {
      const request = (): Request => new Request(BASE + path);
      const [own, other] = await Promise.all([remote.fetch(request()), local.fetch(request())]);
      expect([own.status, await own.text()], path).toEqual([other.status, await other.text()]);
      statuses.push(own.status);
    }
    expect(statuses).toEqual([410, 410, 410, 308, 410, 200, 200]);
  });
});
