import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
} from 'graphql';
import { ownParameters, type NamedQuery, type QueryVariable } from './named-query.ts';

/** The variables that the parameters of an address give to a named query, or what is wrong with them. */
type VariablesOutcome =
  | { readonly values: Readonly<Record<string, unknown>>; readonly mistake?: undefined }
  | { readonly mistake: string; readonly values?: undefined };

/** Reads the variables of a named query from the parameters of an address. An empty one is as if it were not there. */
export function variablesIn(
  { variables, slug }: NamedQuery,
  parameters: URLSearchParams,
): VariablesOutcome {
  const names = new Set([...variables.map(({ name }) => name), ...ownParameters]);
  const unknown = [...parameters.keys()].find((name) => !names.has(name));
  if (unknown !== undefined) return { mistake: `${quoted(unknown)}: ${listOf(variables, slug)}` };
  const values: Record<string, unknown> = {};
  for (const variable of variables) {
    const { name, type, inputType, isRequired } = variable;
    const given = parameters.getAll(name).filter((text) => text !== '');
    if (!given.length && isRequired)
      return {
        mistake: `${name}: expected a value of ${type}, got none. ${listOf(variables, slug)}`,
      };
    if (!given.length) continue;
    try {
      values[name] = valueOf(given, inputType);
    } catch {
      return { mistake: `${name}: expected ${type}, got ${quoted(given.join('&'))}` };
    }
  }
  return { values };
}

function listOf(variables: readonly QueryVariable[], slug: string): string {
  if (!variables.length) return `the query "${slug}" has no parameters`;
  const names = variables.map(({ name, type }) => `${name} (${type})`).join(', ');
  return `the query "${slug}" has the parameters ${names}`;
}

/** A list has a parameter for each of its values. Throws where a text is no value of the type. */
function valueOf(given: readonly string[], type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return given.map((text) => scalarOf(text, nullable.ofType));
  if (given.length > 1) throw new Error('more than one value');
  return scalarOf(given[0] ?? '', nullable);
}

function scalarOf(text: string, type: GraphQLInputType): unknown {
  const named = getNamedType(type);
  if (isInputObjectType(named)) return JSON.parse(text);
  const read = READERS[named.name];
  return read ? read(text) : text;
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  Int: (text) => matched(/^[+-]?\d+$/, text, Number),
  Float: (text) => matched(/^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/, text, Number),
  Boolean: (text) => matched(/^(?:true|false)$/, text, (value) => value === 'true'),
};

function matched<Result>(pattern: RegExp, text: string, read: (text: string) => Result): Result {
  if (!pattern.test(text)) throw new Error('no such value');
  return read(text);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
