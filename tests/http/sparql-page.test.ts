import { describe, expect, it } from 'vitest';
import { RecentChoices } from '../../src/http/recent.ts';
import { defaultEndpointLimits } from '../../src/sparql/endpoint/limits.ts';
import { QueryFailure, type QueryEngine } from '../../src/sparql/endpoint/outcome.ts';
import { createApp } from '../support/app.ts';
import { codeOf, sparqlApplication } from '../support/sparql-application.ts';

const { service, engine: own } = sparqlApplication();
const { base } = service.snapshot;

/** Asks for an answer under other limits, or of another engine. */
function asking(
  query: string,
  { limits = {}, engine = own }: { limits?: object; engine?: QueryEngine } = {},
) {
  const sparql = { engine, limits: { ...defaultEndpointLimits, ...limits } };
  const app = createApp({ ...service, sparql, recent: new RecentChoices(100_000) });
  return (ending: string): Promise<Response> =>
    app.request(`${base}sparql${ending}?${new URLSearchParams({ query, lang: 'en' }).toString()}`);
}

async function pageOf(ask: ReturnType<typeof asking>): Promise<string> {
  const [, main = ''] = (await (await ask('.html')).text()).split(/<\/textarea>|<h2>Examples/);
  return main.replaceAll(/<tr>.*?<\/tr>/gs, '').replaceAll(/\s+/g, ' ');
}

/** An engine that answers with a text of its own. */
function engineOf(text: string): QueryEngine {
  async function* bytes(): AsyncIterable<Uint8Array> {
    yield await Promise.resolve(Buffer.from(text));
  }
  return { ask: () => Promise.resolve({ rows: 1, length: text.length, bytes: bytes() }) };
}

/** An expression for a text of so many thousands of characters. */
function textOf(thousands: number): string {
  return `REPLACE("${'a'.repeat(thousands)}", "a", "${'b'.repeat(1_000)}")`;
}

const SOME = 'SELECT ?s ?p ?o { ?s ?p ?o } LIMIT';
const CSV = '/sparql.csv?';

describe('the page of a query says what is true of its files', () => {
  it.each([
    [1, '1 row'],
    [3, '3 rows'],
    [500, '500 rows'],
    [501, 'The first 500 of 501 rows.'],
    [2_000, 'The first 500 of 2,000 rows.'],
  ])('with %i rows: %s', async (rows, caption) => {
    const ask = asking(`${SOME} ${rows}`);
    const page = await pageOf(ask);
    expect(page).toContain(`<strong>${caption}</strong>`);
    expect(page).toContain(CSV);
    expect((await (await ask('.csv')).text()).split('\r\n')).toHaveLength(rows + 2);
  });

  it.each([
    ['more rows than a file has', { rows: 550 }, 'The first 500 rows. There are more than 550,'],
    ['more rows than a small file', { rows: 100 }, 'The first 100 rows. There are more than 100,'],
    ['more bytes than a file has', { bytes: 200_000 }, 'All of them are more than 200,000 bytes,'],
  ])('with %s', async (_what, limits, sentence) => {
    const ask = asking(`${SOME} 9000`, { limits });
    const page = await pageOf(ask);
    expect(page).toContain(sentence);
    expect(page).toContain('in parts');
    expect(page).not.toContain(CSV);
    expect((await ask('.csv')).status).toBe(400);
  });

  it('where the time is over before all are counted', async () => {
    let asked = 0;
    const engine: QueryEngine = {
      ask: (ask, dataset) => {
        asked += 1;
        if (asked > 1) throw new QueryFailure('deadline', 'over');
        return own.ask(ask, dataset);
      },
    };
    const page = await pageOf(asking(`${SOME} 9000`, { engine }));
    expect(page).toContain('The first 500 rows. There are more.</strong>');
    expect(asked).toBe(2);
  });

  it('with the statements of a graph, and of a graph that is too large', async () => {
    const query = 'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 9000';
    const whole = asking(query);
    const statements = (await (await whole('.nt')).text()).split('\n').length - 1;
    expect(await pageOf(whole)).toContain(
      `The first 500 of ${statements.toLocaleString('en')} rows.`,
    );
    const page = await pageOf(asking(query, { limits: { bytes: 100_000 } }));
    expect(page).toContain('Expected an answer of at most 100000 bytes');
  });

  it('with rows of long texts, of which it shows as many as it has room for', async () => {
    const page = await pageOf(asking(`SELECT (${textOf(200)} AS ?t) { ?s a ?c } LIMIT 10`));
    expect(page).toContain('The first 2 of 10 rows.');
  });
});

describe('a term that RDF 1.1 has not', () => {
  const json = `{"head":{"vars":["t"]},"results":{"bindings":[{"t":{"type":"triple","value":{"subject":{"type":"uri","value":"http://e/s"},"predicate":{"type":"uri","value":"http://e/p"},"object":{"type":"literal","value":"o"}}}}]}}`;
  const lines = '<http://e/s> <http://e/p> <<( <http://e/s> <http://e/p> "o" )>> .\n';

  it.each([
    ['SELECT * {}', json, ['.html', '.xml']],
    ['CONSTRUCT WHERE { ?s ?p ?o }', lines, ['.html', '.ttl', '.jsonld', '.rdf']],
  ])('is never written as something else: %s', async (query, text, endings) => {
    const ask = asking(query, { engine: engineOf(text) });
    for (const ending of endings) {
      const answer = await ask(ending);
      expect(answer.status, ending).toBe(400);
      if (ending !== '.html') expect(await codeOf(answer)).toBe('QUERY_FAILED');
      else expect(await answer.text()).toMatch(/The answer has a term that \w+ 1.1 has not/);
    }
  });
});

describe('an answer with more rows than there may be', () => {
  it('does not wait in the engine for a reader: others are answered after many of them', async () => {
    const small = sparqlApplication({ service, limits: { rows: 10, bytes: 500_000 } });
    const query = `SELECT (${textOf(40)} AS ?t) { ?s a ?c } LIMIT 20`;
    // The engine refuses everybody while it has answers of eight times the largest size that nobody has read.
    for (let n = 0; n < 12; n += 1)
      expect(await codeOf(await small.ask(query))).toBe('TOO_MANY_ROWS');
    expect((await small.ask('ASK {}')).status).toBe(200);
  });
});
