import * as fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchHandler } from '../../src/http/fetch-adapter.ts';
import { Live } from '../../src/http/live.ts';
import { createService, type Service } from '../../src/http/service.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { runs } from '../support/runs.ts';
import { MUSEUM, snapshotOf } from '../support/turtle.ts';
import { widely } from '../support/wide.ts';

const OPTIONS = { pageSize: 20, maxPageSize: 100, examples: [], assets: '' };
const NOON = Date.parse('2026-11-22T12:00:00.400Z');

beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** The service of the files as they are now, as a start or, after another service, as a reload makes it. */
function serviceOf(data: string, previous?: Service): Service {
  const { snapshot } = loadCatalogue({ data });
  return createService(snapshot, { ...OPTIONS, previous });
}

interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly day: string | null;
  readonly date: string;
  readonly title: string | undefined;
}

async function ask(live: Live, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetchHandler(live.handle)(new Request(`${BASE}register/r.ttl`, { headers }));
  const [, title] = /title "(.*?)"/.exec(await answer.text()) ?? [];
  return {
    status: answer.status,
    etag: answer.headers.get('ETag') ?? '',
    day: answer.headers.get('Last-Modified'),
    date: answer.headers.get('Date') ?? '',
    title,
  };
}

const named = (title: string): string => smallCatalogue.replace('R-rekisteri', title);

/** Files with a register of a name, of a day. */
function write(path: string, title: string, day: Date): void {
  const beside = `${path}.next`;
  fs.mkdirSync(join(path, '..'), { recursive: true });
  fs.writeFileSync(beside, named(title));
  fs.utimesSync(beside, day, day);
  fs.renameSync(beside, path);
}

const daysAgo = (days: number): Date => new Date(NOON - days * 86_400_000);
const later = (milliseconds: number): void => void vi.setSystemTime(Date.now() + milliseconds);

/** A data folder before and after a change, and what time it is at the change. */
interface Change {
  readonly before: (data: string) => void;
  readonly after: (data: string) => void;
  /** Whether another process serves what comes after. */
  readonly isRestart?: boolean;
}

const write1 = (title: string, days: number) => (data: string) => {
  write(join(data, 'a.ttl'), title, daysAgo(days));
};

function linkTo(data: string, target: string): void {
  fs.symlinkSync(target, `${data}.next`);
  fs.renameSync(`${data}.next`, data);
}

const changes: Readonly<Record<string, Change>> = {
  'by a copy that keeps days': {
    before: write1('Vanha', 1),
    after: (data) => {
      later(60_000);
      write1('Uudempi nimi', 9)(data);
    },
  },
  'to as many bytes of the same day': { before: write1('Vanha', 5), after: write1('Uusia', 5) },
  'after the clock was set back': {
    before: write1('Vanha', 1),
    after: (data) => {
      later(-3_600_000);
      write1('Uusia', 1)(data);
    },
  },
  'twice in a second': {
    before: write1('Vanha', 1),
    after: (data) => {
      later(100);
      write1('Uusia', 0)(data);
    },
  },
  'and the program restarted, in the very second that the clock had at the first start': {
    before: write1('Vanha', 1),
    after: write1('Uusia', 1),
    isRestart: true,
  },
  'by a link that leads to older files': {
    before: (data) => {
      write(`${data}-1/a.ttl`, 'Vanha', daysAgo(1));
      write(`${data}-2/a.ttl`, 'Uusia', daysAgo(7));
      linkTo(data, `${data}-1`);
    },
    after: (data) => {
      linkTo(data, `${data}-2`);
    },
  },
};

describe.each(Object.entries(changes))('what changed %s', (_how, change) => {
  it('is given to whoever has an earlier day, and never called unchanged', async () => {
    const data = join(folder(), 'data');
    change.before(data);
    const live = new Live(serviceOf(data));
    const old = await ask(live);
    expect(old).toMatchObject({ status: 200, title: 'Vanha', day: expect.any(String) as string });
    change.after(data);
    const next = change.isRestart
      ? new Live(serviceOf(data))
      : (live.replace(serviceOf(data, live.service)), live);
    const tomorrow = new Date(NOON + 86_400_000).toUTCString();
    for (const wait of [0, 1_000, 5_000, 4_000_000]) {
      later(wait);
      for (const day of [old.day ?? '', old.date, tomorrow, new Date().toUTCString()]) {
        const now = await ask(next, { 'If-Modified-Since': day });
        expect(now.status).toBe(200);
        expect(now.title).toMatch(/^Uu/);
      }
      expect((await ask(next, { 'If-None-Match': old.etag })).status).toBe(200);
      const { etag, day, date } = await ask(next);
      expect((await ask(next, { 'If-None-Match': etag })).status).toBe(304);
      expect(Date.parse(day ?? date)).toBeLessThanOrEqual(Date.parse(date));
      if (change.isRestart) continue;
      expect(day).not.toBe(old.day);
      expect((await ask(next, { 'If-Unmodified-Since': old.day ?? '' })).status).toBe(412);
    }
  });
});

const SHAPES = `:WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
  varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en .`;

/** What happens to a server: so many milliseconds pass on the clock, forwards or back, and there may be another version. */
const steps = fc.array(
  fc.record({
    wait: fc.oneof(fc.nat({ max: 2_500 }), fc.integer({ min: -7_200_000, max: 7_200_000 })),
    isChange: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('Last-Modified', () => {
  it('is of one version, and never later than Date, whatever the clock does', async () => {
    const snapshot = snapshotOf(SHAPES, '<work/1> a :Work .');
    await fc.assert(
      fc.asyncProperty(steps, async (happening) => {
        vi.setSystemTime(NOON);
        const live = new Live(createService(snapshot, OPTIONS));
        const versionOf = new Map<string, number>();
        let version = 0;
        for (const { wait, isChange } of happening) {
          later(wait);
          if (isChange) {
            live.replace(createService(snapshot, { ...OPTIONS, previous: live.service }));
            version += 1;
          }
          const { headers } = await fetchHandler(live.handle)(new Request(`${MUSEUM}work/1.ttl`));
          const [day, date] = [headers.get('Last-Modified'), headers.get('Date') ?? ''];
          if (day === null) continue;
          expect(Date.parse(day)).toBeLessThanOrEqual(Date.parse(date));
          expect(versionOf.get(day) ?? version).toBe(version);
          versionOf.set(day, version);
        }
      }),
      { numRuns: runs(widely(12, 30), 200) },
    );
  });

  it('is told again as soon as the clock is right', async () => {
    const snapshot = snapshotOf(SHAPES, '<work/1> a :Work .');
    const live = new Live(createService(snapshot, OPTIONS));
    const day = async () =>
      (await fetchHandler(live.handle)(new Request(`${MUSEUM}work/1.ttl`))).headers.get(
        'Last-Modified',
      );
    expect(await day()).toBe('Sun, 22 Nov 2026 12:00:00 GMT');
    later(-60_000);
    expect(await day()).toBeNull();
    live.replace(createService(snapshot, { ...OPTIONS, previous: live.service }));
    expect(await day()).toBeNull();
    later(60_000);
    expect(await day()).toBeNull();
    later(1_000);
    expect(await day()).toBe('Sun, 22 Nov 2026 12:00:01 GMT');
  });
});
