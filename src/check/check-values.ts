import type { Constraints } from '../model/constraints.ts';
import { nodeKey } from '../rdf/compare-literals.ts';
import { termKey } from '../rdf/literal.ts';
import type { Field } from '../model/model.ts';
import { datatypes } from '../rdf/datatype.ts';
import { XSD } from '../rdf/vocabulary.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { compareValues } from '../reading/values.ts';
import type { Value } from '../reading/view.ts';
import { conditions, isA, type Condition } from './value-conditions.ts';

/** A constraint that the values of a field do not keep. */
export interface Breach {
  readonly constraint: keyof Constraints;
  readonly message: string;
}

/** What the values of a field's path do not keep of its shape, as SHACL Core has it (section 4). */
export function breachesOf(field: Constrained, values: readonly Value[]): Breach[] {
  let checks = compiled.get(field);
  if (!checks) compiled.set(field, (checks = compile(field.constraints)));
  return checks.flatMap(({ constraint, messages }) =>
    messages(values).map((message) => ({ constraint, message })),
  );
}

/** What a field asks of each of its values by itself. */
export function conditionsOf({ constraints }: Constrained): Condition[] {
  return (Object.keys(constraints) as (keyof Constraints)[]).flatMap(
    (constraint) => conditions[constraint]?.(constraints[constraint] as never) ?? [],
  );
}

/** A field, or a condition of a rule. */
type Constrained = Pick<Field, 'constraints'>;

interface Check {
  readonly constraint: keyof Constraints;
  /** A message for each way in which the values do not keep the constraint. */
  readonly messages: (values: readonly Value[]) => string[];
}

const compiled = new WeakMap<Constrained, readonly Check[]>();

function compile(constraints: Constraints): Check[] {
  return (Object.keys(constraints) as (keyof Constraints)[]).flatMap((constraint) => {
    const condition = conditions[constraint]?.(constraints[constraint] as never);
    const messages = condition ? each(condition) : whole[constraint]?.(constraints);
    return messages ? [{ constraint, messages }] : [];
  });
}

/** The constraints that look at all values of a field together (SHACL, sections 4.2, 4.4.4, 4.7.3 and 4.8.2). */
const whole: Partial<Record<keyof Constraints, (constraints: Constraints) => Check['messages']>> = {
  minCount:
    ({ minCount = 0 }) =>
    ({ length }) =>
      counted(length < minCount, `at least ${minCount}`, length),
  maxCount:
    ({ maxCount = 0 }) =>
    ({ length }) =>
      counted(length > maxCount, `at most ${maxCount}`, length),
  qualifiedMinCount: ({ qualifiedMinCount: least = 0, qualifiedValueShape: type = '' }) =>
    qualified(type, (found) =>
      counted(found < least, `at least ${least} of the class ${type}`, found),
    ),
  qualifiedMaxCount: ({ qualifiedMaxCount: most = 0, qualifiedValueShape: type = '' }) =>
    qualified(type, (found) =>
      counted(found > most, `at most ${most} of the class ${type}`, found),
    ),
  uniqueLang: ({ uniqueLang }) => (uniqueLang ? repeatedLanguages : () => []),
  hasValue:
    ({ hasValue = [] }) =>
    (values) =>
      hasValue
        .filter((wanted) => !values.some((value) => nodeKey(value) === nodeKey(wanted)))
        .map((wanted) => `expected ${shortened(termKey(wanted))} among the values`),
};

function counted(isBroken: boolean, expected: string, got: number): string[] {
  return isBroken ? [`expected ${expected}, got ${got || 'none'}`] : [];
}

function qualified(type: string, judge: (found: number) => string[]): Check['messages'] {
  return (values) => judge(values.filter((value) => isA(value, type)).length);
}

function repeatedLanguages(values: readonly Value[]): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const value of values) {
    if (value.kind !== 'literal' || !value.language) continue;
    if (seen.has(value.language)) repeated.add(value.language);
    seen.add(value.language);
  }
  return [...repeated]
    .sort(compareTexts)
    .map((language) => `expected one text in a language, got several in "${language}"`);
}

/** How many values of a field are listed one by one that do not keep a condition. */
const LISTED = 10;

function each({ keeps, expected }: Condition): Check['messages'] {
  return (values) => {
    const broken = values.filter((value) => !keeps(value)).sort(compareValues);
    const wanted = shortened(expected);
    const messages = broken
      .slice(0, LISTED)
      .map((value) => `expected ${wanted}, got ${shown(value)}`);
    const more = broken.length - messages.length;
    return more > 0 ? [...messages, `expected ${wanted}, got ${more} others`] : messages;
  };
}

function shown(value: Value): string {
  if (value.kind === 'resource')
    return `<${value.id}>${value.statements.size ? '' : ', which the data does not describe'}`;
  const flaw = datatypes.get(value.datatype)?.flaw(value.value);
  return shortened(termKey(value).replace(`^^${XSD}`, '^^xsd:')) + (flaw ? `: ${flaw}` : '');
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
