import { readFileSync } from 'node:fs';
import { isIntrospectionType, isObjectType, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/linked-data/formats.ts';
import { application } from '../support/application.ts';
import { canonicalForm } from '../support/graph.ts';

const folder = 'tests/fixtures/museum';
const base = 'https://museums.example/';
const museum = application({ ontology: `${folder}/ontology`, data: `${folder}/data`, base });
const { get, query, service } = museum;

describe('the server on an ontology of museums', () => {
  it('has a root field and a list for each shape', async () => {
    expect(
      await query(`{
        museums { totalCount nodes { id name } }
        exhibitions { nodes { id } }
        artworks { nodes { id title } }
        museum(id: "museum/trust") { name }
      }`),
    ).toEqual({
      museums: {
        totalCount: 3,
        nodes: [
          { id: `${base}museum/ateneum`, name: 'Ateneum Art Museum' },
          { id: `${base}museum/national-gallery`, name: 'National Gallery' },
          { id: `${base}museum/trust`, name: 'Trust of the Museums' },
        ],
      },
      exhibitions: { nodes: [{ id: `${base}exhibition/gothic` }] },
      artworks: {
        nodes: [
          { id: `${base}artwork/ad-astra`, title: 'Ad Astra' },
          { id: `${base}artwork/angel`, title: 'The Wounded Angel' },
        ],
      },
      museum: { name: 'Trust of the Museums' },
    });
  });

  it('follows a link, an inverse, a qualified inverse and a closure', async () => {
    expect(
      await query(`{
        museum(id: "museum/ateneum") {
          mainHouse { name }
          housesAbove { nodes { name } }
          exhibitions { nodes { title museum { name } artworks { nodes { title } } } }
          artworks { totalCount nodes { title inventoryNumber exhibitions { totalCount } } }
        }
      }`),
    ).toEqual({
      museum: {
        mainHouse: { name: 'National Gallery' },
        housesAbove: { nodes: [{ name: 'National Gallery' }, { name: 'Trust of the Museums' }] },
        exhibitions: {
          nodes: [
            {
              title: 'Gothic Modern',
              museum: { name: 'Ateneum Art Museum' },
              artworks: { nodes: [{ title: 'Ad Astra' }, { title: 'The Wounded Angel' }] },
            },
          ],
        },
        artworks: {
          totalCount: 1,
          nodes: [
            {
              title: 'The Wounded Angel',
              inventoryNumber: 'A I 703',
              exhibitions: { totalCount: 1 },
            },
          ],
        },
      },
    });
  });

  it('gives texts, a number, a day and an address as what they are', async () => {
    expect(
      await query(`{
        museum(id: "museum/ateneum") {
          founded website nicknames
          finnish: nicknames(languages: ["fi"])
          name(languages: ["fi"])
        }
        exhibition(id: "exhibition/gothic") { opens }
      }`),
    ).toEqual({
      museum: {
        founded: 1863,
        website: 'https://ateneum.example/',
        nicknames: ['Art house', 'The Ateneum'],
        finnish: ['Ateneum'],
        name: 'Ateneumin taidemuseo',
      },
      exhibition: { opens: '2024-10-04' },
    });
  });

  it('has a catalogue and nodes without a shape for them', async () => {
    expect(
      await query(`{
        catalogue { id version triples }
        node(id: "artwork/angel") { __typename id ... on Artwork { title } }
        nodes(ids: ["museum/trust", "museum/none"]) { id }
      }`),
    ).toEqual({
      catalogue: { id: base, version: service.snapshot.version, triples: service.snapshot.size },
      node: { __typename: 'Artwork', id: `${base}artwork/angel`, title: 'The Wounded Angel' },
      nodes: [{ id: `${base}museum/trust` }, null],
    });
  });

  it.each(formats)('gives the whole of its files in $name', async ({ mediaType, ending }) => {
    const context = { address: service.contextAddress, text: service.context.text };
    const text = await (await get(`${base}catalogue${ending}`)).text();
    const turtle = ['museums', 'works'].map((name) =>
      readFileSync(`${folder}/data/${name}.ttl`, 'utf8'),
    );
    const source = `@base <${base}> .\n${turtle.join('\n')}`;
    expect(await canonicalForm(text, mediaType, context)).toBe(
      await canonicalForm(source, 'text/turtle', context),
    );
  });

  it('says in a JSON-LD document who points to the resource', async () => {
    const answer = await get(`${base}museum/ateneum`, { Accept: 'application/ld+json' });
    const document = (await answer.json()) as { '@graph': Record<string, unknown>[] };
    expect(document['@graph'][0]).toMatchObject({
      id: `${base}museum/ateneum`,
      type: ['Museum'],
      name: { en: 'Ateneum Art Museum', fi: 'Ateneumin taidemuseo' },
      nicknames: [
        { '@language': 'en', '@value': 'Art house' },
        { '@language': 'en', '@value': 'The Ateneum' },
        { '@language': 'fi', '@value': 'Ateneum' },
      ],
      website: 'https://ateneum.example/',
      mainHouse: `${base}museum/national-gallery`,
    });
    expect(document['@graph'].map(({ id }) => id)).toEqual([
      `${base}museum/ateneum`,
      `${base}artwork/angel`,
      `${base}exhibition/gothic`,
      `${base}museum/national-gallery`,
    ]);
  });

  it('has a start page', async () => {
    const answer = await get(base, { Accept: 'text/html' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(`href="${base}museum"`);
  });

  it('has the types of its own shapes and what every schema has, and no other', () => {
    const types = Object.values(service.schema.getTypeMap())
      .filter((type) => isObjectType(type) && !isIntrospectionType(type))
      .map(({ name }) => name.replace(/(Connection|Edge|Groups?)$/, ''));
    expect([...new Set(types)].sort()).toEqual(
      [
        ...['Artwork', 'Catalogue', 'Exhibition', 'Museum'],
        ...[
          'Facet',
          'FacetValue',
          'GroupKey',
          'PageInfo',
          'Query',
          'SearchResult',
          'SearchResults',
        ],
        ...['Suggestion', 'Text'],
      ].sort(),
    );
  });

  it('has nothing of the catalogue of Helsinki in its schema and its context', () => {
    const text = printSchema(service.schema) + service.context.text;
    expect(text).not.toMatch(/helsinki|register|\btos|organi[sz]ation|w3id\.org/i);
  });
});
