import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { operationCost } from '../../../src/graphql/limits/cost.ts';
import { operationOf } from '../../../src/graphql/operation.ts';
import { cursorOf } from '../../../src/graphql/lists/cursor.ts';
import { buildSchema } from '../../../src/graphql/schema.ts';
import { everything } from '../../../src/reading/question.ts';
import { runs } from '../../support/runs.ts';
import { MUSEUM, snapshotOf } from '../../support/turtle.ts';
import { widely } from '../../support/wide.ts';

const PAGE_SIZE = 7;
const CURSOR = cursorOf(everything, { keys: [], id: `${MUSEUM}thing/a` });
const FILTER = { filterConditions: 200, filterValues: 1_000 };
const LIMITS = { pageSize: PAGE_SIZE, maxPageSize: 100 };

const snapshot = snapshotOf(
  `:ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:order 1 ; sh:codeIdentifier "Thing" ;
    varanto:plural "things" ; varanto:segment "thing" ; sh:description "A thing."@en ;
    sh:property
      [ sh:path rdfs:label ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
        sh:uniqueLang true ; sh:description "Its name."@en ] ,
      [ sh:path :parent ; sh:codeIdentifier "parent" ; sh:order 2 ; sh:class :Thing ; sh:maxCount 1 ;
        sh:description "What it is a part of."@en ] ,
      [ sh:path [ sh:inversePath :parent ] ; sh:codeIdentifier "parts" ; sh:order 3 ;
        sh:class :Thing ; sh:description "Its parts."@en ] .`,
  '<thing/a> a :Thing ; rdfs:label "A"@en .',
);
const schema = buildSchema(snapshot.model, LIMITS);

function cost(text: string, variables: Record<string, unknown> = {}, filterLinks = 5): number {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = operationOf({ schema, document, variableValues: variables });
  if (!operation) throw new Error('There is no operation.');
  const context = { view: snapshot, languages: [] };
  return operationCost(operation, context, { ...LIMITS, ...FILTER, filterLinks });
}

