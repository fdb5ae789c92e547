import MiniSearch from 'minisearch';
import { atOnce } from '../../src/reading/work.ts';
import { searching } from '../../src/store/search/search.ts';
import { load } from '../../src/check/load.ts';
import { BASE } from '../catalogue/catalogues.ts';
import { lookedFor } from '../catalogue/words.ts';
import { inTurn, timed, type Turns } from '../in-turn.ts';
import { tell, told } from '../told.ts';
import { reservedPaths } from '../../src/http/routes.ts';

// The same questions to Varanto's search, which knows Finnish, and to MiniSearch over the same labels, which knows the
// beginnings of words and misspellings.

const QUESTIONS = 40;

const [data, turns] = told as [string, Turns];
const { snapshot } = load({
  ontology: 'ontology',
  data,
  base: BASE,
  program: 'bench',
  reserved: reservedPaths,
});
const labels = snapshot.described.flatMap((resource) => {
  const field = resource.shape?.label;
  return field ? resource.literals(field).map(({ value }) => value) : [];
});
const index = new MiniSearch<{ id: number; label: string }>({
  fields: ['label'],
  searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND' },
});
index.addAll(labels.map((label, id) => ({ id, label })));

const works = {
  varanto: (query: string) =>
    atOnce(searching({ text: query, types: undefined, size: 20, languages: [] }, snapshot)).hits
      .length,
  rival: (query: string) => index.search(query).length,
};

process.on('message', () => {
  void inTurn(
    {
      varanto: (turn) => timed(() => askAll(turn, works.varanto)),
      rival: (turn) => timed(() => askAll(turn, works.rival)),
    },
    turns,
  ).then(tell);
});
tell(labels.length);

/** Asks the questions of a turn; each kind of them finds something. */
function askAll(turn: number, ask: (query: string) => number): number {
  let found = 0;
  for (let question = 0; question < QUESTIONS; question += 1)
    found += ask(lookedFor(turn * QUESTIONS + question));
  if (found < QUESTIONS) throw new Error(`${found} hits for ${QUESTIONS} questions are too few.`);
  return found;
}
