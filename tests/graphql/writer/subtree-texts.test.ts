import { execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { AnswerTrace } from '../../../src/answers/answer-trace.ts';
import { operationOf } from '../../../src/graphql/operation.ts';
import { buildSchema } from '../../../src/graphql/schema.ts';
import { AnswerWriter } from '../../../src/graphql/writer/answer-writer.ts';
import { readExamples } from '../../../src/store/examples.ts';
import { loadCatalogue } from '../../support/catalogue.ts';

const { snapshot } = loadCatalogue();
const schema = buildSchema(snapshot.model, { pageSize: 20, maxPageSize: 100 });
const writer = new AnswerWriter(schema, snapshot);

const SHARED = `{ registers(first: 40) { nodes {
  title holder { id name(languages: ["en"]) parent { name } tosClasses(first: 3) { nodes { label } } }
} } }`;

/** An answer and the languages of its texts, from the writer or from the executor. */
async function written(source: string, languages: readonly string[]) {
  const document = documentOf(source);
  const operation = operationOf({ schema, document });
  const trace = new AnswerTrace();
  const context = { view: snapshot, languages, trace };
  const text = operation && (await writer.write(document, operation, context));
  return { text, languages: trace.languages };
}

async function executed(source: string, languages: readonly string[]) {
  const trace = new AnswerTrace();
  const contextValue = { view: snapshot, languages, trace };
  const result = await execute({ schema, document: documentOf(source), contextValue });
  return { text: JSON.stringify(result), languages: trace.languages };
}

/** The same document for the same text: what is cached is cached for that. */
const documents = new Map<string, ReturnType<typeof parse>>();

function documentOf(source: string): ReturnType<typeof parse> {
  const document = documents.get(source) ?? parse(source);
  documents.set(source, document);
  return document;
}

describe('the texts of what links lead to', () => {
  const examples = readExamples('data').filter(({ file }) => file.endsWith('.graphql'));
  const sources = [SHARED, ...examples.map(({ query }) => query)];

  it.each(sources)('are those of the executor, and in its languages: %s', async (source) => {
    for (const languages of [['fi'], ['sv', 'en'], ['fi'], [], ['sv', 'en']]) {
      const expected = await executed(source, languages);
      if (expected.text.startsWith('{"errors"')) return;
      expect(await written(source, languages)).toEqual(expected);
    }
  });

  it('are written once for all who lead there', async () => {
    const id = schema.getType('Organisation');
    const field = (
      id as unknown as { getFields: () => Record<string, { resolve?: unknown }> }
    ).getFields()['parent'];
    const resolve = field?.resolve as (...call: unknown[]) => unknown;
    let asked = 0;
    if (field)
      field.resolve = (...call: unknown[]) => {
        asked += 1;
        return resolve(...call);
      };
    try {
      const fresh = new AnswerWriter(schema, snapshot);
      const document = parse(
        '{ registers(first: 40) { nodes { holder { name parent { name } } } } }',
      );
      const operation = operationOf({ schema, document });
      const context = { view: snapshot, languages: ['fi'], trace: new AnswerTrace() };
      const text = operation && (await fresh.write(document, operation, context));
      const data = JSON.parse(text ?? '{}') as {
        data: { registers: { nodes: { holder: { name: string } }[] } };
      };
      const holders = new Set(data.data.registers.nodes.map(({ holder }) => holder.name));
      expect(asked).toBe(holders.size);
      expect(asked).toBeLessThan(40);
    } finally {
      if (field) field.resolve = resolve;
    }
  });
});
