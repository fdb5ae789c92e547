import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorOf as placeCursor } from '../../../src/graphql/lists/cursor.ts';
import { QuestionReader, type ListArguments } from '../../../src/graphql/lists/list-question.ts';
import { everything, type Question } from '../../../src/reading/question.ts';
import type { List } from '../../../src/reading/view.ts';
import { atOnce } from '../../../src/reading/work.ts';
import { Order } from '../../../src/store/list/order.ts';
import { windowing } from '../../../src/store/list/window.ts';
import { loadCatalogue } from '../../support/catalogue.ts';

const { snapshot } = loadCatalogue();
const [shape] = snapshot.model.shapes.filter(({ name }) => name === 'Register');
if (!shape) throw new Error('The catalogue has registers.');
const registers = snapshot.ofShape(shape);
const extent = { kind: 'class', shape } as const;
const limits = { pageSize: 20, maxPageSize: 100 };
const reader = new QuestionReader(shape, limits);
const cursorOf = (id: string): string => placeCursor(everything, { keys: [], id });
const byTitle = shape.fields
  .filter(({ name }) => name === 'title')
  .map((field) => ({ field, isDown: false }));

function questionOf(args: ListArguments): Question {
  return reader.read(undefined, args, { view: snapshot, languages: [] });
}

function pageOf(args: ListArguments): List {
  return snapshot.list(extent, questionOf(args));
}

/** The rule of the Relay specification (section 4.4), step by step over plain addresses. */
function plainPage(all: readonly string[], args: ListArguments): string[] {
  let edges = [...all];
  if (args.after)
    edges = edges.filter((id) => cursorOf(id) !== args.after && id > addressOf(args.after));
  if (args.before)
    edges = edges.filter((id) => cursorOf(id) !== args.before && id < addressOf(args.before));
  if (args.last != null) return edges.slice(Math.max(0, edges.length - args.last));
  return edges.slice(0, args.first ?? limits.pageSize);
}

function addressOf(cursor: string | null | undefined): string {
  const [, address = ''] = JSON.parse(
    Buffer.from(cursor ?? '', 'base64url').toString(),
  ) as string[];
  return address;
}

describe('a page of a connection', () => {
  const size = fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined });
  const cursor = fc.option(
    fc.constantFrom(...snapshot.described).map(({ id }) => cursorOf(id)),
    {
      nil: undefined,
    },
  );
  const args = fc
    .record({ first: size, last: size, after: cursor, before: cursor })
    .filter(({ first, last }) => first === undefined || last === undefined);

  it('is what the Relay specification says, for every combination of arguments', () => {
    const all = registers.map(({ id }) => id);
    fc.assert(
      fc.property(args, (given) => {
        expect(pageOf(given).nodes.map(({ id }) => id)).toEqual(plainPage(all, given));
      }),
    );
  });

  it('says whether the list goes on before and after it', () => {
    fc.assert(
      fc.property(args, (given) => {
        const { nodes, hasNextPage, hasPreviousPage } = pageOf(given);
        const [first, last] = [nodes[0], nodes.at(-1)];
        if (!first || !last) return;
        expect(hasPreviousPage).toBe(first !== registers[0]);
        expect(hasNextPage).toBe(last !== registers.at(-1));
      }),
    );
  });

  it('reaches every resource once when the end cursor is followed', () => {
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = pageOf({ first: 7, after });
      seen.push(...page.nodes.map(({ id }) => id));
      after = cursorOf(seen.at(-1) ?? '');
      more = page.hasNextPage;
    }
    expect(seen).toEqual(registers.map(({ id }) => id));
  });

  it('stays right when the resource of the cursor is gone', () => {
    const [gone, ...left] = registers;
    const after = cursorOf(gone?.id ?? '');
    const { window } = questionOf({ after, first: 2 });
    const ordered = { list: left, order: new Order(everything, snapshot) };
    expect(atOnce(windowing(ordered, { keeps: undefined, weight: 1 }, window)).nodes).toEqual(
      left.slice(0, 2),
    );
  });

  it.each([
    [{ first: -1 }, 'first: expected a number from 0 to 100, got -1'],
    [{ first: 101 }, 'first: expected a number from 0 to 100, got 101'],
    [{ last: 101 }, 'last: expected a number from 0 to 100, got 101'],
    [{ first: 1, last: 1 }, 'expected first or last, got both'],
    [{ after: 'x' }, 'after: expected a cursor of this list, got "x"'],
    [
      {
        after: placeCursor(
          { order: byTitle, languages: [] },
          { keys: ['a'], id: 'http://a.example/' },
        ),
      },
      'after: expected a cursor of the same order',
    ],
    [
      { after: placeCursor(everything, { keys: ['a'], id: 'http://a.example/' }) },
      'after: expected a cursor of the same order',
    ],
    [{ before: Buffer.from('["","urn:x"]').toString('base64url') }, 'before: expected a cursor'],
  ])('refuses %o', (given, message) => {
    expect(() => questionOf(given)).toThrow(message);
  });
});
