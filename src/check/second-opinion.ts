import type { Finding } from './finding.ts';
import { validate, type Validated } from './validate.ts';

/** What a full SHACL validator says of the data besides the check from the model, which decides where the two differ. */
interface SecondOpinion {
  readonly findings: readonly Finding[];
  /** What the validator reported and the check ignores, a sentence for each constraint of a field. */
  readonly notes: readonly string[];
}

/** Asks a full SHACL validator too; what it says of constraints that it reads in another way is noted, not found. */
export async function secondOpinion(loaded: Validated): Promise<SecondOpinion> {
  const found = await validate(loaded);
  return {
    findings: found.filter((finding) => reasonOf(finding) === undefined),
    notes: notesOn(found),
  };
}

const COMPARES = 'it compares numbers as doubles, and times as dates of JavaScript';
const COUNTS = 'it counts some characters twice';
const TERMS = 'it compares terms and not values';

/** How the validator reads a constraint otherwise than SHACL or this catalogue, by the constraint. */
const REASONS: Readonly<Record<string, string>> = {
  datatype: 'it has other forms than XML Schema 1.1',
  in: TERMS,
  hasValue: TERMS,
  pattern: 'it reads patterns as those of JavaScript, without the flag u',
  minLength: COUNTS,
  maxLength: COUNTS,
  languageIn: 'it compares languages as texts',
  minInclusive: COMPARES,
  maxInclusive: COMPARES,
  minExclusive: COMPARES,
  maxExclusive: COMPARES,
};

function reasonOf({ constraint = '' }: Finding): string | undefined {
  return Object.hasOwn(REASONS, constraint) ? REASONS[constraint] : undefined;
}

function notesOn(findings: readonly Finding[]): string[] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const reason = reasonOf(finding);
    const note = `sh:${finding.constraint ?? ''} of ${finding.place ?? ''}: ${reason ?? ''}`;
    if (reason !== undefined) counts.set(note, (counts.get(note) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([note, count]) => `passed over, ${count} of rdf-validate-shacl on ${note} (docs/shacl.md)`,
    );
}
