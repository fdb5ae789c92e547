import { describe, expect, it } from 'vitest';
import { owedFindings } from '../../src/check/owed.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { snapshotOf } from '../support/turtle.ts';

const shapes = `:C a sh:NodeShape ; sh:targetClass :Catalogue ; sh:order 1 ; sh:codeIdentifier "Catalogue" ;
  varanto:segment "" ; sh:description "All." ; sh:property [
    sh:path :statement ; sh:codeIdentifier "statement" ; sh:order 1 ; sh:nodeKind sh:IRI ;
    dash:propertyRole varanto:FootRole ; sh:description "The accessibility statement (Act 306/2019)."
  ] , [
    sh:path :other ; sh:codeIdentifier "other" ; sh:order 2 ; sh:nodeKind sh:IRI ; sh:description "It."
  ] .`;

describe('what a public body owes its readers', () => {
  it('is information where the catalogue does not state it', () => {
    expect(owedFindings(snapshotOf(shapes, '<> a :Catalogue .'))).toEqual([
      {
        severity: 'information',
        resource: 'https://museum.example/',
        place: 'Catalogue.statement',
        message:
          'is not stated, so no page has it at its foot: The accessibility statement (Act 306/2019).',
      },
    ]);
  });

  it('is nothing where the catalogue states it, or is no catalogue', () => {
    const stated = '<> a :Catalogue ; :statement <https://city.example/a11y> .';
    expect(owedFindings(snapshotOf(shapes, stated))).toEqual([]);
    expect(owedFindings(snapshotOf(shapes, ''))).toEqual([]);
  });

  it('is for those who check: a server and an export report none of it', () => {
    const { findings, snapshot } = loadCatalogue();
    expect(findings).toEqual([]);
    expect(owedFindings(snapshot).length).toBeGreaterThan(0);
  });
});
