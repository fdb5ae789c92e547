import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { createService } from '../../src/http/service.ts';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { formats } from '../../src/linked-data/formats.ts';
import { patient } from '../support/application.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { isLong } from '../support/runs.ts';

const { snapshot, ontology } = loadCatalogue();
const options = {
  ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '', ontology },
  limits: patient,
};
const engine = oxigraphEngine(preparedQuads(snapshot));
const local = createApp(createService(snapshot, options));
const remote = createRemoteHandler(await preparedSource(engine, snapshot), options);

/** Every format; where tests are to be quick, two of RDF. */
const written = formats.map(({ ending }) => ending).filter((_ending, index) => isLong || index < 2);
const endings = [...written, '.html'];

const segments = snapshot.model.shapes.flatMap(({ segment }) => (segment ? [segment] : []));

/** The paths of documents that are of no one resource. */
const general = [
  ...['', 'catalogue', 'dcat', '.well-known/void', 'ontology', 'shapes', 'sitemap.xml'],
  ...['developers.html', 'dcat/check.txt', 'robots.txt', 'search?q=rekrytointi', 'suggest?q=rek'],
  ...['ask', 'ask.html?q=rekrytoinnin+tietoni', 'ask.html?about=register/ohjaamotoiminta'],
  ...['search.html?q=xyzzyqwk', 'register.html?order=title', 'register.html?q=tos', 'nothing/1'],
];

/** Every resource that has a document; one in so many of them where tests are to be quick. */
const resources = snapshot.described
  .map(({ id }) => id)
  .filter((id) => id.startsWith(BASE) && id !== BASE)
  .filter((_id, index) => isLong || index % 197 === 0)
  .map((id) => id.slice(BASE.length));

const paths = [
  ...general,
  ...['catalogue', 'dcat', '.well-known/void'].flatMap((path) =>
    written.map((ending) => path + ending),
  ),
  ...segments.flatMap((segment) => ['.jsonld', '.html', '.csv'].map((ending) => segment + ending)),
  ...(isLong ? segments.flatMap((segment) => endings.map((ending) => segment + ending)) : []),
  ...resources.flatMap((path) => (isLong ? endings : ['.jsonld', '.html']).map((e) => path + e)),
];

async function bytesOf(answer: Promise<Response>): Promise<readonly [number, unknown, string]> {
  const { status, headers, ...response } = await answer.then(async (given) => ({
    status: given.status,
    headers: [...given.headers].filter(([name]) => !CHANGING.includes(name)),
    text: await given.text(),
  }));
  return [status, headers, response.text];
}

/** What differs from one answer to the next, and the length, which a streamed answer has not. */
const CHANGING = ['x-request-id', 'last-modified', 'date', 'content-length'];

/** Two catalogues are loaded at different times, and say so. */
const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');

describe('a document over an engine', () => {
  it.each(paths)(
    'has the bytes and headers of the embedded store: /%s',
    async (path) => {
      const address = new URL(encodeURI(path), BASE);
      const expected = await bytesOf(local.fetch(new Request(address)));
      const [status, headers, text] = await bytesOf(remote.fetch(new Request(address)));
      expect([status, headers, withoutIds(text)]).toEqual([
        expected[0],
        expected[1],
        withoutIds(expected[2]),
      ]);
    },
    120_000,
  );
});
