import { DASH, SHACL, VARANTO } from '../rdf/vocabulary.ts';

/** What becomes of a SHACL term: it makes the schema, is only checked, or makes the view. Every other one is refused. */
export type Use = 'schema' | 'checked' | 'view';

/** The terms that a node shape may have. docs/shacl.md is this table in words. */
export const nodeShapeTerms: Readonly<Record<string, Use>> = {
  [`${SHACL}targetClass`]: 'schema',
  [`${SHACL}property`]: 'schema',
  [`${SHACL}codeIdentifier`]: 'schema',
  [`${SHACL}order`]: 'schema',
  [`${SHACL}name`]: 'schema',
  [`${SHACL}description`]: 'schema',
  [`${VARANTO}plural`]: 'schema',
  [`${VARANTO}segment`]: 'schema',
  [`${VARANTO}searched`]: 'schema',
  [`${SHACL}rule`]: 'view',
  [`${VARANTO}profile`]: 'view',
};

/** The terms that a property shape may have. */
export const propertyShapeTerms: Readonly<Record<string, Use>> = {
  [`${SHACL}path`]: 'schema',
  [`${SHACL}codeIdentifier`]: 'schema',
  [`${SHACL}order`]: 'schema',
  [`${SHACL}name`]: 'schema',
  [`${SHACL}description`]: 'schema',
  [`${SHACL}class`]: 'schema',
  [`${SHACL}or`]: 'schema',
  [`${SHACL}datatype`]: 'schema',
  [`${SHACL}nodeKind`]: 'schema',
  [`${SHACL}minCount`]: 'schema',
  [`${SHACL}maxCount`]: 'schema',
  [`${SHACL}uniqueLang`]: 'schema',
  [`${SHACL}qualifiedValueShape`]: 'schema',
  [`${SHACL}qualifiedMinCount`]: 'checked',
  [`${SHACL}qualifiedMaxCount`]: 'checked',
  [`${SHACL}in`]: 'checked',
  [`${SHACL}hasValue`]: 'checked',
  [`${SHACL}pattern`]: 'checked',
  [`${SHACL}flags`]: 'checked',
  [`${SHACL}minLength`]: 'checked',
  [`${SHACL}maxLength`]: 'checked',
  [`${SHACL}languageIn`]: 'checked',
  [`${SHACL}minInclusive`]: 'checked',
  [`${SHACL}maxInclusive`]: 'checked',
  [`${SHACL}minExclusive`]: 'checked',
  [`${SHACL}maxExclusive`]: 'checked',
  [`${SHACL}severity`]: 'checked',
  [`${SHACL}message`]: 'checked',
  [`${DASH}propertyRole`]: 'schema',
  [`${VARANTO}searched`]: 'schema',
  [`${VARANTO}anySize`]: 'schema',
};

/** The terms that a rule may have. */
export const ruleTerms: Readonly<Record<string, Use>> = {
  [`${SHACL}subject`]: 'view',
  [`${SHACL}predicate`]: 'view',
  [`${SHACL}object`]: 'view',
  [`${SHACL}condition`]: 'view',
};

/** The terms that an expression of a rule may have. */
export const expressionTerms: Readonly<Record<string, Use>> = {
  [`${SHACL}path`]: 'view',
  [`${SHACL}nodes`]: 'view',
  [`${VARANTO}template`]: 'view',
};

/** Whether a predicate must be in the table of its shape; others, such as `rdfs:comment`, are remarks. */
export function isDeclaration(predicate: string): boolean {
  return [SHACL, DASH, VARANTO].some((namespace) => predicate.startsWith(namespace));
}
