import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { Store, Writer } from 'n3';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.ts';
import { ContextDocument } from '../../src/linked-data/context.ts';
import { describeAll } from '../../src/linked-data/description.ts';
import { formatNamed } from '../../src/linked-data/formats.ts';
import type { Writing } from '../../src/linked-data/writing.ts';
import { prefixTerms } from '../../src/linked-data/prefix-terms.ts';
import { modelWriting } from '../../src/linked-data/writing.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { arbitraryQuads } from '../support/arbitrary-graph.ts';
import { arbitraryModel } from '../support/arbitrary-model.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import {
  canonicalNQuads,
  canonicalQuads,
  loaderOf,
  nquadsOfJsonLd,
  quadsOfStreamedJsonLd,
  withTypeLists,
} from '../support/graph.ts';
import { runs } from '../support/runs.ts';
import { modelOf, MUSEUM, storeOf, TERMS } from '../support/turtle.ts';
import { widely } from '../support/wide.ts';

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const own = loadCatalogue().snapshot.model;
const fixture = 'tests/fixtures/museum';
const museum = loadCatalogue({ ontology: `${fixture}/ontology`, data: `${fixture}/data` }).snapshot
  .model;

/** Random statements, with the model that they are written under. */
class Sample {
  readonly model: Model;
  readonly quads: readonly Quad[];

  constructor(model: Model, quads: readonly Quad[]) {
    this.model = model;
    this.quads = [...new Store([...quads])];
  }

  /** What a failing test prints. */
  [fc.toStringMethod](): string {
    const statements = new Writer({ format: 'application/n-triples' }).quadsToString([
      ...this.quads,
    ]);
    const context = this.model === own ? '' : new ContextDocument(this.model).text;
    return `${context}${statements}`;
  }
}

function samplesOf(model: Model): fc.Arbitrary<Sample> {
  const namespaces = Object.values(model.prefixes);
  return arbitraryQuads({ model, base: BASE, namespaces }).map((quads) => new Sample(model, quads));
}

const samples: readonly [name: string, sample: fc.Arbitrary<Sample>, times: number][] = [
  ['the ontology of the catalogue', samplesOf(own), runs(widely(25, 60), 1_500)],
  ['an ontology of museums', samplesOf(museum), runs(widely(15, 40), 800)],
  [
    'random ontologies',
    arbitraryModel.chain((model) =>
      arbitraryQuads({ model, base: MUSEUM, namespaces: [TERMS] }).map(
        (quads) => new Sample(model, quads),
      ),
    ),
    runs(widely(40, 100), 2_500),
  ],
];

/**
 * Whether the library can be the judge. No catalogue has a resource with two types that have shapes. The library takes the
 * end of a datatype after `_` for a direction, which it looks up without care for `__proto__`. And where a class is used as
 * a property, its terms would hold for the datatypes of the values, whose addresses we leave as they are.
 */
function isJudged({ model, quads }: Sample): boolean {
  const seen = new Set<string>();
  return quads.every(({ subject, predicate, object }) => {
    if ('datatype' in object && object.datatype.value.endsWith('__proto__')) return false;
    if ('datatype' in object && model.shapeOfClass.has(predicate.value)) return false;
    if (predicate.value !== RDF_TYPE || !model.shapeOfClass.has(object.value)) return true;
    const isFirst = !seen.has(subject.value);
    seen.add(subject.value);
    return isFirst;
  });
}

function contextOf(model: Model) {
  const document = new ContextDocument(model);
  return { address: `${BASE}context-${document.hash}.jsonld`, text: document.text };
}

function written(format: string, { model, quads }: Sample, writing: Writing): string {
  const snapshot = new Snapshot(new Store([...quads]), { model, base: BASE, version: 'test' });
  const pieces = formatNamed(format)?.write(describeAll(snapshot.described), writing) ?? [];
  return [...pieces].join('');
}

/** Sets have no order: each list is sorted, so that two objects compare as JSON values. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unordered).sort(byText);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, unordered(each)] as const);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function byText(a: unknown, b: unknown): number {
  return inWords(a) < inWords(b) ? -1 : 1;
}

function inWords(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (each instanceof Map ? [...each] : each));
}

/** What the library makes of statements without our help. */
async function expanded(quads: readonly Quad[]): Promise<object[]> {
  return jsonld.expand(await jsonld.fromRDF([...quads]));
}

async function compacted(quads: readonly Quad[], context: object | string, known?: KnownContext) {
  const options = { documentLoader: loaderOf(known), compactToRelative: false, graph: true };
  const input = (await expanded(quads)) as jsonld.JsonLdDocument;
  return jsonld.compact(input, context as jsonld.ContextDefinition, options);
}

type KnownContext = ReturnType<typeof contextOf>;

