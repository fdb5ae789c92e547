import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { loadModel } from '../../src/operate/open.ts';
import { formats } from '../../src/linked-data/formats.ts';
import { fetchHandler } from '../../src/http/fetch-adapter.ts';
import { Live } from '../../src/http/live.ts';
import { createService } from '../../src/http/service.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { BASE } from '../support/catalogue.ts';
import { chance } from '../support/chance.ts';
import { quadsIn } from '../support/graph.ts';
import { attributes, element, elements, parsePage } from '../support/html.ts';
import { seed } from '../support/runs.ts';
import { isWide, some, widely } from '../support/wide.ts';

const RELOADS = widely(10, 50);
/** Registers that are there all the while, and those of which each edition has another half. */
const STAYING = 520;
const PASSING = 240;

const HYDRA = 'http://www.w3.org/ns/hydra/core#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const PREFIXES = `
  @base <${BASE}> .
  @prefix dcat: <http://www.w3.org/ns/dcat#> .
  @prefix dct: <http://purl.org/dc/terms/> .
  @prefix org: <http://www.w3.org/ns/org#> .
  @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
  @prefix varanto: <https://w3id.org/varanto#> .
  <> a dcat:Catalog ; dct:title "Luettelo"@fi ; dct:publisher <organisation/a> .
  <organisation/a> a org:Organization ; skos:prefLabel "A-osasto"@fi .
