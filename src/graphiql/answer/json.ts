/** A value of a GraphQL answer. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object of a GraphQL answer. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Whether a value is an object, neither a list nor a literal. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a list of objects; `undefined` for anything else, the empty list too. */
export function objectsOf(value: Json | undefined): readonly JsonObject[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const items = value as readonly Json[];
  const objects = items.filter(isObject);
  return objects.length === items.length ? objects : undefined;
}

/** A literal as text; an empty text for a missing value. */
export function textOf(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
