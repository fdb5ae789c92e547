import { cursorOf } from '../../src/graphql/lists/cursor.ts';
import { everything } from '../../src/reading/question.ts';
import { BASE } from '../catalogue/catalogues.ts';
import { commonPart, lookedFor } from '../catalogue/words.ts';
import { graphqlRequest } from '../client.ts';
import { filteredQuery, filters, numeral, pageQuery } from '../queries.ts';

/** Something that a server is asked, by its number and the size of its catalogue in registers. */
export interface Work {
  readonly name: string;
  readonly request: (number: number, registers: number) => string;
  /** How many are asked at a time. */
  readonly questions: number;
}

const FACETS = `query ($where: RegisterFilter) {
  registers(where: $where) { facets(fields: [holder]) { values(first: 20) { value label count } } }
}`;
const SEARCH = `query ($query: String!) {
  search(query: $query) { totalCount nodes { snippet resource { id } } }
}`;

/** What is asked of catalogues of all sizes. The number goes with the question, so that no whole answer is given twice. */
export const works: readonly Work[] = [
  {
    name: 'page of 50 registers',
    request: (number, registers) => {
      const place = numeral((number * 37) % (registers - 60));
      const after = cursorOf(everything, { keys: [], id: `${BASE}register/rekisteri-${place}` });
      return graphqlRequest(pageQuery, { first: 50, after, number });
    },
    questions: 60,
  },
  {
    name: 'the same question again',
    request: () => graphqlRequest(pageQuery, { first: 50 }),
    questions: 300,
  },
  { name: 'ordered page, by words', request: filtered('byWords'), questions: 60 },
  { name: 'ordered page, by a rare text', request: filtered('byRareText'), questions: 40 },
  { name: 'ordered page, by the unit', request: filtered('byUnit'), questions: 60 },
  {
    name: 'facets of all registers',
    request: (number) => graphqlRequest(FACETS, { number }),
    questions: 12,
  },
  {
    name: 'facets of some registers',
    request: (number) => {
      const where = { title: { contains: commonPart(number) } };
      return graphqlRequest(FACETS, { where, number });
    },
    questions: 12,
  },
  {
    name: 'search',
    request: (number) => graphqlRequest(SEARCH, { query: lookedFor(number), number }),
    questions: 20,
  },
];

function filtered(by: keyof typeof filters): Work['request'] {
  return (number, registers) =>
    graphqlRequest(filteredQuery, { where: filters[by](number, registers), number });
}
