import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The floors of the house, the lowest first. A folder imports from itself and from lower floors only. */
const FLOORS = [
  ['rdf'],
  ['model'],
  ['reading'],
  ['store'],
  ['sparql'],
  ['check', 'asking'],
  ['graphql', 'linked-data'],
  ['answers', 'tools'],
  ['site'],
  ['http'],
  ['operate'],
  ['commands', 'cli.ts', 'index.ts'],
];

/** What runs in a browser: it is built by itself, into a file that the server sends. */
const CLIENT = 'graphiql';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file));

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function importsOf(file: string, how = /(?:from|import\()\s*'(\.[^']+)'/g): string[] {
  const text = readFileSync(join('src', file), 'utf8');
  const found = text.matchAll(how);
  return [...found].map(([, path = '']) => join(file, '..', path).replaceAll('\\', '/'));
}

/** What is loaded with a file: what it imports for more than its types, and what that imports. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  seen.add(file);
  const statically = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm;
  for (const each of importsOf(file, statically)) if (!seen.has(each)) loadedWith(each, seen);
  return seen;
}

/** The groups of files that import each other, in any number of steps (Tarjan's strongly connected components). */
function circles(): string[][] {
  const state = { index: new Map<string, number>(), low: new Map<string, number>() };
  const [open, found]: [string[], string[][]] = [[], []];
  const visit = (file: string): void => {
    state.index.set(file, state.index.size);
    state.low.set(file, state.index.size - 1);
    open.push(file);
    for (const target of importsOf(file).filter((each) => files.includes(each))) {
      if (!state.index.has(target)) visit(target);
      if (open.includes(target)) lower(file, state.low.get(target));
    }
    if (state.low.get(file) !== state.index.get(file)) return;
    const circle = open.splice(open.indexOf(file));
    if (circle.length > 1) found.push(circle.sort());
  };
  const lower = (file: string, other = Infinity): void => {
    state.low.set(file, Math.min(state.low.get(file) ?? 0, other));
  };
  for (const file of files) if (!state.index.has(file)) visit(file);
  return found;
}

describe('the house', () => {
  it('has every folder of src on a floor', () => {
    const elsewhere = files.map(roomOf).filter((room) => floorOf(room) < 0);
    expect([...new Set(elsewhere)]).toEqual([CLIENT]);
  });

  it('shares no file with what runs in a browser, in neither direction', () => {
    const shared = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => (roomOf(file) === CLIENT) !== (roomOf(target) === CLIENT))
        .map((target) => `${file} imports ${target}`),
    );
    expect(shared).toEqual([]);
  });

  it('is imported downwards: from the same folder or a lower floor', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !target.startsWith('..'))
        .filter((target) => roomOf(target) !== roomOf(file))
        .filter((target) => floorOf(roomOf(target)) >= floorOf(roomOf(file)))
        .filter(() => floorOf(roomOf(file)) !== FLOORS.length - 1)
        .map((target) => `${file} imports ${target}`),
    );
    expect(upward).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(circles()).toEqual([]);
  });

  it.each(['cli.ts', 'commands/serve.ts', 'operate/reload-worker.ts'])(
    'loads no tool with %s: each comes with the command, or the request, that needs it',
    (start) => {
      const loaded = [...loadedWith(start)];
      expect(loaded).toContain(start === 'cli.ts' ? 'commands/command.ts' : 'store/snapshot.ts');
      expect(loaded.filter((file) => roomOf(file) === 'tools')).toEqual([]);
    },
  );

  it('asks a catalogue through the seam alone: no resolver, writer or page of an answer imports the store', () => {
    const through = files.filter((file) => ['graphql', 'answers', 'site'].includes(roomOf(file)));
    const around = through.flatMap((file) =>
      importsOf(file)
        .filter((target) => roomOf(target) === 'store')
        .map((target) => `${file} imports ${target}`),
    );
    expect(around).toEqual([]);
  });

  it('adds its pages from above: no document imports one', () => {
    const documents = files.filter((file) => file.startsWith('http/documents/'));
    const aware = documents.filter((file) =>
      importsOf(file).some((each) => roomOf(each) === 'site'),
    );
    expect(aware).toEqual(['http/documents/page-variant.ts']);
  });

  it('asks HTTP of no framework: the pipeline knows neither the requests of hono nor those of Yoga', () => {
    const foreign = files
      .filter((file) => roomOf(file) === 'http')
      .filter((file) => /from 'hono'|@hono/.test(readFileSync(join('src', file), 'utf8')));
    expect(foreign).toEqual([]);
  });

  it('has plain data as its seam: neither GraphQL nor SPARQL nor the store is known there', () => {
    const seam = files.filter((file) => roomOf(file) === 'reading');
    const foreign = seam.flatMap((file) => {
      const text = readFileSync(join('src', file), 'utf8');
      return [...text.matchAll(/from '([^.'][^']*)'/g)].map(([, name = '']) => `${file}: ${name}`);
    });
    expect(seam.length).toBeGreaterThan(3);
    expect(foreign).toEqual([]);
  });

  it('reads files and network on the floors from store upward alone', () => {
    const reaching = files.filter((file) => {
      const text = readFileSync(join('src', file), 'utf8');
      return floorOf(roomOf(file)) < floorOf('store') && /'node:(?!crypto)/.test(text);
    });
    expect(reaching).toEqual([]);
  });
});
