import { describe, expect, it } from 'vitest';
import { serveSmall, UNPACED } from '../../support/program.ts';
import { readMetrics } from '../../support/prometheus.ts';
import { RawClient } from '../../support/raw-client.ts';
import { widely } from '../../support/wide.ts';

const HOST = 'Host: localhost\r\n';
/** How many requests ask for something that nobody asked for before. */
const MANY = widely(600, 10_000);
/** How many operations have a name of their own. */
const NAMED = widely(200, 1_000);

async function metricsOf(origin: string) {
  const answer = await fetch(`${origin}/metrics`);
  expect(answer.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return readMetrics(await answer.text());
}

async function value(origin: string, name: string, labels = ''): Promise<number> {
  const metrics = await metricsOf(origin);
  return metrics.get(name)?.samples.find((sample) => sample.labels === labels)?.value ?? 0;
}

/** Asks many questions over a few connections, without waiting between them. */
async function askAll(port: number, requests: readonly string[]): Promise<number> {
  const size = 500;
  const answers: number[] = [];
  for (let start = 0; start < requests.length; start += size) {
    const part = requests.slice(start, start + size);
    const client = await RawClient.connect(port, part.join(''));
    client.send(`GET /health/live HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
    await client.ended();
    answers.push(client.statuses.length - 1);
  }
  return answers.reduce((sum, count) => sum + count, 0);
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'PURGE'];

describe('the metrics', () => {
  it('are in the text format, and called as Prometheus has it', async () => {
    const { origin } = await serveSmall();
    await (await fetch(`${origin}/register`)).text();
    await (await fetch(`${origin}/graphql?query=query+Named{catalogue{id}}`)).text();
    const metrics = await metricsOf(origin);
    const own = [...metrics].filter(([name]) => name.startsWith('varanto_'));
    expect(own.length).toBeGreaterThan(12);
    for (const [name, { type }] of own) {
      expect(name).toMatch(/^varanto_[a-z]+(_[a-z]+)*$/);
      expect(name.endsWith('_total')).toBe(type === 'counter');
      expect(name).not.toMatch(/_(ms|milliseconds|mb|kb|bucket|sum|count)$/);
    }
    expect([...metrics.keys()]).toContain('nodejs_eventloop_lag_seconds');
    expect([...metrics.keys()]).toContain('process_resident_memory_bytes');
    expect(await value(origin, 'varanto_graphql_operations_total', 'operation="Named"')).toBe(1);
  });

  it(`have no more series after ${MANY} paths, methods, names and identifiers`, async () => {
    const { origin, port } = await serveSmall([...UNPACED, '--max-requests', '0', '--log', 'none']);
    const numbers = Array.from({ length: MANY }, (_, index) => 1_000 + index);
    const requests = numbers.map((number) => {
      const method = METHODS[number % METHODS.length] ?? '';
      const ending = ['', '.ttl', '.zip', `.${number}`, '/x', '?page=2'][number % 6] ?? '';
      const part = ['', 'register/', 'health/', 'sitemap-', 'context-', 'graphiql/'][number % 5];
      return `${method} /${part ?? ''}p${number}${ending} HTTP/1.1\r\n${HOST}X-Request-Id: i${number}\r\n\r\n`;
    });
    expect(await askAll(port, requests)).toBeGreaterThanOrEqual(MANY);
    const named = numbers.slice(0, NAMED).map((number) => {
      const query = encodeURIComponent(`query Name${number}{__typename}`);
      return `GET /graphql?query=${query} HTTP/1.1\r\n${HOST}\r\n`;
    });
    expect(await askAll(port, named)).toBe(NAMED);
    const metrics = await metricsOf(origin);
    const series = [...metrics]
      .filter(([name]) => name.startsWith('varanto_'))
      .map(([name, { samples }]) => [name, samples.length] as const);
    const most = new Map(series);
    expect(most.get('varanto_graphql_operations_total')).toBeLessThanOrEqual(102);
    expect(most.get('varanto_http_requests_total')).toBeLessThanOrEqual(200);
    expect(series.reduce((sum, [, count]) => sum + count, 0)).toBeLessThan(700);
    const text = JSON.stringify([...metrics]);
    expect(text).toContain('Name1000');
    expect(text).not.toContain(`Name${999 + NAMED}`);
    expect(text).not.toMatch(/p\d{4}|i\d{4}/);
  });

  it('count what is refused, by its reason', async () => {
    const { origin, port } = await serveSmall(['--max-body', '1000', '--max-headers', '2048']);
    const post = `POST /graphql HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;
    const refused: Readonly<Record<string, string>> = {
      body_bytes: `${post}Content-Length: 2000\r\nConnection: close\r\n\r\n${' '.repeat(2_000)}`,
      header_bytes: `GET / HTTP/1.1\r\n${HOST}X: ${'x'.repeat(4_000)}\r\n\r\n`,
      malformed: 'GET\r\n\r\n',
      accept_characters: `GET / HTTP/1.1\r\n${HOST}Accept: ${'a'.repeat(1_100)}\r\nConnection: close\r\n\r\n`,
      graphql_parse_failed: `GET /graphql?query=%7B HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`,
    };
    for (const [reason, request] of Object.entries(refused)) {
      await (await RawClient.connect(port, request)).ended();
      const counter = 'varanto_refused_total';
      expect(await value(origin, counter, `reason="${reason}"`), reason).toBe(1);
    }
  });
});

describe('the reader of metrics', () => {
  it.each([
    ['a name that is none', '# TYPE a-b counter\na-b 1\n'],
    ['a metric without a type', 'a 1\n'],
    ['a value that is none', '# TYPE a gauge\na x\n'],
    ['a label without quotes', '# TYPE a gauge\na{b=1} 1\n'],
    ['a label with a bare quote', '# TYPE a gauge\na{b="""} 1\n'],
    ['a series twice', '# TYPE a gauge\na 1\na 2\n'],
    ['a last line without its end', '# TYPE a gauge\na 1'],
    [
      'buckets that shrink',
      '# TYPE a histogram\na_bucket{le="1"} 2\na_bucket{le="+Inf"} 1\na_sum 1\na_count 1\n',
    ],
  ])('refuses %s', (_, text) => {
    expect(() => readMetrics(text)).toThrow();
  });
});
