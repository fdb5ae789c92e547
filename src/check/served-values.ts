import type { Field } from '../model/model.ts';
import { datatypeOf, isLexical } from '../rdf/datatype.ts';
import { isBlank } from '../rdf/visible-text.ts';
import type { Value } from '../reading/view.ts';
import type { Finding } from './finding.ts';

/**
 * The values of a field that are values of its datatype, but that its GraphQL scalar cannot give: integers beyond 32 bits,
 * which the field has to ask for, and infinite numbers, which an answer leaves out.
 */
export function unservedValues(
  field: Field,
  values: readonly Value[],
): readonly Pick<Finding, 'severity' | 'message'>[] {
  const { range } = field;
  // Most fields have no value, or none of a number.
  if (range.kind !== 'literal' || !values.length) return NONE;
  const type = datatypeOf(range);
  const scalar = type.scalar;
  if (scalar !== 'Int' && scalar !== 'Float') return NONE;
  return values.flatMap((value) => {
    if (value.kind === 'resource' || value.datatype !== range.datatype) return [];
    const flaw = type.flaw(value.value);
    if (flaw === undefined || !isLexical(value)) return [];
    const severity = scalar === 'Int' || field.required ? field.severity : 'warning';
    return [{ severity, message: `${flaw}${WORDS[scalar]}` }];
  });
}

const NONE: readonly never[] = [];

/** What follows the flaw, by the scalar. */
const WORDS = {
  Int: ', as an Int of GraphQL is: put varanto:anySize true on the property for larger ones',
  Float: ', so that answers in GraphQL leave it out',
} as const;

/** The texts of a field that show nothing: an empty translation, as tables with a column for each language leave it. */
export function blankTexts(
  { range }: Field,
  values: readonly Value[],
): readonly Pick<Finding, 'severity' | 'message'>[] {
  if (range.kind !== 'text') return NONE;
  return values.flatMap((value) =>
    value.kind === 'literal' && isBlank(value.value)
      ? [{ severity: 'warning' as const, message: blankMessage(value.language) }]
      : [],
  );
}

function blankMessage(language: string): string {
  return `expected a text, got a blank one${language && ` in "${language}"`}: leave it out, since another language is given in its place`;
}
