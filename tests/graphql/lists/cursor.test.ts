import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorOf, MOST_BYTES, placeIn } from '../../../src/graphql/lists/cursor.ts';
import type { Level, Window } from '../../../src/reading/question.ts';
import type { Resource } from '../../../src/reading/view.ts';
import { atOnce } from '../../../src/reading/work.ts';
import { Order } from '../../../src/store/list/order.ts';
import { windowing } from '../../../src/store/list/window.ts';
import { Snapshot } from '../../../src/store/snapshot.ts';
import { runs } from '../../support/runs.ts';
import { modelOf, MUSEUM, storeOf } from '../../support/turtle.ts';

const model = modelOf(`
  :ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:codeIdentifier "Thing" ;
    varanto:plural "things" ; varanto:segment "thing" ; sh:order 1 ; sh:description "A thing."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; sh:description "Its name."@en ] ,
    [ sh:path :code ; sh:codeIdentifier "code" ; sh:order 2 ; sh:datatype xsd:string ; sh:maxCount 1 ;
      sh:description "Its code."@en ] ,
    [ sh:path :size ; sh:codeIdentifier "size" ; sh:order 3 ; sh:datatype xsd:decimal ; sh:maxCount 1 ;
      sh:description "Its size."@en ] .`);
const [shape] = model.shapes;
if (!shape) throw new Error('There is a shape.');
const { fields } = shape;

interface Thing {
  readonly id: string;
  readonly name: string | undefined;
  readonly code: string | undefined;
  readonly size: string | undefined;
}

function turtleOf({ id, name, code, size }: Thing): string {
  const literal = (predicate: string, text: string | undefined, kind: string): string =>
    text === undefined ? '' : ` ; :${predicate} ${JSON.stringify(text)}${kind}`;
  const values = `${literal('name', name, '@fi')}${literal('code', code, '')}${literal('size', size, '^^xsd:decimal')}`;
  return `<thing/${id}> a :Thing${values} .\n`;
}

/** Long texts that begin alike, and differ late, early, in a number, in case or in an accent. */
const pieces = fc.constantFrom(
  'Rekisteri ',
  'rekisteri',
  'ä',
  'a',
  'Å',
  'é',
  'e',
  '7',
  '12',
  ' ',
  'z',
  '絵',
);
const long = fc
  .tuple(
    fc.constantFrom(
      ...['', 'x'.repeat(390), 'Sama alku '.repeat(40), 'a\u0308'.repeat(300), '😀'.repeat(300)],
      ...['\u00ad'.repeat(300), 'ä'.repeat(300), `x${'\u0308'.repeat(600)}`],
    ),
    fc.array(pieces, { maxLength: 8 }),
  )
  .map(([start, end]) => `${start}${end.join('')}`);
const digits = fc
  .tuple(fc.constantFrom('', '9'.repeat(400)), fc.integer({ min: 0, max: 99 }))
  .map(([start, end]) => `${start}${end}.5`);
const path = fc
  .tuple(fc.constantFrom('', `${'a'.repeat(390)}-`), fc.integer({ min: 0, max: 30 }))
  .map(([start, end]) => `${start}${end}`);
const optional = <Item>(each: fc.Arbitrary<Item>) => fc.option(each, { nil: undefined, freq: 5 });
const things = fc.uniqueArray(
  fc.record({ id: path, name: optional(long), code: optional(long), size: optional(digits) }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 25 },
);
const levels: fc.Arbitrary<Level[]> = fc
  .subarray(
    fields.map(({ name }) => name),
    { minLength: 0 },
  )
  .chain((names) =>
    fc.tuple(fc.constant(names), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 })),
  )
  .map(([names, downs]) =>
    names.flatMap((name, index) =>
      fields
        .filter((field) => field.name === name)
        .map((field) => ({ field, isDown: downs[index] === true })),
    ),
  );

/** What a window shows of things in an order, by address. */
function shown(some: readonly Resource[], window: Window, order: Order): string[] {
  const list = atOnce(order.sorting(some));
  const part = atOnce(windowing({ order, list }, { keeps: undefined, weight: 1 }, window));
  return part.nodes.map(({ id }) => id);
}

