import type fc from 'fast-check';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { arbitraryWhere } from './arbitrary-where.ts';
import type { Where } from './plain.ts';

/** What a caller may name of a catalogue: the addresses, words and filters that there is something to find by. */
export class Vocabulary {
  readonly words: readonly string[];
  readonly #snapshot: Snapshot;
  readonly #ids = new Map<string, string[]>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    const words = new Set(['', 'zzz']);
    for (const resource of snapshot.described) {
      const { id, shape } = resource;
      if (shape) this.#ids.set(shape.name, [...(this.#ids.get(shape.name) ?? []), id]);
      const values = (shape?.fields ?? []).flatMap((field) => resource.values(field));
      const texts = values.flatMap((value) => (value.kind === 'literal' ? value.value : []));
      for (const word of texts.flatMap((text) => text.split(/\s+/, 3))) words.add(word);
    }
    this.words = [...words];
  }

  /** The addresses of a type's resources, or of those of any type; there may be none. */
  ids(type: string): readonly string[] {
    return this.#ids.get(type) ?? (type === 'Node' ? [...this.#ids.values()].flat() : []);
  }

  /** An address relative to that of the catalogue. */
  relative(id: string): string {
    const { base } = this.#snapshot;
    return id.startsWith(base) ? id.slice(base.length) : id;
  }

  /** Filters of a type's resources, or of those of any type. */
  readonly where = (type: string): fc.Arbitrary<Where> => {
    const shape = this.#snapshot.model.shapes.find(({ name }) => name === type);
    return arbitraryWhere(this.#snapshot, shape, 2);
  };
}
