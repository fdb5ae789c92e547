import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { ContextDocument } from '../../src/linked-data/context.ts';
import { describeAll, documentOf } from '../../src/linked-data/description.ts';
import { modelTerms } from '../../src/linked-data/model-terms.ts';
import { nodeObject } from '../../src/linked-data/node-object.ts';
import { singleStep } from '../../src/rdf/path.ts';
import { loaderOf, nquadsOfJsonLd, withTypeLists } from '../support/graph.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { snapshotOf } from '../support/turtle.ts';
import { some } from '../support/wide.ts';

const { snapshot } = loadCatalogue();
const { model } = snapshot;
const known = { address: `${BASE}context.jsonld`, text: new ContextDocument(model).text };
const documentLoader = loaderOf(known);
const terms = (JSON.parse(known.text) as { '@context': Record<string, unknown> })['@context'];

/** Sets have no order: each list of an object is sorted, so that two objects compare as JSON values. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unordered).sort(byText);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, unordered(each)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

describe('the JSON-LD context', () => {
  it('has a term for each field of one predicate, forward or backward, and for no other', () => {
    for (const shape of model.shapes) {
      const scoped = (terms[shape.name] as { '@context'?: Record<string, unknown> })['@context'];
      for (const { name, path } of shape.fields) {
        const definition = (scoped?.[name] ?? terms[name]) as Record<string, unknown> | undefined;
        const step = singleStep(path);
        const found = step && definition?.[step.inverse ? '@reverse' : '@id'];
        expect(found, `${shape.name}.${name}`).toBe(step?.predicate);
      }
    }
  });

  it('scopes a name to its type exactly where the name means two things', () => {
    const scoped = Object.values(terms).flatMap((definition) =>
      Object.keys((definition as { '@context'?: object } | null)?.['@context'] ?? {}),
    );
    expect(new Set(scoped)).toEqual(
      new Set(['name', 'informationResources', 'registers', 'informationSystems', 'tosClasses']),
    );
    expect(scoped.filter((name) => Object.hasOwn(terms, name))).toEqual([]);
  });

  it('reads a field that points backward as the statement that it is', async () => {
    const document = {
      '@context': known.address,
      id: 'https://example.org/unit',
      type: 'Organisation',
      registers: ['https://example.org/register'],
      tosClasses: ['https://example.org/class'],
    };
    const nquads = await nquadsOfJsonLd(document, known);
    expect(nquads).toContain(
      '<https://example.org/register> <https://w3id.org/varanto#holder> <https://example.org/unit> .',
    );
    expect(nquads).toContain(
      '<https://example.org/unit> <https://w3id.org/varanto#tosClass> <https://example.org/class> .',
    );
  });
});

describe('a node object', () => {
  const names = modelTerms(model, known.address);
  const objects = [...describeAll(snapshot.described)].map(
    (each) => JSON.parse(nodeObject(each, names)) as jsonld.NodeObject,
  );

  it('is what the jsonld library makes of the same graph under the same context', async () => {
    const asked = some(objects, 4);
    const document = { '@context': known.address, '@graph': asked };
    const expanded = await jsonld.expand(document, { documentLoader });
    const context = known.address as unknown as jsonld.ContextDefinition;
    const options = { documentLoader, compactToRelative: false, graph: true };
    const compact: jsonld.NodeObject = await jsonld.compact(expanded, context, options);
    expect(unordered(asked)).toEqual(unordered(withTypeLists(compact['@graph'])));
  });

  it('begins with type and id, and always has type as a list', () => {
    for (const object of objects) expect(Object.keys(object).slice(0, 2)).toEqual(['type', 'id']);
    expect(objects.every(({ type }) => Array.isArray(type))).toBe(true);
  });

  it('has a property a line, those of its shape in their order', () => {
    const artwork = snapshotOf(
      `:WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
        varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
        sh:property [ sh:path :title ; sh:codeIdentifier "title" ; sh:order 1 ;
          sh:datatype rdf:langString ; sh:description "Its title."@en ] ;
        sh:property [ sh:path :maker ; sh:codeIdentifier "maker" ; sh:order 2 ;
          sh:nodeKind sh:IRI ; sh:maxCount 1 ; sh:description "Who made it."@en ] .`,
      `<work/1> a :Thing , :Work ; :maker <a> ; :a "b"@fi ; :title "Yö"@fi , "Night"@en , "Dusk"@en , "0" .`,
    );
    const [first] = describeAll(artwork.described);
    expect(first && nodeObject(first, modelTerms(artwork.model, known.address))).toBe(`{
      "type": ["Work", "https://museum.example/terms#Thing"],
      "id": "https://museum.example/work/1",
      "title": [
        "0",
        { "@language": "en", "@value": "Dusk" },
        { "@language": "en", "@value": "Night" },
        { "@language": "fi", "@value": "Yö" }
      ],
      "maker": "https://museum.example/a",
      "https://museum.example/terms#a": { "@language": "fi", "@value": "b" }
    }`);
  });
});

describe("a resource's own document", () => {
  const unit = snapshot.resource(`${BASE}organisation/viestintaosasto`);
  const documents = documentOf(unit);

  it('holds all its statements first', () => {
    expect(documents[0]?.resource).toBe(unit);
    expect(new Map(documents[0]?.statements)).toEqual(unit.statements);
  });

  it('holds the statements that point to it by the inverse fields of its shape', () => {
    const pointing = documents
      .slice(1)
      .flatMap(({ resource, statements }) =>
        statements.flatMap(([predicate, values]) =>
          values.includes(unit) ? [`${resource.shape?.name ?? ''} ${predicate}`] : [],
        ),
      );
    const counts: Record<string, number> = {};
    for (const each of pointing) counts[each] = (counts[each] ?? 0) + 1;
    expect(counts).toEqual({
      'InformationResource https://w3id.org/varanto#holder': 1,
      'InformationSystem https://w3id.org/varanto#holder': 1,
      'Register https://w3id.org/varanto#holder': 6,
      'SourceRecord http://xmlns.com/foaf/0.1/primaryTopic': 1,
    });
  });

  it('names each resource by its types and its label', () => {
    for (const { resource, statements } of documents.slice(1)) {
      const { label } = resource.shape ?? {};
      const texts = statements.flatMap(([, values]) =>
        values.filter(({ kind }) => kind === 'literal'),
      );
      expect(texts).toEqual(label ? resource.literals(label) : []);
      expect(
        new Map(statements).get('http://www.w3.org/1999/02/22-rdf-syntax-ns#type'),
      ).toHaveLength(resource.types.length);
    }
  });
});
