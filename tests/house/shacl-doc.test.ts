import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { constraintNames } from '../../src/model/read-constraints.ts';
import { readModel } from '../../src/model/read-model.ts';
import {
  expressionTerms,
  groupTerms,
  nodeShapeTerms,
  propertyShapeTerms,
  ruleTerms,
} from '../../src/model/shacl-terms.ts';
import { DASH, SHACL, VARANTO } from '../../src/rdf/vocabulary.ts';
import { reservedPaths } from '../../src/http/routes.ts';

const NAMESPACES: Readonly<Record<string, string>> = { sh: SHACL, dash: DASH, varanto: VARANTO };
const sections = readFileSync('docs/shacl.md', 'utf8').split('\n## ');

/** The rows of a section's table: the term's address, and what stands in the next column. */
function rowsOf(heading: string): [string, string][] {
  const section = sections.find((each) => each.startsWith(heading)) ?? '';
  const rows = section.matchAll(/^\| `(\w+):(\w+)` \| ([^|]+) \|/gm);
  return [...rows].map(([, prefix = '', local = '', second = '']) => [
    (NAMESPACES[prefix] ?? '') + local,
    second.trim(),
  ]);
}

const shapes = readFileSync('ontology/shapes.ttl', 'utf8');
const place = 'shape:Register a sh:NodeShape ;';

describe('docs/shacl.md', () => {
  it('has the terms of a node shape that the program reads', () => {
    expect(Object.fromEntries(rowsOf('On a node shape'))).toEqual(nodeShapeTerms);
  });

  it('has the terms of a property shape that the program reads', () => {
    expect(Object.fromEntries(rowsOf('On a property shape'))).toEqual(propertyShapeTerms);
  });

  it('has the terms of a part of a page that the program reads', () => {
    expect(Object.fromEntries(rowsOf('On a part of a page'))).toEqual(groupTerms);
  });

  it('has the terms of a rule and of its expressions that the program reads', () => {
    expect(Object.fromEntries(rowsOf('On a rule'))).toEqual(ruleTerms);
    expect(Object.fromEntries(rowsOf('In an expression of a rule'))).toEqual(expressionTerms);
  });

  it('has each constraint that the check knows', () => {
    const documented = rowsOf('On a property shape').map(([term]) => term.replace(SHACL, ''));
    expect(constraintNames.filter((name) => !documented.includes(name))).toEqual([]);
  });

  it.each(rowsOf('Refused'))('is right that %s is refused', (term) => {
    const onShape = shapes.replace(place, `${place} <${term}> shape:Register ;`);
    const store = new Store(new Parser({ baseIRI: 'https://example.org/' }).parse(onShape));
    expect(() => readModel(store, { prefixes: {}, reserved: reservedPaths })).toThrow(
      /^Register: sh:\w+ is unknown or refused/,
    );
  });
});
