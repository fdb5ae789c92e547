import { describe, expect, it } from 'vitest';
import { constraintNames } from '../../src/model/read-constraints.ts';
import {
  expressionTerms,
  isDeclaration,
  nodeShapeTerms,
  propertyShapeTerms,
  ruleTerms,
} from '../../src/model/shacl-terms.ts';
import { DASH, SHACL, VARANTO } from '../../src/rdf/vocabulary.ts';

describe('the table of terms that a property shape may have', () => {
  it('has every parameter that the check knows', () => {
    for (const name of constraintNames) expect(propertyShapeTerms).toHaveProperty([SHACL + name]);
  });

  it('has beyond these what makes a field, and nothing else', () => {
    const others = Object.keys(propertyShapeTerms).filter(
      (term) => !constraintNames.some((name) => SHACL + name === term),
    );
    const made = ['path', 'codeIdentifier', 'order', 'name', 'description', 'flags', 'severity'];
    expect(others.sort()).toEqual(
      [
        ...[...made, 'message', 'deactivated', 'ignoredProperties'].map((name) => SHACL + name),
        ...['Class', 'Node', 'SubjectsOf', 'ObjectsOf'].map((name) => `${SHACL}target${name}`),
        ...['defaultValue', 'group', 'unit', 'shape', 'intent', 'agentInstruction'].map(
          (name) => SHACL + name,
        ),
        ...['propertyRole', 'hidden'].map((name) => DASH + name),
        ...['searched', 'anySize', 'enum', 'schemaOrg', 'valueName'].map((name) => VARANTO + name),
      ].sort(),
    );
  });

  it('has terms alone that must be in a table, and so have the others', () => {
    const tables = [propertyShapeTerms, nodeShapeTerms, ruleTerms, expressionTerms];
    const terms = tables.flatMap((table) => Object.keys(table));
    expect(terms.filter((term) => !isDeclaration(term))).toEqual([]);
  });
});

describe('a declaration', () => {
  it.each([`${SHACL}anything`, `${DASH}anything`, `${VARANTO}anything`])('is %s', (term) => {
    expect(isDeclaration(term)).toBe(true);
  });

  it.each(['http://www.w3.org/2000/01/rdf-schema#comment', 'http://purl.org/dc/terms/source'])(
    'is not %s',
    (term) => {
      expect(isDeclaration(term)).toBe(false);
    },
  );
});
