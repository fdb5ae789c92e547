import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadModel } from '../../src/operate/open.ts';
import { generate } from './made.ts';
import { nTriples, turtle, writeMade } from './write-made.ts';

/** The base address of generated catalogues. */
export const BASE = 'http://localhost/';

const TRIPLES_PER_REGISTER = 23.35;

/** How many registers a generated catalogue of so many triples has. */
export function registersOf(triples: number): number {
  return Math.round(triples / TRIPLES_PER_REGISTER);
}

type Ending = '.nt' | '.ttl';

/** Generated catalogues in a folder, each written when it is first asked for. */
export class Catalogues {
  readonly #folder: string;
  readonly #written = new Map<string, Promise<string>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The folder with the data of a catalogue of so many registers. */
  folder(registers: number, ending: Ending = '.nt'): Promise<string> {
    const name = `registers-${registers}${ending}`;
    const known = this.#written.get(name) ?? this.#write(name, { registers, ending });
    this.#written.set(name, known);
    return known;
  }

  async #write(
    name: string,
    { registers, ending }: { registers: number; ending: Ending },
  ): Promise<string> {
    const folder = join(this.#folder, name);
    await mkdir(folder);
    const model = loadModel('ontology');
    const syntax = ending === '.nt' ? nTriples(BASE) : turtle(model.prefixes);
    const texts = writeMade(generate(registers), { model, syntax });
    await pipeline(Readable.from(texts), createWriteStream(join(folder, `data${ending}`)));
    return folder;
  }
}
