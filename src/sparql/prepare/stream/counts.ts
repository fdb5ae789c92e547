import type { Quad } from '@rdfjs/types';
import { rdf } from '../../../rdf/vocabulary.ts';
import type { Figures } from '../../../reading/view.ts';

/** Counts triples that come subject by subject. */
export class Counts {
  readonly #base: string;
  readonly #properties = new Map<string, number>();
  readonly #classes = new Map<string, number>();
  #triples = 0;
  #subjects = 0;
  #entities = 0;
  #last: string | undefined;

  constructor(base: string) {
    this.#base = base;
  }

  triple({ subject, predicate, object }: Quad): void {
    this.#triples += 1;
    const isEntity = subject.value.startsWith(this.#base);
    if (subject.value !== this.#last) {
      this.#subjects += 1;
      if (isEntity) this.#entities += 1;
      this.#last = subject.value;
    }
    more(this.#properties, predicate.value, 1);
    if (predicate.value === rdf.type) more(this.#classes, object.value, Number(isEntity));
  }

  /** The figures, with the number of different objects, which are counted elsewhere. */
  figures(objects: number): Figures {
    return {
      triples: this.#triples,
      subjects: this.#subjects,
      objects,
      entities: this.#entities,
      properties: this.#properties,
      classes: this.#classes,
    };
  }
}

function more(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
