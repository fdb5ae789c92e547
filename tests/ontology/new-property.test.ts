import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSchema } from '../../src/graphql/schema.ts';
import { ContextDocument } from '../../src/linked-data/context.ts';
import { documentOf } from '../../src/linked-data/description.ts';
import { formats } from '../../src/linked-data/formats.ts';
import { modelWriting } from '../../src/linked-data/writing.ts';
import { ask, BASE, loadCatalogue } from '../support/catalogue.ts';

/** The four lines that declare a property, and the one that gives it a value. */
const FOUR_LINES = `
    sh:property [
        sh:path varanto:retentionPeriod ; sh:codeIdentifier "retentionPeriod" ; sh:order 90 ;
        sh:datatype xsd:duration ; sh:maxCount 1 ; sh:description "How long the data is kept."@en
    ] ;`;
const VALUE = '<register/ohjaamotoiminta> varanto:retentionPeriod "P10Y"^^xsd:duration .';
const PREFIXES = `@prefix varanto: <https://w3id.org/varanto#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;
const REGISTER = `${BASE}register/ohjaamotoiminta`;

let folder: string;
let folders: { ontology: string; data: string };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varanto-'));
  folders = { ontology: join(folder, 'ontology'), data: join(folder, 'data') };
  cpSync('ontology', folders.ontology, { recursive: true });
  cpSync('data', folders.data, { recursive: true });
  const shapes = readFileSync('ontology/shapes.ttl', 'utf8');
  const order = 'shape:Register a sh:NodeShape ;';
  expect(shapes).toContain(order);
  writeFileSync(join(folders.ontology, 'shapes.ttl'), shapes.replace(order, order + FOUR_LINES));
  writeFileSync(join(folders.data, 'helsinki', 'retention.ttl'), `${PREFIXES}${VALUE}\n`);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a property of four lines in shapes.ttl', () => {
  it('is unknown before', () => {
    const schema = buildSchema(loadCatalogue().snapshot.model, { pageSize: 20, maxPageSize: 100 });
    const type = schema.getType('Register');
    expect(isObjectType(type) && Object.keys(type.getFields())).not.toContain('retentionPeriod');
    const { findings } = loadCatalogue({ data: folders.data });
    expect(findings).toEqual([
      {
        severity: 'warning',
        place: '<https://w3id.org/varanto#retentionPeriod>',
        message: 'no field has this property; resources that have it: 1',
      },
    ]);
  });

  it('is a field of the schema, with its description and scalar', () => {
    const { model } = loadCatalogue(folders).snapshot;
    const type = buildSchema(model, { pageSize: 20, maxPageSize: 100 }).getType('Register');
    const field = isObjectType(type) ? type.getFields()['retentionPeriod'] : undefined;
    expect(field?.description).toContain('How long the data is kept.');
    expect(String(field?.type)).toBe('Duration');
  });

  it('is answered in GraphQL', async () => {
    const { snapshot } = loadCatalogue(folders);
    const query = '{ register(id: "register/ohjaamotoiminta") { retentionPeriod } }';
    expect(await ask(snapshot, query)).toEqual({ data: { register: { retentionPeriod: 'P10Y' } } });
  });

  it('is a term of the context', () => {
    const { text } = new ContextDocument(loadCatalogue(folders).snapshot.model);
    const { '@context': terms } = JSON.parse(text) as { '@context': Record<string, unknown> };
    expect(terms['retentionPeriod']).toEqual({
      '@id': 'https://w3id.org/varanto#retentionPeriod',
      '@type': 'http://www.w3.org/2001/XMLSchema#duration',
    });
  });

  it('is in every export', () => {
    const { snapshot } = loadCatalogue(folders);
    const descriptions = documentOf(snapshot.resource(REGISTER));
    for (const format of formats) {
      const writing = modelWriting(snapshot.model, {
        base: BASE,
        context: `${BASE}context.jsonld`,
      });
      expect([...format.write(descriptions, writing)].join(''), format.name).toMatch(
        /retentionPeriod[^]*P10Y/,
      );
    }
  });

  it('is checked', () => {
    const wrong = VALUE.replace('"P10Y"', '"ten years"');
    writeFileSync(join(folders.data, 'helsinki', 'retention.ttl'), `${PREFIXES}${wrong}\n`);
    const { findings } = loadCatalogue(folders);
    expect(findings).toMatchObject([
      { severity: 'violation', resource: REGISTER, place: 'Register.retentionPeriod' },
      { severity: 'warning', resource: REGISTER },
    ]);
  });
});
