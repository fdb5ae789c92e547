/** What is asked of a server over an engine, and in which file of `bench/sparql` the same is written by hand. */
export interface EngineWork {
  readonly name: string;
  readonly file: string;
  readonly query: string;
  /** How many times the query's time the answer is to take at most. */
  readonly most: number;
  /** Of both answers, what has to be alike; of a search nothing, for SPARQL has no relevance. */
  readonly alike?: RegExp;
}

const REGISTERS = /register\/rekisteri-\d+/g;
const ORGANISATIONS = /organisation\/[a-z]+[-\d]*/g;
const NUMBERS = /(?<=totalCount":|"value": ")\d+/g;

/** The works of the row `engine`; the search first, since it waits until the server has read the names, which costs the engine. */
export const engineWorks: readonly EngineWork[] = [
  {
    name: 'a search with two words',
    file: 'search',
    query: '{ search(query: "asiakas rekisteri", first: 10) { nodes { resource { id } } } }',
    most: 3,
  },
  {
    name: 'a page of 50 registers with three hops',
    file: 'page',
    query: `{ registers(first: 50) { nodes {
      id title holder { id name parent { id name parent { id name } } }
    } } }`,
    most: 1.5,
    alike: REGISTERS,
  },
  {
    name: 'the first 50 registers with a word in the title, by title',
    file: 'filtered',
    query: `{
      registers(first: 50, where: { title: { contains: "asiakas" } }, orderBy: [{ field: title }]) {
        nodes { id title holder { id name } }
      }
    }`,
    most: 1.5,
    alike: REGISTERS,
  },
  {
    name: 'the number of registers',
    file: 'total',
    query: '{ registers { totalCount } }',
    most: 3,
    alike: NUMBERS,
  },
  {
    name: 'the number of registers with a word in the title',
    file: 'filtered-total',
    query: '{ registers(where: { title: { contains: "asiakas" } }) { totalCount } }',
    most: 3,
    alike: NUMBERS,
  },
  {
    name: 'the ten units with the most registers',
    file: 'facet',
    query: '{ registers { facets(fields: [holder]) { values(first: 10) { value label count } } } }',
    most: 3,
    alike: ORGANISATIONS,
  },
  {
    name: 'five registers of each of 100 organisations',
    file: 'nested',
    query: `{ organisations(first: 100) { nodes {
      id name registers(first: 5) { nodes { id title } }
    } } }`,
    most: 3,
    alike: ORGANISATIONS,
  },
];
