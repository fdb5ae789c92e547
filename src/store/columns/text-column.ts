import type { Field } from '../../model/model.ts';
import type { TextTest } from '../../reading/condition.ts';
import type { Collation } from '../../reading/collation.ts';
import type { Resource } from '../../reading/view.ts';
import { inPieces, PIECE, type Work } from '../../reading/work.ts';
import { foldedPart, foldedTextOf } from '../list/folded-text.ts';
import { Trigrams } from './trigrams.ts';

/** Before, between and after the texts of a resource: a sign that separates units (ECMA-48), for which nobody searches. */
const EDGE = '\x1f';

/** What is in its place in a text that has it all the same. */
const IN_TEXT = '\x1e';

/** A test of a few texts takes a unit of work. */
const TOGETHER = 4;

/** What a text takes besides its characters, in bytes. */
const OVERHEAD = 32;

/** How its texts are folded. */
type Folding = Pick<Collation, 'fold'>;

/** The folded texts of a field of each resource of a class, by position. */
export class TextColumn {
  /** What it takes in memory, about. */
  readonly bytes: number;
  readonly #texts: readonly string[];
  readonly #trigrams: Trigrams | undefined;
  readonly #folding: Folding;

  private constructor(texts: readonly string[], trigrams: Trigrams | undefined, folding: Folding) {
    this.#texts = texts;
    this.#trigrams = trigrams;
    this.#folding = folding;
    const own = texts.reduce((sum, { length }) => sum + length + OVERHEAD, 0);
    this.bytes = own + (trigrams?.bytes ?? 0);
  }

  /** Whether a column can answer a test: not one that every text passes, nor one for a sign between texts. */
  static answers({ operand }: TextTest): boolean {
    return operand !== '' && !operand.includes(EDGE) && !operand.includes(IN_TEXT);
  }

  /** Reads the texts of a field; more than so many places in them are not indexed. */
  static *reading(
    members: readonly Resource[],
    field: Field,
    { mostPlaces, folding }: { readonly mostPlaces: number; readonly folding: Folding },
  ): Work<TextColumn> {
    const texts: string[] = [];
    yield* inPieces(members, READING, (resource) => {
      const values = resource
        .values(field)
        .map((value) => foldedTextOf(value, folding).replaceAll(EDGE, IN_TEXT));
      texts.push(values.length ? EDGE + values.join(EDGE) + EDGE : '');
    });
    return new TextColumn(texts, yield* Trigrams.indexing(texts, mostPlaces), folding);
  }

  /** The positions of the resources that pass a test, where at most so many may; `undefined` where more may. */
  few(test: TextTest, most: number): readonly number[] | undefined {
    const part = this.#partOf(test);
    const positions = this.#trigrams?.candidates(part, most);
    return positions && Array.from(positions).filter((position) => this.#has(position, part));
  }

  /** The positions of the resources that have a text that passes a test. */
  *matching(test: TextTest): Work<readonly number[]> {
    const few = this.few(test, this.#texts.length / SHARE);
    if (few) return few;
    const part = this.#partOf(test);
    return yield* positionsWhere((position) => this.#has(position, part), this.#texts.length);
  }

  #partOf({ operator, operand }: TextTest): string {
    return (operator === 'startsWith' ? EDGE : '') + foldedPart(operand, this.#folding);
  }

  #has(position: number, part: string): boolean {
    return this.#texts[position]?.includes(part) ?? false;
  }
}

/** The positions at which something is true, found in pieces. */
function* positionsWhere(
  isTrue: (position: number) => boolean,
  length: number,
): Work<readonly number[]> {
  const found: number[] = [];
  const size = PIECE * TOGETHER;
  for (let from = 0; from < length; from += size) {
    if (from > 0) yield;
    addWhere(isTrue, { from, to: Math.min(length, from + size) }, found);
  }
  return found;
}

/** A loop in a plain function: engines make it faster than one in a generator. */
function addWhere(
  isTrue: (position: number) => boolean,
  { from, to }: { readonly from: number; readonly to: number },
  found: number[],
): void {
  for (let at = from; at < to; at += 1) if (isTrue(at)) found.push(at);
}

/** Where more than one in so many may match, reading each text is as fast. */
const SHARE = 8;

/** What it takes to read the texts of a resource, in units of work. */
const READING = 10;
