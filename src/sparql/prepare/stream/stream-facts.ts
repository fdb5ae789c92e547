import { collatorOf } from '../../../rdf/collator.ts';
import { compareTexts } from '../../../rdf/compare-texts.ts';
import { compareTotally, isOrdered } from '../../../rdf/compare-literals.ts';
import { plainText } from '../../../rdf/datatype.ts';
import type { Literal } from '../../../rdf/literal.ts';
import { fold } from '../../../store/list/fold.ts';
import { integer, text } from '../../query/query.ts';
import { asciiFold } from '../../sidecar/ascii.ts';
import { literalFacts } from '../../sidecar/literal-facts.ts';
import type { ResourceFacts } from '../../sidecar/resource-facts.ts';
import type { SidecarStatement } from '../../sidecar/about.ts';
import { literalNode, sidecar, valueRank } from '../../sidecar/terms.ts';
import { Sorter } from './sorter.ts';
import { SEPARATOR } from './sorted-file.ts';
import { unique } from './unique.ts';

const BY_TEXT = { keyOf: (record: string) => record, compare: compareTexts };

/** So many records are ranked between two pauses. */
const TOGETHER = 100;

/** What waits for the ranks of all literals: it is sorted on the disk, so that neither literals nor uses are in memory. */
export class WaitingFacts {
  readonly #folder: string;
  readonly #literals: Sorter<string>;
  readonly #addresses: Sorter<string>;
  /** By literal: its ranks, then what they are stated on. */
  readonly #joined: Sorter<string>;
  #ranked = 0;
  /** How many ranks of texts there are, and of the values of each datatype. */
  texts = 0;
  readonly values: Record<string, number> = {};

  constructor(folder: string) {
    this.#folder = folder;
    this.#literals = new Sorter(folder, 'literals', BY_TEXT);
    this.#addresses = new Sorter(folder, 'addresses', BY_TEXT);
    this.#joined = new Sorter(folder, 'ranks', BY_TEXT);
  }

  /** Takes what a resource has that needs ranks. */
  add(id: string, { ranked, literals, addresses }: ResourceFacts): void {
    for (const literal of literals) this.#literals.add(recordOf(literal));
    for (const address of addresses) this.#addresses.add(address);
    for (const { predicate, literal, isByValue } of ranked)
      this.#join(recordOf(literal), USE, JSON.stringify([id, predicate, isByValue]));
  }

  /** All that waited, once every resource has been taken; `undefined` is a pause. */
  *statements(language: string): Generator<SidecarStatement | undefined> {
    yield* this.#ranking(language);
    yield* this.#ofLiterals();
    for (const id of unique(this.#addresses.sorted()))
      yield { subject: id, predicate: sidecar.fold, object: text(asciiFold(fold(id))) };
  }

  #join(record: string, kind: string, what: string): void {
    this.#joined.add([record, kind, what].join(SEPARATOR));
  }

  *#ranking(language: string): Generator<undefined> {
    const collator = collatorOf(language);
    const texts = new Sorter(this.#folder, 'texts', {
      keyOf: (record) => plainText(literalOf(record)),
      compare: (a, b) => collator.compare(a, b),
    });
    const values = new Sorter(this.#folder, 'values', { keyOf: literalOf, compare: compareValues });
    for (const record of unique(this.#literals.sorted())) {
      if (this.#isTime()) yield;
      texts.add(record);
      if (isOrdered(literalOf(record).datatype)) values.add(record);
    }
    yield* this.#rankingTexts(texts, collator);
    yield* this.#rankingValues(values);
  }

  *#rankingTexts(texts: Sorter<string>, collator: Intl.Collator): Generator<undefined> {
    let before: string | undefined;
    for (const record of texts.sorted()) {
      if (this.#isTime()) yield;
      const plain = plainText(literalOf(record));
      if (before === undefined || collator.compare(before, plain) !== 0) this.texts += 1;
      before = plain;
      this.#join(record, TEXT_RANK, String(this.texts - 1));
    }
  }

  *#rankingValues(values: Sorter<Literal>): Generator<undefined> {
    let before: Literal | undefined;
    for (const record of values.sorted()) {
      if (this.#isTime()) yield;
      const literal = literalOf(record);
      const { datatype } = literal;
      if (before === undefined || compareValues(before, literal) !== 0)
        this.values[datatype] = (this.values[datatype] ?? 0) + 1;
      before = literal;
      this.#join(record, VALUE_RANK, String((this.values[datatype] ?? 0) - 1));
    }
  }

  /** Whether so many records were ranked that there is to be a pause. */
  #isTime(): boolean {
    return (this.#ranked += 1) % TOGETHER === 0;
  }

  *#ofLiterals(): Generator<SidecarStatement> {
    const ranks = { byText: 0, byValue: 0 };
    for (const joined of this.#joined.sorted()) {
      const [record = '', kind = '', what = ''] = joined.split(SEPARATOR);
      if (kind === TEXT_RANK) ranks.byText = Number(what);
      if (kind === VALUE_RANK) ranks.byValue = Number(what);
      if (kind === USE) yield useOf(what, ranks);
      else yield* rankedFacts(literalOf(record), kind, Number(what));
    }
  }
}

/** What is stated of a literal when one of its ranks is known; with that of its text everything else about it. */
function* rankedFacts(literal: Literal, kind: string, rank: number): Generator<SidecarStatement> {
  const subject = literalNode(literal);
  const isText = kind === TEXT_RANK;
  const predicate = isText ? sidecar.text : valueRank(literal.datatype);
  yield { subject, predicate, object: integer(rank) };
  if (!isText) return;
  for (const [own, object] of literalFacts(literal)) yield { subject, predicate: own, object };
}

/** The rank of a literal on a resource that has it. */
function useOf(
  what: string,
  { byText, byValue }: { readonly byText: number; readonly byValue: number },
): SidecarStatement {
  const [subject, predicate, isByValue] = JSON.parse(what) as [string, string, boolean];
  return { subject, predicate, object: integer(isByValue ? byValue : byText) };
}

/** In this order: each literal has a rank of its text, and perhaps one of its value, before its uses. */
const TEXT_RANK = '0';
const VALUE_RANK = '1';
const USE = '2';

function compareValues(a: Literal, b: Literal): number {
  return compareTexts(a.datatype, b.datatype) || compareTotally(a, b);
}

function recordOf({ value, datatype, language }: Literal): string {
  return JSON.stringify([value, datatype, language]);
}

function literalOf(record: string): Literal {
  const [value = '', datatype = '', language = ''] = JSON.parse(record) as string[];
  return { kind: 'literal', value, datatype, language };
}
