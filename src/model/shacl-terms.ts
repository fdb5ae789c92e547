import { DASH, SHACL, VARANTO } from '../rdf/vocabulary.ts';

/**
 * What becomes of a SHACL term: it makes the schema, is only checked, makes the view or the pages, or is a remark for people and other
 * programs. Every other one is refused.
 */
export type Use = 'schema' | 'checked' | 'view' | 'pages' | 'remark';

/** The constraints that both kinds of shapes may have, by their use on a node shape. */
const constraints: Readonly<Record<string, Use>> = {
  [`${SHACL}class`]: 'checked',
  [`${SHACL}datatype`]: 'checked',
  [`${SHACL}nodeKind`]: 'checked',
  [`${SHACL}node`]: 'schema',
  [`${SHACL}and`]: 'schema',
  [`${SHACL}or`]: 'checked',
  [`${SHACL}xone`]: 'checked',
  [`${SHACL}not`]: 'checked',
  [`${SHACL}in`]: 'checked',
  [`${SHACL}hasValue`]: 'checked',
  [`${SHACL}pattern`]: 'checked',
  [`${SHACL}flags`]: 'checked',
  [`${SHACL}minLength`]: 'checked',
  [`${SHACL}maxLength`]: 'checked',
  [`${SHACL}singleLine`]: 'checked',
  [`${SHACL}languageIn`]: 'checked',
  [`${SHACL}minInclusive`]: 'checked',
  [`${SHACL}maxInclusive`]: 'checked',
  [`${SHACL}minExclusive`]: 'checked',
  [`${SHACL}maxExclusive`]: 'checked',
  [`${SHACL}equals`]: 'checked',
  [`${SHACL}disjoint`]: 'checked',
  [`${SHACL}closed`]: 'checked',
  [`${SHACL}ignoredProperties`]: 'checked',
  [`${SHACL}severity`]: 'checked',
  [`${SHACL}message`]: 'checked',
  [`${SHACL}deactivated`]: 'checked',
  [`${SHACL}targetNode`]: 'checked',
  [`${SHACL}targetSubjectsOf`]: 'checked',
  [`${SHACL}targetObjectsOf`]: 'checked',
  [`${SHACL}intent`]: 'remark',
  [`${SHACL}agentInstruction`]: 'remark',
};

/** The terms that a node shape may have. docs/shacl.md is this table in words. */
export const nodeShapeTerms: Readonly<Record<string, Use>> = {
  ...constraints,
  [`${SHACL}targetClass`]: 'schema',
  [`${SHACL}property`]: 'schema',
  [`${SHACL}codeIdentifier`]: 'schema',
  [`${SHACL}order`]: 'schema',
  [`${SHACL}name`]: 'schema',
  [`${SHACL}description`]: 'schema',
  [`${VARANTO}plural`]: 'schema',
  [`${VARANTO}pluralName`]: 'pages',
  [`${VARANTO}segment`]: 'schema',
  [`${VARANTO}searched`]: 'schema',
  [`${VARANTO}inherits`]: 'schema',
  [`${VARANTO}listed`]: 'pages',
  [`${VARANTO}formerStatus`]: 'pages',
  [`${VARANTO}schemaOrg`]: 'pages',
  [`${VARANTO}requestKind`]: 'pages',
  [`${SHACL}rule`]: 'view',
  [`${VARANTO}profile`]: 'view',
};

/** The terms that a property shape may have. */
export const propertyShapeTerms: Readonly<Record<string, Use>> = {
  ...constraints,
  [`${SHACL}path`]: 'schema',
  [`${SHACL}codeIdentifier`]: 'schema',
  [`${SHACL}order`]: 'schema',
  [`${SHACL}name`]: 'schema',
  [`${SHACL}description`]: 'schema',
  [`${SHACL}class`]: 'schema',
  [`${SHACL}or`]: 'schema',
  [`${SHACL}datatype`]: 'schema',
  [`${SHACL}nodeKind`]: 'schema',
  [`${SHACL}in`]: 'schema',
  [`${SHACL}minCount`]: 'schema',
  [`${SHACL}maxCount`]: 'schema',
  [`${SHACL}uniqueLang`]: 'schema',
  [`${SHACL}qualifiedValueShape`]: 'schema',
  [`${SHACL}qualifiedMinCount`]: 'checked',
  [`${SHACL}qualifiedMaxCount`]: 'checked',
  [`${SHACL}qualifiedValueShapesDisjoint`]: 'checked',
  [`${SHACL}lessThan`]: 'checked',
  [`${SHACL}lessThanOrEquals`]: 'checked',
  [`${SHACL}property`]: 'checked',
  [`${SHACL}targetClass`]: 'checked',
  [`${SHACL}defaultValue`]: 'schema',
  [`${SHACL}shape`]: 'remark',
  [`${SHACL}group`]: 'pages',
  [`${VARANTO}schemaOrg`]: 'pages',
  [`${SHACL}unit`]: 'remark',
  [`${DASH}propertyRole`]: 'schema',
  [`${DASH}hidden`]: 'schema',
  [`${VARANTO}searched`]: 'schema',
  [`${VARANTO}anySize`]: 'schema',
  [`${VARANTO}enum`]: 'schema',
  [`${VARANTO}valueName`]: 'pages',
};

/** The terms that a part of a page (`sh:PropertyGroup`) may have. */
export const groupTerms: Readonly<Record<string, Use>> = {
  [`${SHACL}order`]: 'pages',
  [`${SHACL}group`]: 'remark',
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
