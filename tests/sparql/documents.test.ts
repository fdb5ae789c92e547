import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { createService } from '../../src/http/service.ts';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { formats } from '../../src/linked-data/formats.ts';
import { patient } from '../support/application.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { askedOnce, differences } from '../support/differences.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { preparedEngines } from '../support/prepared-engines.ts';
import { isLong } from '../support/runs.ts';
import { some, widely, WIDE_RUN } from '../support/wide.ts';

const { snapshot, ontology } = loadCatalogue();
const options = {
  ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '', ontology },
  limits: patient,
};
const local = createApp(createService(snapshot, options));

/** Every format; where tests are to be quick, two of RDF. */
const written = formats.map(({ ending }) => ending).filter((_ending, index) => isLong || index < 2);

const segments = snapshot.model.shapes.flatMap(({ segment }) => (segment ? [segment] : []));

/** The addresses that are in one form, or are asked for with a question. */
const single = [
  ...['sitemap.xml', 'developers.html', 'dcat/check.txt', 'robots.txt', 'search?q=rekrytointi'],
  ...['suggest?q=rek', 'search.html?q=xyzzyqwk', 'register.html?order=title', 'nothing/1'],
  ...['overview.html', 'ask.html', 'ask.html?about=register/ohjaamotoiminta'],
  ...['ask.html?q=rekrytoinnin+tietoni', ...(isLong ? ['register.html?q=tos'] : [])],
];

/** The addresses that have a page, or none, and every format of RDF. */
const general = ['catalogue', 'dcat', '.well-known/void', 'ontology', 'shapes'];

/** Every resource that has a document; of the quick engine one in so many where tests are to be quick. */
function resourcesOf(step: number): readonly string[] {
  return snapshot.described
    .map(({ id }) => id)
    .filter((id) => id.startsWith(BASE) && id !== BASE)
    .filter((_id, index) => isLong || index % step === 0)
    .map((id) => id.slice(BASE.length));
}

function pathsOf(step: number): readonly string[] {
  const tables = ['.csv', '.tsv', '.xlsx'];
  const collections = segments.filter((_segment, index) => isLong || step < 500 || index === 0);
  return [
    ...['', 'catalogue', 'dcat', '.well-known/void', 'ontology', 'shapes'],
    ...(step < 500 || isLong ? single : []),
    ...general.flatMap((path) => written.map((ending) => path + ending)),
    ...collections.flatMap((path) =>
      [...written, '.html', ...(isLong ? tables : ['.csv'])].map((ending) => path + ending),
    ),
    ...resourcesOf(step).flatMap((path) => ['', ...written, '.html'].map((end) => path + end)),
  ];
}

/** Milliseconds that an engine has for its documents: all addresses over Comunica take longer than any other test. */
const TIME = isLong ? 14_400_000 : 1_800_000;

const STEPS: Readonly<Record<string, number>> = { Oxigraph: 400, Comunica: 600, Virtuoso: 600 };

describe.each(preparedEngines)(
  'the documents of a catalogue in $name',
  ({ name, isThere, start }) => {
    const paths = some(pathsOf(STEPS[name] ?? 1), 16);
    it(
      `have the bytes and headers of the embedded store at ${paths.length} addresses`,
      async (context) => {
        if (!isThere()) context.skip(WIDE_RUN);
        const { engine, end } = await start(snapshot);
        const source = await preparedSource(askedOnce(engine), snapshot);
        const remote = createRemoteHandler(source, options);
        const addresses = paths.map((path) => new URL(encodeURI(path), BASE));
        const different = await differences([local, remote], addresses);
        await end();
        expect(different.slice(0, 3)).toEqual([]);
        expect(different.length).toBe(0);
      },
      TIME,
    );
  },
);

describe('the documents of a made catalogue, where links of a field for one are several', () => {
  it('have the bytes and headers of the embedded store', async () => {
    const made = madeCatalogue();
    const shown = { pageSize: 20, maxPageSize: 100, examples: [], assets: '', limits: patient };
    const own = createApp(createService(made, shown));
    const source = await preparedSource(oxigraphEngine(preparedQuads(made)), made);
    const remote = createRemoteHandler(source, shown);
    const addresses = made.described
      .filter(({ id }) => id.startsWith(made.base))
      .flatMap(({ id }) => ['.html', '.ttl'].map((end) => new URL(encodeURI(decodeURI(id)) + end)));
    const asked = some(addresses, 3);
    const different = await differences([own, remote], asked);
    expect(different.slice(0, 3)).toEqual([]);
    expect(asked.length).toBeGreaterThan(widely(16, 50));
  });
});

describe('the addresses that are compared', () => {
  it('are those of all resources in all formats, where there is time for it', () => {
    const all = resourcesOf(1).length;
    expect(all).toBeGreaterThan(isLong ? 1_000 : 0);
    expect(pathsOf(1).length).toBeGreaterThan(all * (written.length + 2));
    expect(written.length).toBe(isLong ? formats.length : 2);
  });
});