describe.each(samples)('under %s, any statements in JSON-LD', (_name, sample, numRuns) => {
  it('are what the library compacts them to, and read back', async () => {
    const property = fc.asyncProperty(sample, async (each) => {
      const known = contextOf(each.model);
      const writing = modelWriting(each.model, { base: BASE, context: known.address });
      const document = JSON.parse(written('jsonld', each, writing)) as object;
      if (isJudged(each)) {
        const wanted = await compacted(each.quads, known.address, known);
        const nodes = withTypeLists(wanted['@graph']);
        expect(unordered(document)).toEqual(unordered({ ...wanted, '@graph': nodes }));
      }
      expect(await canonicalNQuads(await nquadsOfJsonLd(document, known))).toBe(
        await canonicalQuads(each.quads),
      );
    });
    await fc.assert(property, { numRuns });
  });
});

describe('a class that is used as a property', () => {
  const shape = (name: string, property: string) =>
    `:${name}Shape a sh:NodeShape ; sh:targetClass :${name} ; sh:order 1 ; sh:codeIdentifier "${name}" ;
      varanto:plural "${name.toLowerCase()}s" ; varanto:segment "${name.toLowerCase()}" ;
      sh:description "A shape."@en ; sh:property [ sh:path ${property} ; sh:order 1 ;
        sh:codeIdentifier "unit" ; sh:nodeKind sh:IRI ; sh:description "A field."@en ] .`;
  const model = modelOf(`${shape('Room', ':roomUnit')} ${shape('Size', ':sizeUnit')}`);
  const turtle = `<room> a :Room ; :Size "4"^^:roomUnit , "5"^^:sizeUnit , "6"^^:Room .`;
  const quads = [...storeOf(turtle)];

  it('brings the terms of its shape with it, and its datatypes are read as they are', async () => {
    const known = contextOf(model);
    const writing = modelWriting(model, { base: MUSEUM, context: known.address });
    const text = written('jsonld', new Sample(model, quads), writing);
    expect(text).toContain('"Size": [');
    const read = [
      await canonicalNQuads(await nquadsOfJsonLd(JSON.parse(text) as object, known)),
      await canonicalQuads(await quadsOfStreamedJsonLd(text, known)),
    ];
    const expected = await canonicalQuads(quads);
    expect(read).toEqual([expected, expected]);
  });
});

function addressesIn(quads: readonly Quad[]): string[] {
  return quads.flatMap(({ subject, predicate, object }) => [
    ...[subject.value, predicate.value],
    'datatype' in object ? object.datatype.value : object.value,
  ]);
}

/** Prefixes of which some overlap, some are no prefixes for JSON-LD, and some would be taken for schemes. */
const PREFIXES = {
  m: TERMS,
  museum: MUSEUM,
  register: `${MUSEUM}register/`,
  r: `${MUSEUM}r`,
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  x: 'http://www.w3.org/2001/XMLSchema#',
  b: 'http://b.example/',
  constructor: 'http://b.example/a/',
  unseparated: 'https://a.example',
  type: `${MUSEUM}a/`,
  p: `${TERMS}p`,
  urn: 'urn:isbn:',
  MAILTO: 'mailto:a@',
  https: 'https://a.example/',
  isbn: 'urn:isbn:',
  '': `${MUSEUM}a#`,
};

describe('under prefixes alone, any statements in JSON-LD', () => {
  const namespaces = Object.values(PREFIXES);
  const sample = arbitraryQuads({ model: museum, base: MUSEUM, namespaces }).map(
    (quads) => new Sample(museum, quads),
  );

  it('are what the library compacts them to, and read back', async () => {
    const terms = prefixTerms(PREFIXES);
    const writing = { base: BASE, prefixes: PREFIXES, terms };
    const property = fc.asyncProperty(sample, async (each) => {
      const document = JSON.parse(written('jsonld', each, writing)) as object;
      // After a prefix the library would leave `//`, and so make another address of it.
      const isLost = addressesIn(each.quads).some((id) =>
        namespaces.some((ns) => id.startsWith(`${ns}//`)),
      );
      if (!isLost)
        expect(unordered(document)).toEqual(unordered(await compacted(each.quads, terms.context)));
      expect(await canonicalNQuads(await nquadsOfJsonLd(document))).toBe(
        await canonicalQuads(each.quads),
      );
    });
    await fc.assert(property, { numRuns: runs(widely(25, 60), 1_200) });
  });
});

describe('in expanded form, any statements in JSON-LD', () => {
  it('are what the library expands them to, and read back', async () => {
    const writing = modelWriting(own, { base: BASE, context: `${BASE}context.jsonld` });
    const property = fc.asyncProperty(samplesOf(own), async (each) => {
      const document = JSON.parse(written('expanded.jsonld', each, writing)) as object;
      expect(unordered(document)).toEqual(unordered(await expanded(each.quads)));
      expect(await canonicalNQuads(await nquadsOfJsonLd(document))).toBe(
        await canonicalQuads(each.quads),
      );
    });
    await fc.assert(property, { numRuns: runs(widely(20, 50), 800) });
  });
});
