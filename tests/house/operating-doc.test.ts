import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rooms } from '../../src/http/concurrency.ts';
import { defaultHttpLimits } from '../../src/http/limits.ts';
import { Metrics } from '../../src/http/operator/metrics.ts';
import { serve } from '../support/program.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const page = read('docs/operating.md');
const unit = read('deploy/varanto.service');
const proxy = read('deploy/nginx.conf');

/** The metrics of the table, each with its labels. */
const rows = [...page.matchAll(/^\| `(varanto_\w+)` \|([^|]*)\|/gm)].map(
  ([, name = '', labels = '']) => [
    name,
    [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label),
  ],
);
const documented = new Map(rows as [string, string[]][]);

function namesIn(text: string): string[] {
  return [...text.matchAll(/\b(?:varanto|process|nodejs)_\w+/g)].map(([name]) => name);
}

/** What a metric is called without what Prometheus adds to a histogram. */
function plain(name: string): string {
  return name.replace(/_(bucket|count|sum)$/, '');
}

/** The number in the first match. */
function numberIn(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1]);
}

describe('docs/operating.md', () => {
  it('has exactly the metrics that the server gives, and none of Node that it does not', async () => {
    const { origin } = await serve();
    const given = await (await fetch(`${origin}/metrics`)).text();
    const names = [...given.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name);
    const own = names.filter((name) => name.startsWith('varanto_'));
    expect([...documented.keys()].sort()).toEqual(own.sort());
    const told = [...namesIn(page), ...namesIn(read('deploy/alerts.yml'))].map(plain);
    const prefixes = ['process_', 'nodejs_'];
    expect(told.filter((name) => !names.includes(name) && !prefixes.includes(name))).toEqual([]);
  });

  it('has the labels of what is counted', () => {
    const { registry } = new Metrics();
    const counted = registry.getMetricsAsArray() as { name: string; labelNames?: string[] }[];
    expect(counted.length).toBeGreaterThan(5);
    for (const { name, labelNames = [] } of counted)
      expect([name, documented.get(name)]).toEqual([name, labelNames]);
  });

  it('has one alert for whatever there is no room for, by the names that limits.md explains', () => {
    const [, reasons = ''] =
      /varanto_refused_total\{reason=~"([^"]+)"/.exec(read('deploy/alerts.yml')) ?? [];
    expect(page).toContain(`varanto_refused_total{reason=~"${reasons.replaceAll('|', '\\|')}"`);
    expect(reasons.split('|')).toEqual(expect.arrayContaining(Object.keys(rooms)));
    const explained = read('docs/limits.md');
    expect(reasons.split('|').filter((each) => !explained.includes(`\`${each}\``))).toEqual([]);
  });

  it('leads to files that are there', () => {
    const links = [...page.matchAll(/\]\(((?!http)[^)#]+)/g)].map(
      ([, path = '']) => `docs/${path}`,
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('the files for operators', () => {
  it('give the program more time and room than it takes', () => {
    const { drainTime, connections } = defaultHttpLimits;
    expect(numberIn(unit, /^TimeoutStopSec=(\d+)$/m)).toBeGreaterThan(drainTime / 1000);
    expect(numberIn(unit, /^LimitNOFILE=(\d+)$/m)).toBeGreaterThan(connections);
  });

  it('have the proxy leave connections before the server does, and refusals to the server', () => {
    const { keepAliveTime, bodyBytes, headerBytes, stallTime, requestsPerConnection } =
      defaultHttpLimits;
    expect(numberIn(proxy, /keepalive_timeout (\d+)s/)).toBeLessThan(keepAliveTime / 1000);
    expect(numberIn(proxy, /keepalive_requests (\d+)/)).toBe(requestsPerConnection);
    expect(numberIn(proxy, /client_max_body_size (\d+)k/) * 1024).toBeGreaterThan(bodyBytes);
    expect(numberIn(proxy, /large_client_header_buffers \d+ (\d+)k/) * 1024).toBe(headerBytes);
    expect(numberIn(proxy, /send_timeout (\d+)s/)).toBeLessThan(stallTime / 1000);
  });
});
