import { loadCatalogue } from '../tests/support/catalogue.ts';
import { functionLists } from '../tests/graphql/search/function-lists.ts';
import { seedGold } from '../tests/graphql/search/gold.ts';
import { heldOut } from '../tests/graphql/search/held-out.ts';
import { labelsOf, measure, type Measure } from '../tests/graphql/search/measure.ts';

// What the search finds of what it should: over the catalogue, on which it was tuned, and over the City's whole
// function lists, on which it was not. The folder with the lists may be given; they are no part of the catalogue.

const TYPES = ['Organisation', 'Register', 'TosClass', 'InformationSystem'];

const folder = process.argv[2] ?? '../shared/facts';
const { snapshot } = loadCatalogue();
const known = labelsOf(snapshot, TYPES);
report(`Tuned on: ${known.length} names of the catalogue`, measure(snapshot, TYPES, seedGold));
const lists = functionLists(folder, known);
if (!lists) console.log(`\nNot measured: ${folder} has no tos-2016.csv and tos-2022.csv.`);
else
  report(
    `Not tuned on: ${labelsOf(lists, ['Class']).length} other labels of the function lists`,
    measure(lists, ['Class'], heldOut),
  );

function report(title: string, { recall, microRecall, precision, queries }: Measure): void {
  const empty = queries.filter(({ found }) => !found.length).length;
  const faulty = queries.filter(
    ({ wanted, found, right }) => right.length < wanted.length || right.length < found.length,
  );
  console.log(`\n${title}; ${queries.length} queries`);
  console.log(row('macro recall', recall.toFixed(3)));
  console.log(row('micro recall', microRecall.toFixed(3)));
  console.log(row('precision', precision.toFixed(3)));
  console.log(row('empty answers', `${empty}`));
  console.log(row('\nnot as wanted', 'right of wanted, wrong'));
  for (const { query, wanted, found, right } of faulty)
    console.log(row(query, `${right.length} of ${wanted.length}, ${found.length - right.length}`));
}

function row(name: string, figure: string): string {
  return name.padEnd(26) + figure;
}
