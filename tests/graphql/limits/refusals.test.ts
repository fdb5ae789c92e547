import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { application } from '../../support/application.ts';
import { processorTime } from '../../support/processor-time.ts';

const { app, get, service } = application();
const ADDRESS = 'http://localhost:4000/graphql';
const ACCEPTED = ['application/json', 'application/graphql-response+json'];

/** What the log calls the request: another name for each. */
const requestId = expect.any(String) as string;

interface Answer {
  readonly data?: unknown;
  readonly errors?: { message: string; extensions?: Record<string, unknown> }[];
}

interface Asking {
  /** Variables, operation name and what else the body has, as JSON. */
  readonly more?: string;
  readonly accept?: string;
}

async function ask(text: string, { more = '', accept }: Asking = {}) {
  const given = { status: 0, body: '' };
  const milliseconds = await processorTime(async () => {
    const answer = await app.request(ADDRESS, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept ?? 'application/json' },
      body: `{"query":${JSON.stringify(text)}${more}}`,
    });
    Object.assign(given, { status: answer.status, body: await answer.text() });
  });
  return { ...given, milliseconds, ...(JSON.parse(given.body) as Answer) };
}

/** A part around itself, so many times. */
function nested(times: number, [open, close]: readonly [string, string], core = ''): string {
  return open.repeat(times) + core + close.repeat(times);
}

function times(count: number, part: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(' ');
}

/** Five connections, one in another. */
const five = (args: string) =>
  `{organisations${args}{nodes{tosClasses${args}{nodes{organisations${args}{nodes{tosClasses${args}{nodes{organisations${args}{nodes{id}}}}}}}}}}}`;

const doubling = times(
  30,
  (index) => `fragment F${index} on Query{...F${index + 1} ...F${index + 1}}`,
);

/** A filter that follows so many links. */
function links(count: number): string {
  const [to, back] = ['{tosClasses:{some:', '{organisations:{some:'];
  const open = Array.from({ length: count }, (_, index) => (index % 2 ? back : to)).join('');
  return `${open}{}${'}}'.repeat(count)}`;
}

