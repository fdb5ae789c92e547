import type { Json, JsonObject } from '../../src/graphiql/answer/json.ts';

/** A group as the server answers it: a key for each field, and what was counted. */
export function group(
  keys: Readonly<Record<string, string | null>>,
  counted: JsonObject = {},
): JsonObject {
  const of = Object.entries(keys).map(([field, displayName]) => ({
    field,
    value: displayName,
    displayName,
  }));
  return { keys: of, ...counted };
}

/** Groups of registers under a total, as the server answers them. */
export function groups(totalCount: number, ...nodes: readonly JsonObject[]): Json {
  return { registers: { groups: { totalCount, nodes } } };
}

/** A facet of registers as the server answers it. */
export function facets(field: string, counts: Readonly<Record<string, number>>): Json {
  const values = Object.entries(counts).map(([label, count]) => ({
    value: `id/${label}`,
    label,
    count,
  }));
  return { registers: { facets: [{ field, totalCount: values.length, values }] } };
}
