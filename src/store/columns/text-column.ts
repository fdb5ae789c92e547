import type { Field } from '../../model/model.ts';
import type { TextTest } from '../../reading/condition.ts';
import type { Resource } from '../../reading/view.ts';
import { inPieces, PIECE, type Work } from '../../reading/work.ts';
import { foldedPart, foldedTextOf } from '../list/folded-text.ts';
import { Trigrams } from './trigrams.ts';

/** No character of a text (Unicode, section 23.7): it is before, between and after those of a resource. */
const EDGE = '\uffff';

/** What is in its place in a text that has it all the same. */
const IN_TEXT = '\ufffe';

/** A test of a few texts takes a unit of work. */
const TOGETHER = 4;

/** The folded texts of a field of each resource of a class, by position. */
export class TextColumn {
  readonly #texts: readonly string[];
  readonly #trigrams: Trigrams | undefined;

  private constructor(texts: readonly string[], trigrams: Trigrams | undefined) {
    this.#texts = texts;
    this.#trigrams = trigrams;
  }

  /** Whether a column can answer a test: not one that every text passes, nor one for what is no character of a text. */
  static answers(test: TextTest): boolean {
    return foldedPart(test.operand) !== '' && !/[\ufffe\uffff]/.test(test.operand);
  }

  static *reading(members: readonly Resource[], field: Field): Work<TextColumn> {
    const texts: string[] = [];
    yield* inPieces(members, READING, (resource) => {
      const values = resource
        .values(field)
        .map((value) => foldedTextOf(value).replaceAll(EDGE, IN_TEXT));
      texts.push(values.length ? EDGE + values.join(EDGE) + EDGE : '');
    });
    return new TextColumn(texts, yield* Trigrams.indexing(texts));
  }

  /** The positions of the resources that may pass a test, where they are at most so many; `undefined` where more may. */
  few(test: TextTest, most: number): readonly number[] | undefined {
    return this.#trigrams?.candidates(partOf(test), most);
  }

  /** The positions of the resources that have a text that passes a test. */
  *matching(test: TextTest): Work<readonly number[]> {
    const part = partOf(test);
    const texts = this.#texts;
    const has = (position: number): boolean => texts[position]?.includes(part) ?? false;
    const few = this.few(test, texts.length / SHARE);
    if (few) return few.filter(has);
    return yield* positionsWhere(has, texts.length);
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

function partOf({ operator, operand }: TextTest): string {
  return (operator === 'startsWith' ? EDGE : '') + foldedPart(operand);
}