describe('a cursor', () => {
  const languages = Array.from({ length: 20 }, (_, index) => `sv-latn-${index + 100}`);
  const property = fc.property(things, levels, fc.nat(), (catalogue, order, chance) => {
    const view = new Snapshot(storeOf(catalogue.map(turtleOf).join('')), {
      ...{ model, base: MUSEUM, version: 'test' },
    });
    const question = { order, languages };
    const all = view.ofShape(shape);
    const ordering = new Order(question, view);
    const sorted = atOnce(ordering.sorting(all));
    const at = chance % sorted.length;
    const resource = sorted[at];
    if (!resource) return;
    const cursor = cursorOf(question, ordering.placeOf(resource));
    expect(Buffer.byteLength(cursor)).toBeLessThanOrEqual(MOST_BYTES);
    const place = placeIn(cursor, question, 'after');
    const after: Window = { size: Infinity, from: 'start', after: place };
    const before: Window = { size: Infinity, from: 'end', before: place };
    const following = sorted.slice(at + 1).map(({ id }) => id);
    const preceding = sorted.slice(0, at).map(({ id }) => id);
    expect(shown(all, after, ordering)).toEqual(following);
    expect(shown(all, before, ordering)).toEqual(preceding);
    const rest = all.filter((each) => each !== resource);
    // Where it is gone some may come again; none is passed over.
    expect(shown(rest, after, ordering)).toEqual(expect.arrayContaining(following));
    expect(shown(rest, before, ordering)).toEqual(expect.arrayContaining(preceding));
  });

  it('has 512 bytes at most, leads on where it came from, and skips nothing where its resource is gone', () => {
    fc.assert(property, { numRuns: runs(150, 5_000) });
  });

  it.each([
    ['cs', 'ch'],
    ['da', 'aa'],
    ['hu', 'dzs'],
  ])('leads on in "%s", where "%s" sorts as one letter', (language, letters) => {
    const names = Array.from({ length: 12 }, (_, at) => `${'x'.repeat(at)}${letters.repeat(300)}`);
    const data = names.map((name, at) => `<thing/${at}> a :Thing ; :name "${name}"@${language} .`);
    const view = new Snapshot(storeOf(data.join('\n')), {
      ...{ model, base: MUSEUM, version: 'test', language },
    });
    const [field] = fields;
    const question = { order: field ? [{ field, isDown: false }] : [], languages: [] };
    const order = new Order(question, view);
    const sorted = atOnce(order.sorting(view.ofShape(shape)));
    const following = sorted.map((resource) => {
      const place = placeIn(cursorOf(question, order.placeOf(resource)), question, 'after');
      return shown(sorted, { size: Infinity, from: 'start', after: place }, order).length;
    });
    expect(following).toEqual(sorted.map((_, at) => sorted.length - 1 - at));
  });

  it('is refused in another order, also where it is cut', () => {
    const [name, code] = fields;
    if (!name || !code) throw new Error('There are fields.');
    const order = (field: typeof name) => ({ order: [{ field, isDown: false }], languages: [] });
    const cursor = cursorOf(order(name), { keys: ['n'.repeat(600)], id: `${MUSEUM}thing/1` });
    expect(() => placeIn(cursor, order(code), 'after')).toThrow('of the same order and languages');
    expect(placeIn(cursor, order(name), 'after').cut?.level).toBe(0);
  });

  it.each([
    ['["name","a",7,"digest"]', 'a level that there is not'],
    ['["name","a","https://museum.example/",-1,"digest"]', 'a level below none'],
    ['["name",3,"https://museum.example/"]', 'a number for a key'],
    ['["name","a",0]', 'no digest'],
  ])('is refused as %s: %s', (parts) => {
    const [name] = fields;
    const order = { order: name ? [{ field: name, isDown: false }] : [], languages: [] };
    const cursor = Buffer.from(parts).toString('base64url');
    expect(() => placeIn(cursor, order, 'after')).toThrow('after: expected a cursor of');
  });
});
