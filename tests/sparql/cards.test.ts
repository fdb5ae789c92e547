import { describe, expect, it } from 'vitest';
import { isLink, type Field } from '../../src/model/model.ts';
import type { Value } from '../../src/reading/view.ts';
import { Card, isOnCards, literalFromCard, readCard } from '../../src/sparql/sidecar/card.ts';
import { sidecar, termsOf } from '../../src/sparql/sidecar/terms.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { compare } from '../support/parity.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { AskedCatalogue } from '../support/random-operation.ts';

const LONG = 'Pitkä kuvaus. '.repeat(60);

/** A catalogue with some more statements, in an engine. */
async function catalogueWith(more: string) {
  const { snapshot } = loadCatalogue({ data: folder({ 'x.ttl': smallCatalogue + more }) });
  const engine = oxigraphEngine(preparedQuads(snapshot));
  const source = await preparedSource(engine, snapshot);
  const catalogue = new AskedCatalogue(snapshot);
  const ask = async (text: string) => {
    engine.asked.length = 0;
    const operation = { source: text, variables: {}, languages: ['fi'] };
    const found = await compare(catalogue, source, operation);
    expect(found?.remote).toBe(found?.embedded);
    return { answer: found?.remote ?? '', queries: [...engine.asked] };
  };
  return { ask, source, snapshot };
}

const literal = (value: string, datatype: string, language = ''): Value => ({
  ...({ kind: 'literal', value, datatype, language } as const),
});

describe('a card', () => {
  it('has literals as they are written', () => {
    const { snapshot } = loadCatalogue();
    const [field] = snapshot.model.shapes.flatMap(({ fields }) =>
      fields.filter(({ range }) => range.kind === 'text'),
    ) as [Field];
    const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
    const xsd = 'http://www.w3.org/2001/XMLSchema#';
    const literals = [
      ...[literal('Ä "b" \\ \n 😀', rdf, 'fi'), literal('', rdf, 'sv-fi')],
      ...[literal('=1', `${xsd}string`), literal('007', `${xsd}integer`)],
    ];
    const card = new Card();
    card.add(field, literals);
    const [, written] = card.fact;
    const json = written.kind === 'text' ? written.value : '';
    expect(json).toMatch(/^[\x20-\x7e]+$/);
    expect(readCard(json)[termsOf(field).key]?.map(literalFromCard)).toEqual(literals);
  });

  it('comes with the page of a list, and so do those of the resources that links lead to', async () => {
    const { ask } = await catalogueWith('');
    const { answer, queries } = await ask('{ registers { nodes { id title holder { name } } } }');
    expect(answer).toContain('A-osasto');
    expect(queries.length).toBe(1);
  });

  it('comes with a filtered page in the order that was asked for', async () => {
    const { ask } = await catalogueWith(
      ['c', 'ä', 'B', 'a']
        .map(
          (name, index) =>
            `<register/s${index}> a varanto:Register ; dct:title "${name} rekisteri"@fi ; varanto:holder <organisation/a> .`,
        )
        .join('\n'),
    );
    for (const page of ['first: 3', 'last: 3']) {
      const { queries } = await ask(
        `{ registers(${page}, where: { title: { contains: "REKI" } }, orderBy: [{ field: title, direction: DESC }]) { nodes { title holder { name } } } }`,
      );
      expect(queries.length).toBe(1);
    }
  });

  it('comes apart where a condition of the list is an EXISTS', async () => {
    const { ask } = await catalogueWith('');
    const { queries } = await ask(
      '{ registers(where: { holder: { name: { contains: "osasto" } } }) { nodes { title } } }',
    );
    expect(queries.length).toBe(2);
    expect(queries[0]).not.toContain(sidecar.card);
  });

  it('has no values of a field that are too long for some card, which are asked for by the field', async () => {
    const { ask, source, snapshot } = await catalogueWith(
      `<register/r> dct:description "${LONG}"@fi .`,
    );
    const { about } = source.version;
    const register = snapshot.model.shapes.find(({ name }) => name === 'Register');
    const apart = register?.fields.filter((field) => !isOnCards(field, about));
    const lists = register?.fields.filter((field) => field.many && isLink(field)) ?? [];
    expect(apart?.map(({ name }) => name).sort()).toEqual(
      [...lists.map(({ name }) => name), 'description'].sort(),
    );
    const { answer, queries } = await ask('{ registers { nodes { title description } } }');
    expect(answer).toContain(LONG.trim());
    expect(queries.length).toBe(2);
  });
});