const bombs: [what: string, text: string, code: string, variables?: string][] = [
  ['fields 5,000 deep', nested(5000, ['{a', '}']), 'QUERY_TOO_DEEP'],
  ['fields 5,000 deep that never close', '{a'.repeat(5000), 'QUERY_TOO_DEEP'],
  ['list values 5,000 deep', `{a(b:${'['.repeat(5000)}`, 'QUERY_TOO_DEEP'],
  ['object values 5,000 deep', `{a(b:${'{a:'.repeat(5000)}`, 'QUERY_TOO_DEEP'],
  ['a variable of a type 5,000 deep', `query($a:${'['.repeat(5000)}`, 'QUERY_TOO_DEEP'],
  ['brackets alone', '['.repeat(19_000), 'QUERY_TOO_DEEP'],
  ['strings and comments between brackets', '{a(b:"}") # }\n'.repeat(100), 'QUERY_TOO_DEEP'],
  ['a long text', `{catalogue{id}} ${'#'.repeat(20_000)}`, 'QUERY_TOO_LARGE'],
  ['many small fields', `{catalogue{${'id '.repeat(3000)}}}`, 'QUERY_TOO_LARGE'],
  ['many commas and numbers', `{a(b:[${'1,'.repeat(3000)}`, 'QUERY_TOO_LARGE'],
  ['many definitions', times(51, (index) => `query Q${index}{catalogue{id}}`), 'QUERY_TOO_LARGE'],
  ['31 aliases', `{${times(31, (index) => `a${index}:catalogue{id}`)}}`, 'QUERY_TOO_LARGE'],
  ['an alias bomb', `{${times(300, (index) => `a${index}:catalogue{id}`)}}`, 'QUERY_TOO_LARGE'],
  ['401 fields', `{catalogue{${'id '.repeat(400)}}}`, 'QUERY_TOO_LARGE'],
  ['many directives', `{catalogue${'@include(if:true)'.repeat(51)}{id}}`, 'QUERY_TOO_LARGE'],
  ['unknown directives', `query${'@a'.repeat(51)}{catalogue{id}}`, 'QUERY_TOO_LARGE'],
  [
    'links 13 deep',
    `{organisations{nodes{${nested(11, ['parent{', '}'], 'id')}}}}`,
    'QUERY_TOO_DEEP',
  ],
  [
    'a fragment bomb of fields',
    `{...F0} ${doubling} fragment F30 on Query{catalogue{id}}`,
    'QUERY_TOO_LARGE',
  ],
  [
    'a fragment bomb of aliases',
    `{...F0} ${doubling} fragment F30 on Query{a:__typename}`,
    'QUERY_TOO_LARGE',
  ],
  [
    'fragments that make it deep',
    `{tosClass(id:"a"){...F0}} ${times(12, (index) => `fragment F${index} on TosClass{broader{...F${index + 1}}}`)} fragment F12 on TosClass{id}`,
    'QUERY_TOO_DEEP',
  ],
  ['a filter over 13 links', `{organisations(where:${links(13)}){totalCount}}`, 'QUERY_TOO_DEEP'],
  ['a filter over six links', `{organisations(where:${links(6)}){totalCount}}`, 'QUERY_TOO_DEEP'],
  [
    'a filter over 13 links in a variable',
    'query($where:OrganisationFilter){organisations(where:$where){totalCount}}',
    'QUERY_TOO_DEEP',
    `{"where":${links(13).replaceAll(/(\w+):/g, '"$1":')}}`,
  ],
  [
    'a filter of 25 parts over five links in each of 100 lists',
    `query($part:TosClassFilter!){organisations(first:100){nodes{tosClasses(where:{or:[${'$part '.repeat(25)}]}){totalCount}}}}`,
    'QUERY_TOO_COMPLEX',
    `{"part":{"organisations":{"some":${links(4).replaceAll(/(\w+):/g, '"$1":')}}}}`,
  ],
  ['connections of 100, five deep', five('(first:100)'), 'QUERY_TOO_COMPLEX'],
  ['connections of the usual size, five deep', five(''), 'QUERY_TOO_COMPLEX'],
  [
    'connections of 100 by a variable',
    `query($n:Int){organisations(first:$n){nodes{tosClasses(last:$n){edges{node{organisations(first:$n){nodes{id}}}}}}}}`,
    'QUERY_TOO_COMPLEX',
    '{"n":100}',
  ],
  [
    'connections of 100 by the default of a variable',
    `query($n:Int=100){organisations(first:$n){nodes{tosClasses(first:$n){nodes{organisations(first:$n){totalCount nodes{id}}}}}}}`,
    'QUERY_TOO_COMPLEX',
  ],
  [
    'an introspection 16 deep',
    `{__schema{types{name ${nested(14, ['ofType{', '}'], 'name')}}}}`,
    'QUERY_TOO_DEEP',
  ],
  [
    'variables that are 20,000 deep',
    `query($a:String){__typename}`,
    'QUERY_TOO_DEEP',
    `{"a":${nested(20_000, ['[', ']'])}}`,
  ],
];

describe('a query that asks for too much', () => {
  it.each(bombs)('is refused at once: %s', async (...[, text, code, variables]) => {
    for (const accept of ACCEPTED) {
      const more = variables ? `,"variables":${variables}` : '';
      const answer = await ask(text, { more, accept });
      expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([{ code, requestId }]);
      expect(answer.status).toBe(400);
      expect(answer.data).toBeUndefined();
      expect(answer.body.length).toBeLessThan(400);
      expect(answer.milliseconds).toBeLessThan(500);
    }
  });
});

const INTROSPECTION = getIntrospectionQuery({
  schemaDescription: true,
  inputValueDeprecation: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  oneOf: true,
});