`;

const dice = chance(seed);
const places = Array.from({ length: STAYING + PASSING }, (_, index) => `register/r${1000 + index}`);
const shuffled = places
  .map((path) => ({ path, key: dice.next().value }))
  .sort((a, b) => a.key - b.key)
  .map(({ path }) => path);
const passing = shuffled.slice(0, PASSING);
const staying = new Set(shuffled.slice(PASSING).map((path) => BASE + path));

function register(path: string): string {
  return `<${path}> a varanto:Register , dcat:Dataset ; dct:title "Rekisteri ${path}"@fi ; varanto:holder <organisation/a> .`;
}

const model = loadModel('ontology', BASE);
const editions = Array.from({ length: RELOADS + 1 }, (_, number) => {
  const there = passing.filter(() => dice.next().value < 0.5);
  const paths = [...shuffled.slice(PASSING), ...there];
  const turtle = PREFIXES + paths.map(register).join('\n');
  const store = new Store(new Parser().parse(turtle));
  return new Snapshot(store, { model, base: BASE, version: `edition-${number}` });
});

/** A server that takes up the editions one after another. */
class Changing {
  readonly versions = new Set<string>();
  readonly #options = { pageSize: 20, maxPageSize: 100, examples: [], assets: '' };
  readonly #editions = editions.values();
  readonly #live = new Live(createService(this.#next(), this.#options));
  readonly #headers: Readonly<Record<string, string>>;
  reloads = 0;

  constructor(headers: Readonly<Record<string, string>> = {}) {
    this.#headers = headers;
  }

  reload(times: number): void {
    for (let time = 0; time < times && this.reloads < RELOADS; time += 1) {
      const previous = this.#live.service;
      this.#live.replace(createService(this.#next(), { ...this.#options, previous }));
      this.reloads += 1;
    }
  }

  async get(address: string, headers = this.#headers): Promise<Response> {
    const answer = await fetchHandler(this.#live.handle)(new Request(address, { headers }));
    const moved = answer.headers.get('Location');
    if (answer.status === 307 && moved !== null) return this.get(moved, headers);
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
    this.versions.add(answer.headers.get('Catalogue-Version') ?? '');
    return answer;
  }

  get context() {
    const { contextAddress, context } = this.#live.service;
    return { address: contextAddress, text: context.text };
  }

  #next(): Snapshot {
    const { value } = this.#editions.next();
    if (!value) throw new Error('there is no further edition');
    return value;
  }
}

/** What a client finds on a page: what it lists, and where the next one is. */
interface Seen {
  readonly members: readonly string[];
  readonly next: string | undefined;
}

/** Reads page after page, with reloads between two of them, and gives all that was listed. */
async function harvest(
  server: Changing,
  start: string,
  read: (answer: Response) => Promise<Seen>,
): Promise<string[]> {
  const found: string[] = [];
  for (let at: string | undefined = start; at !== undefined;) {
    const { members, next }: Seen = await read(await server.get(at));
    found.push(...members);
    at = next;
    server.reload(RELOADS / 5);
  }
  return found;
}

function expectEachOnce(server: Changing, found: readonly string[]): void {
  expect(server.reloads).toBe(RELOADS);
  expect(found.filter((id) => staying.has(id)).sort()).toEqual([...staying].sort());
  expect(new Set(found).size).toBe(found.length);
  expect(server.versions.size).toBeGreaterThan(5);
}

/** How a page says what it lists: as members of a collection, or as datasets. */
const lists = {
  register: (store: Store) =>
    store.getObjects(`${BASE}register`, `${HYDRA}member`, null).map(({ value }) => value),
  dcat: (store: Store) =>
    store
      .getSubjects(TYPE, 'http://www.w3.org/ns/dcat#Dataset', null)
      .map(({ value }) => value)
      .filter((id) => store.getObjects(id, 'http://purl.org/dc/terms/title', null).length > 0),
};

/** The quickest to read, for the short run. */
const quickest = formats.filter(({ name }) => name === 'Turtle');

describe.each(Object.entries(lists))(
  'a harvester of /%s, while the data changes',
  (list, membersIn) => {
    it.each(isWide ? formats : quickest)(
      'gets what stays exactly once in $name',
      async ({ ending, mediaType }) => {
        const server = new Changing();
        const found = await harvest(server, `${BASE}${list}${ending}`, async (answer) => {
          const store = new Store(await quadsIn(await answer.text(), mediaType, server.context));
          const [page] = store.getSubjects(TYPE, `${HYDRA}PagedCollection`, null);
          const [next] = page ? store.getObjects(page, `${HYDRA}nextPage`, null) : [];
          return { members: membersIn(store), next: next?.value };
        });
        expectEachOnce(server, found);
      },
    );

    // People read by name: after a member that is gone, which has no place any more, they begin again.
    it('gets what stays at least once in HTML', async () => {
      const server = new Changing({ Accept: 'text/html' });
      const found = await harvest(server, `${BASE}${list}`, async (answer) => {
        const tree = parsePage(await answer.text());
        const links = elements(element(tree, 'head'), 'link').map(({ attributes: each }) => each);
        const lists = elements(element(tree, 'main'), 'ul');
        const items =
          lists.find(({ attributes: each }) => each['class'] === 'members') ??
          lists.find(({ attributes: each }) => each['class'] === undefined);
        return {
          members: items ? attributes(items, 'href') : [],
          next: links.find(({ rel }) => rel === 'next')?.['href'],
        };
      });
      expect(server.reloads).toBe(RELOADS);
      expect([...staying].filter((id) => !found.includes(id))).toEqual([]);
    });

    it('gets what stays exactly once by the header Link alone, from an old link on', async () => {
      const server = new Changing();
      const found = await harvest(server, `${BASE}${list}.nt?page=1`, async (answer) => {
        const store = new Store(await quadsIn(await answer.text(), 'application/n-triples'));
        const [, next] = /<([^>]*)>; rel="next"/.exec(answer.headers.get('Link') ?? '') ?? [];
        return { members: membersIn(store), next };
      });
      expectEachOnce(server, found);
    });
  },
);

interface Connection {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('a reader of GraphQL, while the data changes', () => {
  it.each(some([', orderBy: { field: title, direction: DESC }', ''], 2))(
    'gets what stays exactly once by cursors%s',
    async (order) => {
      const server = new Changing();
      const at = (cursor: string | null): string => {
        const after = cursor === null ? '' : `, after: "${cursor}"`;
        const query = `{ registers(first: 100${after}${order}) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
        return `${BASE}graphql?query=${encodeURIComponent(query)}`;
      };
      const found = await harvest(server, at(null), async (answer) => {
        const { data } = (await answer.json()) as { data: { registers: Connection } };
        const { nodes, pageInfo } = data.registers;
        const next = pageInfo.hasNextPage ? at(pageInfo.endCursor) : undefined;
        return { members: nodes.map(({ id }) => id), next };
      });
      expectEachOnce(server, found);
    },
  );
});
