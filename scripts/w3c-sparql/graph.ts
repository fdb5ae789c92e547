import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Term } from '@rdfjs/types';
import { Parser, Store } from 'n3';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** A manifest, read by properties. */
export class Manifest {
  readonly #store: Store;

  constructor(file: string) {
    const text = readFileSync(file, 'utf8');
    this.#store = new Store(new Parser({ baseIRI: pathToFileURL(file).href }).parse(text));
  }

  /** The values of a property. */
  all(subject: Term, property: string): readonly Term[] {
    return this.#store.getObjects(subject, property, null);
  }

  one(subject: Term, property: string): Term | undefined {
    return this.all(subject, property)[0];
  }

  ofType(type: string): readonly Term[] {
    return this.#store.getSubjects(`${RDF}type`, type, null);
  }

  /** The members of a list. */
  list(head: Term | undefined): Term[] {
    if (!head || head.value === `${RDF}nil`) return [];
    const first = this.one(head, `${RDF}first`);
    return [...(first ? [first] : []), ...this.list(this.one(head, `${RDF}rest`))];
  }
}
