import { ask, asked, type Step } from '../step.ts';
import type { Subject } from '../subject.ts';

const HITS = 'totalCount nodes { resource { __typename id } type field snippet score }';

/** Inflected words, compounds and codes of Finnish, other languages, and what is no word at all. */
const WORDS = [
  ...['maahanmuuttajat', 'rekisteri', 'rekisterissä', 'henkilöstön', 'HENKILÖSTÖ', 'sopimukset'],
  ...['päätöksenteko', 'paatoksenteko', 'hallinnon', 'tiedonhallinta', 'asiakirjojen hallinta'],
  ...['kaupunki', 'kaupungin', 'talous ja henkilöstö', 'viestintä', 'a', 'ja', 'information'],
  ...['personregister', 'register', 'stadskansliet', '07', '07 02', '0702', '07.02.03', '7'],
  ...['99 99', 'zzzzqqq', 'rekisteri zzzzqqq', '', ' ', '*', '"', '\\', '<b>', '⟦', '😀', '\u0000'],
];

/** A search for words, codes and parts of names that there are, in all types and in each. */
export function searchSteps({ kinds, main }: Subject): Step[] {
  const query = `query ($query: String!, $types: [TypeName!], $first: Int) {
    search(query: $query, types: $types, first: $first) { ${HITS} }
  }`;
  const search = (variables: object, headers = {}): Step => ask(query, { variables, headers });
  const [word = 'a'] = WORDS;
  const names = kinds.flatMap(({ values, textFields: [field = ''] }) =>
    (values[field] ?? []).slice(0, 2).map((name) => String(name).slice(0, 60)),
  );
  const label = String(main.values[main.textFields[0] ?? '']?.[0]);
  return [
    ...WORDS.map((each) => search({ query: each })),
    ...names.map((each) => search({ query: each, first: 5 })),
    ...kinds.map(({ type }) => search({ query: label, types: [type.name] })),
    ...kinds.map(({ type }) => search({ query: '07', types: [type.name, main.type.name] })),
    ...[0, 1, 100, 101, -1].map((first) => search({ query: 'rekisteri', first })),
    ...[200, 201].map((length) => search({ query: 'a'.repeat(length) })),
    search({ query: 'a '.repeat(100) }),
    search({ query: word, types: [] }),
    search({ query: word, types: ['Nothing'] }),
    search({ query: label }, { 'Accept-Language': 'sv' }),
    asked(`{ search(query: "rekisteri", first: 3) { ${HITS} } }`),
    asked(`{ search(query: "rekisteri") { totalCount } }`),
    ask(`{ search(query: "hallinto") { nodes { resource { ... on ${main.type.name} { id } } } } }`),
  ];
}
