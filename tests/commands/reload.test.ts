import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, smallCatalogue } from '../support/folder.ts';
import { serve } from '../support/program.ts';
import { runs } from '../support/runs.ts';
import { until } from '../support/until.ts';

/** How many requests are under way at a time, how many there are, and how often the catalogue changes meanwhile. */
const ASKING = 8;
const REQUESTS = runs(1_000, 10_000);
const RELOADS = runs(10, 50);

/** A catalogue in two files whose names belong together: those of a register and of who holds it. */
function edition(number: number): Readonly<Record<string, string>> {
  const [head = '', statements = ''] = smallCatalogue.split(/\n\n(?=<>)/);
  const lines = statements.trim().split('\n');
  const renamed = lines.map((line) => line.replace(/"([AR])-/, `"$1${number}-`));
  const text = (start: string) =>
    `${head}\n${renamed.filter((line) => line.startsWith(start)).join('\n')}\n`;
  return { 'a.ttl': text('<organisation') + (renamed[0] ?? ''), 'r.ttl': text('<register') };
}

/** Folders with editions, and a link that leads to one of them. */
function editions(): { data: string; publish: (number: number) => void } {
  const path = folder();
  const data = join(path, 'data');
  const publish = (number: number): void => {
    const target = join(path, `edition-${number}`);
    fs.mkdirSync(target);
    for (const [name, text] of Object.entries(edition(number)))
      fs.writeFileSync(join(target, name), text);
    fs.symlinkSync(target, join(path, 'next'));
    fs.renameSync(join(path, 'next'), data);
  };
  publish(0);
  return { data, publish };
}

const QUERY = encodeURIComponent('{ registers { nodes { title holder { name } } } }');
const PATHS = [`/graphql?query=${QUERY}`, '/register/r.jsonld', '/catalogue.nt', '/register/r'];

/** The numbers of the editions that an answer is made from; throws where it is none. */
async function editionsIn(address: string): Promise<Set<string>> {
  const answer = await fetch(address, { headers: { 'Accept-Language': 'fi' } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${text}`);
  const found = [...text.matchAll(/([AR])(\d+)-(?:osasto|rekisteri)/g)];
  const things = new Set(found.map(([, thing]) => thing));
  if (things.size !== 2) throw new Error(`${address}: lacks a name: ${text}`);
  return new Set(found.map(([, , number = '']) => number));
}

/** What happened to many requests, sent one after another by several who ask. */
class Asking {
  readonly failed: string[] = [];
  readonly mixed: string[] = [];
  asked = 0;
  done = 0;

  async run(origin: string, isOver: () => boolean): Promise<void> {
    const one = async (): Promise<void> => {
      while (!isOver()) await this.#ask(`${origin}${PATHS[this.asked++ % PATHS.length] ?? ''}`);
    };
    await Promise.all(Array.from({ length: ASKING }, one));
  }

  async #ask(address: string): Promise<void> {
    try {
      const found = await editionsIn(address);
      if (found.size !== 1) this.mixed.push(`${address}: ${[...found].join(' and ')}`);
    } catch (error) {
      this.failed.push(String(error));
    }
    this.done += 1;
  }
}

function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? NaN);
}

describe('reloads under load', () => {
  it(`fail none of ${REQUESTS} requests across ${RELOADS} changes, mix none, and are seen soon`, async () => {
    const { data, publish } = editions();
    const starting = performance.now();
    const { origin, output } = await serve(['--data', data]);
    const start = performance.now() - starting;
    const asking = new Asking();
    let published = 0;
    const isOver = (): boolean => published > RELOADS && asking.done >= REQUESTS;
    const running = asking.run(origin, isOver);
    const waits: number[] = [];
    for (published = 1; published <= RELOADS; published += 1) {
      // The requests are spread over the changes.
      const due = ((published - 1) * REQUESTS) / RELOADS;
      await until('the requests', () => asking.done >= due);
      const begun = performance.now();
      publish(published);
      await until(`edition ${published}; ${output.stdout}`, async () =>
        (await editionsIn(`${origin}/register/r.jsonld`)).has(String(published)),
      );
      waits.push(performance.now() - begun);
    }
    await running;
    console.log(
      `${asking.done} requests; a change was seen after ${quantile(waits, 0.5)} ms (median), ${quantile(waits, 0.95)} ms (95 %), ${quantile(waits, 1)} ms (longest)`,
    );
    expect(asking.failed).toEqual([]);
    expect(asking.mixed).toEqual([]);
    // The goal is a second. Where others share the machine, a start takes longer too.
    expect(quantile(waits, 0.5)).toBeLessThan(5 * Math.max(1_000, start));
    expect(output.stdout).not.toContain('cannot be served');
  });
});

describe('a running server', () => {
  it('keeps what it serves where the files are broken, says so, and recovers', async () => {
    const path = folder({ 'small.ttl': smallCatalogue });
    const { origin, output } = await serve(['--data', path]);
    const tag = async () => (await fetch(`${origin}/register/r.jsonld`)).headers.get('ETag');
    const first = await tag();
    fs.writeFileSync(join(path, 'small.ttl'), `${smallCatalogue}<<<<<<< HEAD\n`);
    await until('the message', () => /small\.ttl: .+ on line \d+/.test(output.stdout));
    expect(await tag()).toBe(first);
    fs.writeFileSync(join(path, 'small.ttl'), smallCatalogue.replace('R-', 'S-'));
    await until('the change', async () => (await tag()) !== first);
  });

  it('takes up a property that the ontology gets', async () => {
    const path = folder({ 'data/small.ttl': smallCatalogue });
    const ontology = join(path, 'ontology');
    fs.cpSync('ontology', ontology, { recursive: true });
    const { origin } = await serve(['--data', join(path, 'data'), '--ontology', ontology]);
    const query = encodeURIComponent('{ registers { nodes { motto } } }');
    const answer = async () =>
      (await (await fetch(`${origin}/graphql?query=${query}`)).json()) as unknown;
    expect(await answer()).toHaveProperty('errors');
    const shapes = fs.readFileSync(join(ontology, 'shapes.ttl'), 'utf8');
    const property = `sh:property [
        sh:path varanto:motto ; sh:codeIdentifier "motto" ; sh:order 90 ;
        sh:datatype xsd:string ; sh:maxCount 1 ; sh:description "A motto."@en
    ] ;`;
    fs.writeFileSync(
      join(ontology, 'shapes.ttl'),
      shapes.replace(/(sh:codeIdentifier "Register" ;)/, `$1 ${property}`),
    );
    await until('the field', async () => !JSON.stringify(await answer()).includes('errors'));
    expect(await answer()).toEqual({ data: { registers: { nodes: [{ motto: null }] } } });
  });

  it('reads again at SIGHUP alone where it is told not to look', async () => {
    const path = folder({ 'small.ttl': smallCatalogue });
    const { origin, output, child } = await serve(['--data', path, '--watch', '0']);
    fs.writeFileSync(join(path, 'small.ttl'), smallCatalogue.replace('R-', 'S-'));
    child.kill('SIGHUP');
    await until('the reload', () => output.stdout.includes('serves changed files'));
    expect(await (await fetch(`${origin}/register/r.jsonld`)).text()).toContain('S-rekisteri');
  });
});
