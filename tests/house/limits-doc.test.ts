import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withTable } from '../../scripts/settings-table.ts';
import { pageLimits } from '../../src/commands/configuration.ts';
import { type Group } from '../../src/commands/setting.ts';
import { namesIn, settings, type SettingName } from '../../src/commands/settings.ts';
import { defaultLimits, type QueryLimits } from '../../src/graphql/limits/limits.ts';
import { Overloaded, rooms, Stopped, stops, type Room } from '../../src/http/concurrency.ts';
import { reported } from '../../src/http/failure.ts';
import { NotUtf8 } from '../../src/http/request.ts';
import { EngineError } from '../../src/sparql/engine/engine-error.ts';
import { TooMuchToLoad } from '../../src/sparql/load/asking.ts';
import { createApp } from '../support/app.ts';
import { defaultHttpLimits, type HttpLimits } from '../../src/http/limits.ts';
import { createInstance } from '../../src/http/operator/instance.ts';
import { createService } from '../../src/http/service.ts';
import { loadCatalogue } from '../support/catalogue.ts';

const sections = readFileSync('docs/limits.md', 'utf8').split('\n## ');

/** A row of a table of limits: the option's name, its default, and the columns after it. */
interface Row {
  readonly option: string;
  readonly value: number;
  readonly rest: readonly string[];
}

function rowsOf(heading: string): Row[] {
  const section = sections.find((each) => each.startsWith(heading)) ?? '';
  const rows = section.matchAll(/^\| [^|]+ \| ([\d,]+) \| `--([\w-]+)` \|(.*)\|$/gm);
  return [...rows].map(([, value = '', option = '', rest = '']) => ({
    option,
    value: Number(value.replaceAll(',', '')),
    rest: rest.split('|').map((cell) => cell.trim()),
  }));
}

function defaultsOf(rows: readonly Row[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ option, value }) => [option, value]));
}

/** The defaults of the limits of some groups, by option. */
function programDefaults(...groups: Group[]): Record<string, unknown> {
  return Object.fromEntries(namesIn(...groups).map((name) => [name, defaultOf(name)]));
}

const defaults: Readonly<Record<string, number>> = { ...defaultLimits, ...defaultHttpLimits };

function defaultOf(name: SettingName): number | undefined {
  return defaults[limitOf(name)];
}

function limitOf(name: string): string {
  const row = settings[name as SettingName];
  return 'limit' in row ? row.limit : '';
}

const { snapshot } = loadCatalogue();

/** A server with other limits, and what it counts as refused. */
function limited(limits: { query?: Partial<QueryLimits>; http?: Partial<HttpLimits> }) {
  const instance = createInstance({ limits: limits.http ?? {} });
  const app = createApp(
    createService(snapshot, {
      ...pageLimits({}),
      limits: limits.query ?? {},
      examples: [],
      assets: '',
      instance,
    }),
  );
  const reasons = async (): Promise<unknown[]> =>
    (await instance.metrics.refused.get()).values.map(({ labels }) => labels.reason);
  return { app, reasons };
}

/** A query that has some of everything that is limited, so that each limit can be too small for it. */
const query = `query All($yes: Boolean = true) {
  one: organisations(where: { registers: { some: { title: { contains: "e" } } } }) @include(if: $yes) {
    nodes { parent { id } registers { nodes { holder { tosClasses { nodes { id } } } } } }
  }
  __schema { queryType { name } }
}`;

const asked = {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ query }),
};

const queryRows = rowsOf('Of a query');
const requestRows = rowsOf('Of a request');

describe('docs/limits.md', () => {
  it('has every limit of a query with its default', () => {
    expect(defaultsOf(queryRows)).toEqual(programDefaults('query'));
  });

  it('has every limit of requests and connections with its default', () => {
    const rows = [...requestRows, ...rowsOf('Of a connection')];
    expect(defaultsOf(rows)).toEqual(programDefaults('request', 'connection'));
  });

  it('has the table of all settings that the program has (npm run update-contracts)', () => {
    const page = readFileSync('docs/limits.md', 'utf8');
    expect(page).toContain('| `--max-depth` | `MAX_DEPTH` | 12 levels |');
    expect(withTable(page)).toBe(page);
  });

  it('has the largest page', () => {
    expect(sections.join()).toContain(`\`--max-page-size\` (${pageLimits({}).maxPageSize})`);
  });

  it.each([
    ...Object.keys(rooms).map((room) => new Overloaded(room as Room)),
    ...Object.keys(stops).map((stop) => new Stopped(stop as keyof typeof stops)),
    new NotUtf8(),
    new TooMuchToLoad('Ask for less.'),
    new EngineError('cut', 'It gave no answer.'),
  ])('has the name that $name is counted under', async (error) => {
    const instance = createInstance();
    reported(error, { id: 'one' }, instance);
    const { values } = await instance.metrics.refused.get();
    const [counted] = values;
    const reason = String(counted?.labels.reason);
    expect(reason).toMatch(/^[a-z\d_]+$/);
    expect(sections.join()).toContain(`\`${reason}\``);
  });

  it('is about a query that is answered with the usual limits', async () => {
    const { app, reasons } = limited({});
    const answer = await app.request('/graphql', asked);
    expect(Object.keys((await answer.json()) as object)).toEqual(['data']);
    expect(await reasons()).toEqual([]);
  });

  it.each(queryRows)('is right about the code and the counter of --$option', async (row) => {
    const { app, reasons } = limited({ query: { [limitOf(row.option)]: 0 } });
    const answer = await app.request('/graphql', asked);
    const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
    expect(answer.status).toBe(400);
    expect(errors.map(({ extensions }) => `\`${extensions.code}\``)).toEqual([row.rest[0]]);
    expect(await reasons()).toEqual([row.rest[0]?.replaceAll('`', '').toLowerCase()]);
  });

  // What Node refuses before the program sees it is tried over connections, in tests/server.
  it.each(requestRows.filter(({ option }) => option !== 'max-headers'))(
    'is right about the answer and the counter of --$option',
    async ({ option, rest: [told = '', reason = ''] }) => {
      const { app, reasons } = limited({ http: { [limitOf(option)]: 0 } });
      const answer = await (option === 'max-downloads'
        ? app.request('/catalogue.nt')
        : app.request('/graphql', { ...asked, headers: { ...asked.headers, Accept: '*/*' } }));
      expect(answer.status).toBe(Number(told.slice(0, 3)));
      expect(answer.headers.has('Retry-After')).toBe(told.includes('Retry-After'));
      expect((await reasons()).map((each) => `\`${String(each)}\``)).toEqual([reason]);
    },
  );
});