describe('the cost of a query', () => {
  it.each([
    ['nothing for scalars and names', '{__typename}', 0],
    ['one for an object', '{thing(id:"a"){id name}}', 1],
    ['one for each link', '{thing(id:"a"){parent{parent{id}}}}', 3],
    ['one for a list without pages', '{thing(id:"a"){texts{value}}}', 2],
    ['one for the number of a list', '{things(first:100){totalCount}}', 1],
    ['two for where a page stands', '{things(first:100){pageInfo{hasNextPage}}}', 2],
    ['the usual size of a page', '{things{nodes{id}}}', 1 + PAGE_SIZE],
    ['the usual size where first is null', '{things(first:null){nodes{id}}}', 1 + PAGE_SIZE],
    ['the size from the end', '{things(last:3){nodes{id}}}', 4],
    ['nothing for a page of none', '{things(first:0){nodes{parent{id}}}}', 1],
    ['nodes and edges, both', '{things(first:3){nodes{id} edges{cursor node{id}}}}', 1 + 3 + 6],
    ['pages in pages', '{things(first:3){nodes{parts(first:5){nodes{parent{id}}}}}}', 37],
    ['each address', '{nodes(ids:["a","b","c"]){id ...on Thing{parent{id}}}}', 6],
    ['no address', '{nodes(ids:[]){...on Thing{parent{id}}}}', 0],
    ['each hit', '{search(query:"a",first:4){totalCount nodes{resource{id}}}}', 9],
    ['the usual number of hits', '{search(query:"a"){nodes{score}}}', 1 + PAGE_SIZE],
    ['the number of results', '{search(query:"a",first:4){totalCount}}', 1],
    ['nothing for introspection', '{__schema{types{name}}}', 0],
    ['both types of a fragment', '{things(first:2){...on ThingConnection{nodes{id}}}}', 3],
  ])('counts %s', (_what, text, expected) => {
    expect(cost(text)).toBe(expected);
  });

  it('follows variables and their defaults', () => {
    const text = 'query($n:Int=4,$ids:[ID!]!){things(first:$n){nodes{id}} nodes(ids:$ids){id}}';
    expect(cost(text, { ids: [] })).toBe(5);
    expect(cost(text, { n: 2, ids: ['a', 'b'] })).toBe(5);
    expect(cost(text, { n: null, ids: 'a' })).toBe(1 + PAGE_SIZE + 1);
  });

  it('counts filters, those behind links more', () => {
    expect(cost('{things(where:{}){totalCount}}')).toBe(2);
    expect(cost('{things(where:{name:{eq:"a"}}){totalCount}}')).toBe(3);
    expect(cost('{things(where:{parent:{name:{eq:"a"}}}){totalCount}}')).toBe(1 + 1 + 22);
    expect(cost('{things(where:{parts:{some:{}}}){totalCount}}')).toBe(1 + 2 + 11);
    expect(cost('{things(first:3){nodes{parts(where:{}){totalCount}}}}')).toBe(1 + 3 * 3);
  });

  it('refuses a filter of six links', () => {
    const links = (count: number) =>
      `{things(where:${'{parts:{some:'.repeat(count)}{}${'}}'.repeat(count)}){totalCount}}`;
    expect(cost(links(5))).toBeGreaterThan(100);
    const code = expect.objectContaining({
      extensions: { code: 'QUERY_TOO_DEEP', http: { status: 400 } },
    }) as Error;
    expect(() => cost(links(6))).toThrow(code);
    expect(() => cost(links(13))).toThrow(code);
  });

  it('lets a filter follow as many links as the limit says', () => {
    const links = (count: number) =>
      `{things(where:${'{parent:'.repeat(count)}{}${'}'.repeat(count)}){totalCount}}`;
    for (const most of [0, 1, 7, 12]) {
      expect(cost(links(most), {}, most)).toBeGreaterThan(most);
      expect(() => cost(links(most + 1), {}, most)).toThrow(`at most ${most} links`);
    }
  });

  it('counts each value of "in"', () => {
    const names = (count: number) =>
      JSON.stringify(Array.from({ length: count }, (_, n) => `${n}`));
    expect(cost(`{things(where:{name:{in:${names(1_000)}}}){totalCount}}`)).toBe(1 + 1 + 1_000);
    expect(cost(`{things(where:{id:{in:${names(7)}}}){totalCount}}`)).toBe(1 + 1 + 7);
    expect(cost(`{things(where:{name:{in:[]}}){totalCount}}`)).toBe(1 + 1 + 1);
    expect(() => cost(`{things(where:{name:{in:${names(1_001)}}}){totalCount}}`)).toThrow(
      'compares with at most 1000 values, this one with 1001',
    );
  });

  it('refuses a filter of more conditions than a filter may have, wherever they are', () => {
    const or = (count: number) => Array.from({ length: count }, () => '{not:{exists:true}}').join();
    expect(cost(`{things(where:{or:[${or(200)}]}){totalCount}}`)).toBeGreaterThan(200);
    for (const where of [`{or:[${or(201)}]}`, `{parts:{some:{and:[{or:[${or(201)}]}]}}}`])
      expect(() => cost(`{things(where:${where}){totalCount}}`)).toThrow(
        'has at most 200 conditions, this one has 201',
      );
  });

  it('walks a fragment once that expands to 2^40 fields', () => {
    const spreads = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on Query{...F${n + 1} ...F${n + 1}}`,
    );
    expect(cost(`{...F0} ${spreads.join(' ')} fragment F40 on Query{thing(id:"a"){id}}`)).toBe(
      2 ** 40,
    );
  });

  it('equals a plain count that multiplies from the top, for random queries', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
        const { text, variables } = new Written(parts);
        expect(cost(text, variables)).toBe(count(parts, 1));
      }),
      { numRuns: runs(widely(100, 300), 3_000) },
    );
  });
});

/** A page size, and how the query says it. */
interface Size {
  readonly size: number;
  readonly said: 'first' | 'last' | 'variable' | 'default' | 'not';
}

interface Filter {
  readonly name: boolean;
  readonly parent: Filter | null;
  readonly some: Filter | null;
  readonly and: Filter[];
}

/** A part of a selection on a Thing, or on Query where it is the first. */
type Part =
  | { readonly kind: 'leaf' }
  | { readonly kind: 'link'; readonly inner: Part[] }
  | { readonly kind: 'spread'; readonly times: number; readonly inner: Part[] }
  | {
      readonly kind: 'list';
      readonly size: Size;
      readonly where: Filter | null;
      readonly filterIsVariable: boolean;
      readonly nodes: Part[] | null;
      readonly edges: Part[] | null;
    };

const size = fc.record<Size>({
  size: fc.integer({ min: 0, max: 100 }),
  said: fc.constantFrom('first', 'last', 'variable', 'default', 'not'),
});

/** A filter that is so deep at most. */
function filterOf(depth: number): fc.Arbitrary<Filter> {
  const inner = depth > 0 ? fc.option(filterOf(depth - 1)) : fc.constant(null);
  const and =
    depth > 0 ? fc.array(filterOf(depth - 1), { maxLength: 2 }) : fc.constant<Filter[]>([]);
  return fc.record({ name: fc.boolean(), parent: inner, some: inner, and });
}

const { part } = fc.letrec<{ part: Part; inner: Part[] }>((tie) => ({
  inner: fc.array(tie('part'), { maxLength: 2 }),
  part: fc.oneof(
    { maxDepth: 4 },
    fc.constant<Part>({ kind: 'leaf' }),
    fc.record({ kind: fc.constant('link' as const), inner: tie('inner') }),
    fc.record({
      kind: fc.constant('spread' as const),
      times: fc.integer({ min: 1, max: 2 }),
      inner: tie('inner'),
    }),
    fc.record({
      kind: fc.constant('list' as const),
      size,
      where: fc.option(filterOf(3)),
      filterIsVariable: fc.boolean(),
      nodes: fc.option(tie('inner')),
      edges: fc.option(tie('inner')),
    }),
  ),
}));

/** The plain count: what the parts cost where they stand so many times. */
function count(parts: readonly Part[], times: number): number {
  return parts.reduce((all, each) => all + countPart(each, times), 0);
}

function countPart(part: Part, times: number): number {
  if (part.kind === 'leaf') return 0;
  if (part.kind === 'link') return times + count(part.inner, times);
  if (part.kind === 'spread')
    return count(part.inner, times) + (part.times === 2 ? count(part.inner, times) : 0);
  const items = times * (part.size.said === 'not' ? PAGE_SIZE : part.size.size);
  let all = times;
  if (part.where) all += times * countFilter(part.where, 0);
  if (part.nodes) all += items + count(part.nodes, items);
  if (part.edges) all += 2 * items + count(part.edges, items);
  return all;
}

function countFilter(filter: Filter, links: number): number {
  const own = 1 + 10 * links;
  let all = own;
  // Two values.
  if (filter.name) all += 2 * own;
  if (filter.parent) all += countFilter(filter.parent, links + 1);
  if (filter.some) all += own + countFilter(filter.some, links + 1);
  for (const each of filter.and) all += countFilter(each, links);
  return all;
}

/** A query in the words of GraphQL. */
class Written {
  readonly text: string;
  readonly variables: Record<string, unknown> = {};
  readonly #declared: string[] = [];
  readonly #fragments: string[] = [];

  constructor(parts: readonly Part[]) {
    const root = this.#selection(parts, 'Query');
    const declared = this.#declared.length ? `(${this.#declared.join(' ')})` : '';
    this.text = `query Q${declared}${root} ${this.#fragments.join(' ')}`;
  }

  #selection(parts: readonly Part[], type: string): string {
    return `{__typename ${parts.map((each) => this.#part(each, type)).join(' ')}}`;
  }

  #part(each: Part, type: string): string {
    const alias = `a${(this.#count += 1)}`;
    if (each.kind === 'leaf') return `${alias}:__typename`;
    if (each.kind === 'link') {
      const field = type === 'Query' ? 'thing(id:"a")' : 'parent';
      return `${alias}:${field}${this.#selection(each.inner, 'Thing')}`;
    }
    if (each.kind === 'spread') {
      this.#fragments.push(`fragment ${alias} on ${type}${this.#selection(each.inner, type)}`);
      return `...${alias} `.repeat(each.times);
    }
    const { nodes, edges } = each;
    const items = [
      ...(nodes ? [`nodes${this.#selection(nodes, 'Thing')}`] : []),
      ...(edges ? [`edges{node${this.#selection(edges, 'Thing')}}`] : []),
    ];
    const field = type === 'Query' ? 'things' : 'parts';
    return `${alias}:${field}${this.#args(each)}{totalCount ${items.join(' ')}}`;
  }

  #count = 0;

  #args({ size: { size, said }, where, filterIsVariable }: Part & { kind: 'list' }): string {
    const args = [`after:"${CURSOR}"`];
    if (said === 'first' || said === 'last') args.push(`${said}:${size}`);
    if (said === 'variable') args.push(`first:${this.#variable('Int', size)}`);
    if (said === 'default') args.push(`last:${this.#variable(`Int=${size}`)}`);
    if (where && filterIsVariable)
      args.push(`where:${this.#variable('ThingFilter', input(where))}`);
    else if (where) args.push(`where:${literal(input(where))}`);
    return `(${args.join(' ')})`;
  }

  #variable(type: string, value?: unknown): string {
    const name = `v${this.#declared.length}`;
    this.#declared.push(`$${name}:${type}`);
    if (value !== undefined) this.variables[name] = value;
    return `$${name}`;
  }
}

function input({ name, parent, some, and }: Filter): object {
  return {
    ...(name && { name: { in: ['a', 'b'] } }),
    ...(parent && { parent: input(parent) }),
    ...(some && { parts: { some: input(some), exists: true } }),
    and: and.map(input),
  };
}

/** A value as GraphQL writes it: like JSON, its names without quotes. */
function literal(value: object): string {
  return JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1:');
}