const REFETCH = `query($id:ID!,$count:Int,$cursor:String){node(id:$id){__typename ...Units id}}
  fragment Units on Organisation{units(first:$count,after:$cursor){
    edges{node{id name __typename} cursor} pageInfo{endCursor hasNextPage}}}`;

const withinLimits: [what: string, text: string][] = [
  ['30 aliases', `{${times(30, (index) => `a${index}:catalogue{id}`)}}`],
  ['400 fields', `{catalogue{${'id '.repeat(399)}}}`],
  ['12 levels', `{organisations{nodes{${nested(9, ['parent{', '}'], 'id')}}}}`],
  ['brackets in a comment', `{catalogue{id}} # ${'{'.repeat(100)}`],
  ['brackets in a text', `{catalogue{title(languages:["${'{'.repeat(100)}"])}}`],
  ['brackets in a block of text', `{catalogue{title(languages:["""${'['.repeat(100)}"""])}}`],
  ['the numbers of a long list', '{organisations(first:100){nodes{tosClasses{totalCount}}}}'],
  [
    'pages of 100 in a page of 100',
    '{organisations(first:100){nodes{registers(first:100){nodes{id}}}}}',
  ],
  ['100 resources by address', `{nodes(ids:[${'"a",'.repeat(100)}]){id}}`],
  ['the introspection of most tools', getIntrospectionQuery()],
  ['the introspection of GraphiQL', INTROSPECTION],
  ['a refetch of Relay', REFETCH],
  ...service.examples.map(({ file, query }): [string, string] => [file, query]),
];

describe('a query that asks for no more than it may', () => {
  it.each(withinLimits)('is answered: %s', async (_what, text) => {
    const more = ',"variables":{"id":"organisation/kaupunginkanslia","count":10}';
    const answer = await ask(text, { more });
    expect(answer.errors).toBeUndefined();
    expect(answer.status).toBe(200);
    expect(answer.data).toBeTruthy();
  });
});

describe('variables', () => {
  const text = 'query($n:Int!){organisations(first:$n){totalCount}}';

  it.each([
    ['of another type', '{"n":"many"}', /^Variable "\$n" got invalid value "many"/],
    ['that are missing', '{}', /^Variable "\$n" of required type "Int!" was not provided/],
  ])('%s are 400 in the words of GraphQL', async (_what, variables, message) => {
    for (const accept of ACCEPTED) {
      const answer = await ask(text, { more: `,"variables":${variables}`, accept });
      expect(answer.errors?.map((each) => each.message)).toEqual([expect.stringMatching(message)]);
      expect(answer.status).toBe(400);
    }
  });

  it('do not let a query pass that was cheap with others', async () => {
    const three = `query($n:Int){organisations(first:$n){nodes{tosClasses(first:$n){nodes{
      organisations(first:$n){nodes{id}}}}}}}`;
    const statuses = [];
    for (const n of [1, 100, 1, 100])
      statuses.push((await ask(three, { more: `,"variables":{"n":${n}}` })).status);
    expect(statuses).toEqual([200, 400, 200, 400]);
  });

  it.each(['variables=notjson', 'variables=[', 'variables=3'])(
    'of a GET are 400 where they cannot be read: %s',
    async (search) => {
      for (const accept of ACCEPTED) {
        const answer = await get(`/graphql?query={__typename}&${search}`, { Accept: accept });
        expect(answer.status).toBe(400);
        const { errors } = (await answer.json()) as Answer;
        expect(errors?.map(({ extensions }) => extensions)).toEqual([
          { code: 'BAD_REQUEST', requestId },
        ]);
      }
    },
  );
});

describe('fragments that spread each other', () => {
  it('are refused by validation', async () => {
    const answer = await ask('{...A} fragment A on Query{...B} fragment B on Query{...A ...B}');
    expect(answer.errors?.[0]?.message).toContain('Cannot spread fragment');
  });
});
