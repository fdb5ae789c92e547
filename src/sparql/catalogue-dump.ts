import type { Resource } from '../reading/view.ts';
import { loadPlaces } from './load/members.ts';
import { loadStatements } from './load/statements.ts';
import type { SparqlSource } from './source.ts';
import type { RemoteResource } from './view/remote-resource.ts';

/** So many resources are in memory at a time, whatever the size of the catalogue. */
const TOGETHER = 500;

/** Writes resources, which it takes one by one: one at most for each piece. */
type Write = (resources: Iterable<Resource>) => Iterable<string>;

/**
 * Everything in a catalogue in an engine as a writer makes it, loaded a part at a time. A part that is not whole is thrown:
 * what was begun is cut then, and never ends as if it were complete.
 */
export class CatalogueDump implements AsyncIterable<string> {
  readonly #source: SparqlSource;
  readonly #write: Write;

  constructor(source: SparqlSource, write: Write) {
    this.#source = source;
    this.#write = write;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    const loaded = new Loaded();
    const pieces = this.#write(loaded.taken())[Symbol.iterator]();
    const { about, formers } = this.#source.version;
    const { described } = about;
    for (let from = 0; from < described; from += TOGETHER) {
      loaded.add(await this.#load(from, Math.min(described, from + TOGETHER)));
      // One more is there than a piece takes.
      yield* piecesWhile(() => loaded.size > 1, pieces);
    }
    loaded.add(formers.snapshot.described);
    loaded.end();
    yield* piecesWhile(() => true, pieces);
  }

  async #load(from: number, to: number): Promise<readonly RemoteResource[]> {
    const { version } = this.#source;
    const loading = { ...this.#source.begin(), version };
    const resources = await loadPlaces([from, to], loading);
    await loadStatements(resources, loading);
    await version.dialect.check();
    return resources;
  }
}

/** Resources that are loaded and not written yet. */
class Loaded {
  readonly #waiting: Resource[] = [];
  #isWhole = false;

  get size(): number {
    return this.#waiting.length;
  }

  add(resources: readonly Resource[]): void {
    for (const resource of resources) this.#waiting.push(resource);
  }

  /** Notes that there are no more. */
  end(): void {
    this.#isWhole = true;
  }

  *taken(): Iterable<Resource> {
    while (this.size || !this.#isWhole) {
      const next = this.#waiting.shift();
      if (!next) throw new Error('A writer took a resource before it was loaded.');
      yield next;
    }
  }
}

function* piecesWhile(isReady: () => boolean, pieces: Iterator<string>): Iterable<string> {
  while (isReady()) {
    const piece = pieces.next();
    if (piece.done) return;
    yield piece.value;
  }
}
