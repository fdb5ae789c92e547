import { join } from 'node:path';
import type { Quad, Quad_Object } from '@rdfjs/types';
import { compareTexts } from '../../../rdf/compare-texts.ts';
import { rdfs } from '../../../rdf/vocabulary.ts';
import type { Figures } from '../../../reading/view.ts';
import type { Step, Work } from '../../../reading/work.ts';
import { Counts } from './counts.ts';
import { copyOf, SortedFile, SEPARATOR } from './sorted-file.ts';
import { unique } from './unique.ts';
import { Sorter } from './sorter.ts';
import {
  addressText,
  byObject,
  bySubject,
  objectOf,
  objectText,
  tripleOf,
} from './triple-record.ts';

const BY_TEXT = { keyOf: (record: string) => record, compare: compareTexts };

/** So many triples are sorted between two pauses. */
const TOGETHER = 1_000;

/** Subjects whose triples are not among the others, and who takes these. */
interface LeftOut {
  readonly subjects: ReadonlySet<string>;
  readonly take: (triple: Quad) => void;
}

/** All triples of a catalogue on the disk, found by subject and by object. */
export class DiskTriples {
  readonly #sorter: Sorter<string>;
  readonly #folder: string;
  readonly #subjects: SortedFile;
  readonly #objects: SortedFile;
  /** What is asked for by property alone: there is little of it. */
  readonly #subclasses: Quad[] = [];
  #figures: Figures | undefined;

  /** How many triples were found by their subjects and objects: so many may be in the memory of who asked. */
  found = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#sorter = new Sorter(folder, 'triples', BY_TEXT);
    this.#subjects = new SortedFile(join(folder, 'by-subject'));
    this.#objects = new SortedFile(join(folder, 'by-object'));
  }

  /** Takes a triple, perhaps once more. */
  add(triple: Quad): void {
    this.#sorter.add(bySubject(triple));
  }

  /** Sorts what was taken; afterwards it can be read. The triples of some subjects are left out, and given to who asks. */
  *finishing(base: string, leftOut?: LeftOut): Work<void> {
    const objects = new Sorter(this.#folder, 'objects', BY_TEXT);
    const count = new Counts(base);
    for (const record of this.#subjects.write(this.#sorted(leftOut))) {
      objects.add(byObject(record));
      const triple = tripleOf(record);
      count.triple(triple);
      if (triple.predicate.value === rdfs.subClassOf) this.#subclasses.push(triple);
      if (this.#subjects.size % TOGETHER === 0) yield sorts('subject', this.#subjects);
    }
    let [distinct, last] = [0, ''];
    for (const record of this.#objects.write(objects.sorted())) {
      const object = record.slice(0, record.indexOf(SEPARATOR));
      if (object !== last) distinct += 1;
      last = object;
      if (this.#objects.size % TOGETHER === 0) yield sorts('object', this.#objects);
    }
    this.#figures = count.figures(distinct);
  }

  *#sorted(leftOut: LeftOut | undefined): Generator<string> {
    for (const record of unique(this.#sorter.sorted()))
      if (leftOut?.subjects.has(record.slice(0, record.indexOf(SEPARATOR))))
        leftOut.take(tripleOf(record));
      else yield record;
  }

  get figures(): Figures {
    if (!this.#figures) throw new Error('The triples are not sorted yet.');
    return this.#figures;
  }

  /** All triples, those of a subject together, by its address. */
  *all(): Generator<Quad> {
    for (const record of this.#subjects.all()) yield tripleOf(record);
  }

  /** All subjects, by address. */
  *subjects(): Generator<string> {
    let last: string | undefined;
    for (const record of this.#subjects.all()) {
      const subject = record.slice(0, record.indexOf(SEPARATOR));
      if (subject !== last) yield (last = subject);
    }
  }

  /** The triples of a subject. */
  *ofSubject(id: string): Generator<Quad> {
    for (const record of this.#subjects.having(id)) {
      this.found += 1;
      yield tripleOf(record);
    }
  }

  /** The objects that a subject has under a property. */
  *objects(id: string, predicate: string): Generator<Quad_Object> {
    const start = id + SEPARATOR + predicate;
    for (const record of this.#subjects.having(start)) {
      this.found += 1;
      yield objectOf(record.slice(start.length + 1));
    }
  }

  /** The triples that have an address as their object. */
  *ofObject(id: string): Generator<Quad> {
    for (const record of this.#objects.having(addressText(id))) {
      this.found += 1;
      yield tripleOf(byObject(record));
    }
  }

  /** The subjects that have an address, or a literal, as the value of a property, by address. */
  *mentions(value: string | Quad_Object, predicate: string): Generator<string> {
    const object = typeof value === 'string' ? addressText(value) : objectText(value);
    const start = object + SEPARATOR + predicate;
    for (const record of this.#objects.having(start)) {
      this.found += 1;
      yield copyOf(record.slice(start.length + 1));
    }
  }

  /** Which class is below which. */
  get subclasses(): readonly Quad[] {
    return this.#subclasses;
  }

  close(): void {
    this.#subjects.close();
    this.#objects.close();
  }
}

function sorts(what: string, { size: done }: SortedFile): Step {
  return { stage: `sorts the triples by ${what}`, done };
}
