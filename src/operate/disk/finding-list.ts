import type { Finding } from '../../check/finding.ts';

/** So many violations are enough to see what is wrong: the check ends with them. */
const MOST_VIOLATIONS = 1_000;

/** So many warnings stay in memory; further ones are counted. */
const MOST_WARNINGS = 10_000;

/** Findings in bounded memory. */
export class FindingList {
  readonly #violations: Finding[] = [];
  readonly #warnings: Finding[] = [];
  #more = 0;

  add(findings: Iterable<Finding>): void {
    for (const finding of findings)
      if (finding.severity === 'violation') this.#violations.push(finding);
      else if (this.#warnings.length < MOST_WARNINGS) this.#warnings.push(finding);
      else this.#more += 1;
  }

  /** Whether there are so many violations that nobody needs further ones. */
  get isEnough(): boolean {
    return this.#violations.length >= MOST_VIOLATIONS;
  }

  get all(): Finding[] {
    return [...this.#violations, ...this.#warnings, ...this.#counted];
  }

  get #counted(): Finding[] {
    const message = `${this.#more.toLocaleString('en')} further warnings, which are not listed`;
    return this.#more ? [{ severity: 'warning', message }] : [];
  }
}
