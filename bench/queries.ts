import { cursorOf } from '../src/graphql/lists/cursor.ts';
import { everything } from '../src/reading/question.ts';
import { BASE } from './catalogue/catalogues.ts';
import { commonPart } from './catalogue/words.ts';

/** A page of registers, each with its unit, some of the unit's classes, and its organisation. */
export const pageQuery = `query ($first: Int, $after: String) {
  registers(first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id
      title
      holder {
        id
        name
        tosClasses(first: 4) { nodes { id notation label } }
        parent { id name }
      }
    }
  }
}`;

/** The variables of such a page. No two numbers give the same one: the size changes when every register has been the first once. */
export function pageVariables(number: number, registers: number): Record<string, unknown> {
  const last = registers - 60;
  // A step that has no divisor in common with the number of pages.
  const place = numeral((number * 37) % last);
  const id = `${BASE}register/rekisteri-${place}`;
  return { first: 50 + Math.floor(number / last), after: cursorOf(everything, { keys: [], id }) };
}

/** All registers, each with its unit, the authority above it and the city above that. */
export const allQuery = `query ($first: Int) {
  registers(first: $first) {
    nodes { id title holder { id name parent { id name parent { id name } } } }
  }
}`;

/** The same as SPARQL. */
export const sparqlQuery = `PREFIX dct: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX varanto: <https://w3id.org/varanto#>
SELECT ?register ?title ?unit ?unitName ?authority ?authorityName ?city ?cityName WHERE {
  ?register a varanto:Register ; dct:title ?title ; varanto:holder ?unit .
  ?unit skos:prefLabel ?unitName ; org:subOrganizationOf ?authority .
  ?authority skos:prefLabel ?authorityName ; org:subOrganizationOf ?city .
  ?city skos:prefLabel ?cityName .
  FILTER (LANG(?title) = "fi" && LANG(?unitName) = "fi")
  FILTER (LANG(?authorityName) = "fi" && LANG(?cityName) = "fi")
}`;

/** The first page of registers that a filter keeps, by title. */
export const filteredQuery = `query ($where: RegisterFilter) {
  registers(first: 50, where: $where, orderBy: [{ field: title }]) {
    pageInfo { hasNextPage endCursor }
    nodes { id title holder { name } }
  }
}`;

/** Filters by a number: one that keeps a sixth of all, one that keeps the eight of a unit, one that keeps a single one. */
export const filters = {
  byWords: (number: number) => ({
    or: [number, number + 5].map((each) => ({ title: { contains: commonPart(each) } })),
  }),
  byUnit: (number: number, registers: number) => {
    const unit = numeral(number % Math.floor(registers / 8));
    return { holder: { id: { eq: `organisation/osasto-${unit}` } } };
  },
  byRareText: (number: number, registers: number) => ({
    title: { contains: numeral(number % registers) },
  }),
};

/** A number as it stands in addresses and titles. */
export function numeral(number: number): string {
  return String(number).padStart(6, '0');
}
