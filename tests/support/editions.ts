import * as fs from 'node:fs';
import { join } from 'node:path';
import { folder, smallCatalogue } from './folder.ts';

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
export function editions(): { data: string; publish: (number: number) => void } {
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
export async function editionsIn(address: string, patience?: number): Promise<Set<string>> {
  const answer = await fetch(address, {
    headers: { 'Accept-Language': 'fi' },
    ...(patience !== undefined && { signal: AbortSignal.timeout(patience) }),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${text}`);
  const found = [...text.matchAll(/([AR])(\d+)-(?:osasto|rekisteri)/g)];
  const things = new Set(found.map(([, thing]) => thing));
  if (things.size !== 2) throw new Error(`${address}: lacks a name: ${text}`);
  return new Set(found.map(([, , number = '']) => number));
}

/** What happened to many requests, sent one after another by several who ask. */
export class Asking {
  readonly #clients: number;
  readonly #patience: number | undefined;
  readonly failed: string[] = [];
  readonly mixed: string[] = [];
  asked = 0;
  done = 0;

  /** `clients` ask at a time; `patience`: how long each waits for an answer, in milliseconds. */
  constructor({ clients = 8, patience }: { clients?: number; patience?: number } = {}) {
    this.#clients = clients;
    this.#patience = patience;
  }

  async run(origin: string, isOver: () => boolean): Promise<void> {
    const one = async (): Promise<void> => {
      while (!isOver()) await this.#ask(`${origin}${PATHS[this.asked++ % PATHS.length] ?? ''}`);
    };
    await Promise.all(Array.from({ length: this.#clients }, one));
  }

  async #ask(address: string): Promise<void> {
    try {
      const found = await editionsIn(address, this.#patience);
      if (found.size !== 1) this.mixed.push(`${address}: ${[...found].join(' and ')}`);
    } catch (error) {
      this.failed.push(String(error));
    }
    this.done += 1;
  }
}
