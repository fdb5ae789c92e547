import type { Field } from '../../model/model.ts';
import type { Resource } from '../../store/resource.ts';
import type { Value } from '../../store/value.ts';
import type { Filter, FilterInput } from './filter.ts';
import { valueTest, type ValueTest } from './value-test.ts';

/** A field without links: some value of it keeps all that is said of values, in whatever language. */
export function valueFilter(field: Field, said: FilterInput): Filter {
  const datatype = field.range.kind === 'literal' ? field.range.datatype : undefined;
  return filterOn((resource) => resource.values(field), said, datatype);
}

/** What every resource has besides its fields, told as a text: its address, the name of its type. */
export function textFilter(text: (resource: Resource) => string, said: FilterInput): Filter {
  const literal = (value: string): Value => ({
    kind: 'literal',
    value,
    datatype: '',
    language: '',
  });
  return filterOn((resource) => [literal(text(resource))], said, undefined);
}

/** A resource that is not there has no values: a filter that asks for none is content with it. */
function filterOn(
  valuesOf: (resource: Resource) => readonly Value[],
  { exists, ...said }: FilterInput,
  datatype: string | undefined,
): Filter {
  const tests = Object.entries(said).map(([name, operand]) => valueTest(name, operand, datatype));
  const [only, second] = tests;
  // Most filters say one thing of one value, of each resource of a list.
  const keeps: ValueTest = only && !second ? only : (value) => tests.every((test) => test(value));
  return (resource) => {
    const values = resource ? valuesOf(resource) : [];
    if (exists !== undefined && values.length > 0 !== exists) return false;
    if (!only) return true;
    for (const value of values) if (keeps(value)) return true;
    return false;
  };
}
