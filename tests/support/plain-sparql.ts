import type { Quad } from '@rdfjs/types';

const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const ORG = 'http://www.w3.org/ns/org#';
const TITLE = 'http://purl.org/dc/terms/title';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** The rows of an answer: the texts of its terms, without types and languages, which not all formats have. */
export type Rows = readonly (readonly string[])[];

/** A SPARQL query, and its answer as loops over statements find it. */
interface PlainQuestion {
  readonly name: string;
  readonly variables: readonly string[];
  readonly query: string;
  readonly expected: (statements: readonly Quad[]) => Rows;
  readonly isOrdered?: boolean;
}

/** The questions that each client asks. */
export const plainQuestions: readonly PlainQuestion[] = [
  {
    name: 'the number of statements',
    variables: ['n'],
    query: 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }',
    expected: (statements) => [[String(statements.length)]],
  },
  {
    name: 'the classes, with how many are in each',
    variables: ['class', 'n'],
    query: 'SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class',
    expected: (statements) => counted(pairs(statements, TYPE).map(([, name]) => name)),
  },
  {
    name: 'the properties, each once',
    variables: ['p'],
    query: 'SELECT DISTINCT ?p { ?s ?p ?o }',
    expected: (statements) => unique(statements.map(({ predicate }) => predicate.value)),
  },
  {
    name: 'the names in Finnish',
    variables: ['s', 'text'],
    query: `SELECT ?s (STR(?label) AS ?text) { ?s <${SKOS}prefLabel> ?label FILTER(LANG(?label) = "fi") }`,
    expected: (statements) =>
      statements
        .filter(
          ({ predicate, object }) =>
            predicate.value === `${SKOS}prefLabel` && languageOf(object) === 'fi',
        )
        .map(({ subject, object }) => [subject.value, object.value]),
  },
  {
    name: 'the languages of texts, with how many have each',
    variables: ['language', 'n'],
    query:
      'SELECT ?language (COUNT(*) AS ?n) { ?s ?p ?o FILTER(isLiteral(?o)) BIND(LANG(?o) AS ?language) } GROUP BY ?language',
    expected: (statements) => counted(statements.flatMap(({ object }) => languageOf(object) ?? [])),
  },
  {
    name: 'all that is broader, at any distance',
    variables: ['s', 'o'],
    query: `SELECT ?s ?o { ?s <${SKOS}broader>+ ?o }`,
    expected: (statements) => reached(pairs(statements, `${SKOS}broader`)),
  },
  {
    name: 'the concepts with nothing broader',
    variables: ['s'],
    query: `SELECT ?s { ?s a <${SKOS}Concept> FILTER NOT EXISTS { ?s <${SKOS}broader> ?o } }`,
    expected(statements) {
      const narrower = new Set(pairs(statements, `${SKOS}broader`).map(([subject]) => subject));
      return instances(statements, `${SKOS}Concept`)
        .filter((subject) => !narrower.has(subject))
        .map((subject) => [subject]);
    },
  },
  {
    name: 'the units, with what they belong to if anything',
    variables: ['s', 'o'],
    query: `SELECT ?s ?o { ?s a <${ORG}Organization> OPTIONAL { ?s <${ORG}subOrganizationOf> ?o } }`,
    expected(statements) {
      const parents = pairs(statements, `${ORG}subOrganizationOf`);
      return instances(statements, `${ORG}Organization`).flatMap((unit): Pairs => {
        const own = parents.filter(([subject]) => subject === unit);
        return own.length ? own : [[unit, '']];
      });
    },
  },
  {
    name: 'the titles that match an expression',
    variables: ['s', 'text'],
    query: `SELECT ?s (STR(?title) AS ?text) { ?s <${TITLE}> ?title FILTER(REGEX(?title, "re[gk]ist", "i")) }`,
    expected: (statements) =>
      pairs(statements, TITLE).filter(([, title]) => /re[gk]ist/i.test(title)),
  },
  {
    name: 'a later page in the order of addresses',
    variables: ['s'],
    query: 'SELECT DISTINCT ?s { ?s a ?class } ORDER BY STR(?s) OFFSET 100 LIMIT 20',
    isOrdered: true,
    expected: (statements) =>
      unique(pairs(statements, TYPE).map(([subject]) => subject))
        .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
        .slice(100, 120),
  },
];

type Pairs = (readonly [subject: string, object: string])[];

function pairs(statements: readonly Quad[], property: string): Pairs {
  return statements
    .filter(({ predicate }) => predicate.value === property)
    .map(({ subject, object }) => [subject.value, object.value]);
}

function instances(statements: readonly Quad[], name: string): string[] {
  return pairs(statements, TYPE).flatMap(([subject, object]) => (object === name ? subject : []));
}

function languageOf(term: Quad['object']): string | undefined {
  return term.termType === 'Literal' ? term.language : undefined;
}

function unique(texts: readonly string[]): string[][] {
  return [...new Set(texts)].map((text) => [text]);
}

function counted(texts: readonly string[]): string[][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => [text, String(count)]);
}

/** What is reached from each subject by one step or more. */
function reached(steps: Pairs): string[][] {
  const next = (place: string): string[] =>
    steps.flatMap(([from, to]) => (from === place ? to : []));
  return unique(steps.map(([subject]) => subject)).flatMap(([subject = '']) => {
    const found = new Set(next(subject));
    // A set also gives what is added while it is gone through.
    for (const place of found) for (const each of next(place)) found.add(each);
    return [...found].map((object) => [subject, object]);
  });
}
