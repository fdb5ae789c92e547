import { describe, expect, it } from 'vitest';
import {
  factsIn,
  writtenPages,
  type FoundFact,
  type WrittenPage,
} from '../../support/page-facts.ts';
import { imported } from '../../support/pages.ts';

const pages = writtenPages();

/** What the importer finds of a page, beside what a reader finds. */
function read({ name, text, file, language, organisation, facts }: WrittenPage) {
  const page = imported(text, { file, language, organisation });
  const found = factsIn(page, organisation);
  const wrong = found.filter(({ fact }) => !facts.includes(fact));
  const missing = facts.filter((fact) => !found.some((each) => each.fact === fact));
  return { name, page, facts, found, wrong, missing };
}

const results = pages.map(read);

/** What a fact is of: the word before its colon. */
function kindOf(fact: string): string {
  return fact.slice(0, fact.indexOf(':'));
}

const kinds = [...new Set(pages.flatMap(({ facts }) => facts.map(kindOf)))].sort();

function figures(kind: string) {
  const ofKind = (facts: readonly string[]): number =>
    facts.filter((fact) => kindOf(fact) === kind).length;
  const sum = (count: (result: (typeof results)[number]) => number): number =>
    results.reduce((total, each) => total + count(each), 0);
  const wanted = sum(({ facts }) => ofKind(facts));
  const right = wanted - sum(({ missing }) => ofKind(missing));
  const wrong = sum((each) => ofKind(sure(each.wrong)));
  return { kind, wanted, recall: right / wanted, precision: right / (right + wrong || 1) };
}

function sure(found: readonly FoundFact[]): string[] {
  return found.filter(({ isDoubted }) => !isDoubted).map(({ fact }) => fact);
}

describe('pages that were written by somebody who had not read the importer', () => {
  it('are 60 at least, in three languages', () => {
    expect(pages.length).toBeGreaterThanOrEqual(60);
    expect(new Set(pages.map(({ language }) => language))).toEqual(new Set(['fi', 'sv', 'en']));
  });

  it.each(kinds)(
    'give at least 95 of 100 facts of the kind %s, and at most 5 wrong ones',
    (kind) => {
      const { wanted, recall, precision } = figures(kind);
      console.log(
        `${kind}: ${wanted} facts, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
      );
      expect(recall).toBeGreaterThanOrEqual(0.95);
      expect(precision).toBeGreaterThanOrEqual(0.95);
    },
  );

  it.each(results)('$name: nothing wrong is written as if it were sure', ({ wrong }) => {
    expect(sure(wrong)).toEqual([]);
  });

  it.each(results)('$name: the report says so where something is missing', ({ missing, page }) => {
    const { totals, notes } = page.report;
    if (missing.length)
      expect(totals['not understood'] + totals['not sure'] + notes.length).toBeGreaterThan(0);
  });
});
