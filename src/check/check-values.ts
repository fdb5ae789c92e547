import type { Constraints } from '../model/constraints.ts';
import { nodeKey } from '../rdf/compare-literals.ts';
import { termKey } from '../rdf/literal.ts';
import type { Field } from '../model/model.ts';
import { datatypes } from '../rdf/datatype.ts';
import { XSD } from '../rdf/vocabulary.ts';
import type { Value } from '../store/value.ts';
import { conditions, isA, type Condition } from './value-conditions.ts';

/** A constraint that the values of a field do not keep. */
interface Breach {
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
  const languages = values.flatMap((value) =>
    value.kind === 'literal' && value.language ? [value.language] : [],
  );
  const repeated = languages.filter((language, index) => languages.indexOf(language) !== index);
  return [...new Set(repeated)].map(
    (language) => `expected one text in a language, got several in "${language}"`,
  );
}

function each({ keeps, expected }: Condition): Check['messages'] {
  return (values) =>
    values
      .filter((value) => !keeps(value))
      .map((value) => `expected ${shortened(expected)}, got ${shown(value)}`);
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
