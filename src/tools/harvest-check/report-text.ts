import type {
  DatasetReport,
  HarvesterReport,
  HarvestFinding,
  HarvestReport,
  Place,
} from '../../linked-data/harvest-report.ts';
import { effects } from '../../linked-data/harvest-report.ts';
import { dcat, shortName } from './harvest-vocabulary.ts';
import { MOST_POINTS } from './quality-rules.ts';

/** How many places of a finding are named, and how much of what was found there. */
const MOST_PLACES = 3;
const MOST_CHARACTERS = 100;

/** The report in plain text, piece by piece. */
export function* writeReport(report: HarvestReport): Iterable<string> {
  const { start, language, harvesters, datasets, unlisted } = report;
  yield `What harvesters that prefer the language "${language}" would take of ${start}\n`;
  for (const each of harvesters) yield* harvesterText(each);
  yield '\nDataset by dataset\n';
  for (const dataset of datasets) yield datasetText(dataset);
  if (unlisted) yield `and ${unlisted} more\n`;
}

function* harvesterText(harvester: HarvesterReport): Iterable<string> {
  const { name, software, pages, findings } = harvester;
  yield `\n${name} (${software}) ${verdict(harvester)}, from ${counted(pages, 'page')}.\n`;
  const quality = qualityOf(harvester);
  if (quality) yield `  ${quality}\n`;
  for (const finding of findings) yield findingText(finding, harvester);
}

/** How much of what there is a harvester takes. */
export function verdict({ taken, datasets }: HarvesterReport): string {
  return `takes ${taken === datasets ? 'all' : `${taken} of`} ${counted(datasets, 'dataset')}`;
}

/** What the assessment of quality comes to, where there is one. */
export function qualityOf({ points, rating }: HarvesterReport): string | undefined {
  if (points === undefined) return undefined;
  return `quality: ${points} of ${MOST_POINTS} points on average, which is called "${rating ?? ''}"`;
}

function findingText(finding: HarvestFinding, harvester: HarvesterReport): string {
  const { effect, words, source, count, places } = finding;
  const amount = amountOf(finding, harvester);
  const named = amount === EACH && count > MOST_PLACES ? [] : places.slice(0, MOST_PLACES);
  const rest = named.length && count > named.length ? [`and ${count - named.length} more`] : [];
  const lines = [source, ...named.map(placeText), ...rest];
  return `  ${effects[effect]}, ${amount}: ${words}\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

const EACH = 'each dataset';

/** How often something was found. */
export function amountOf({ of, count }: HarvestFinding, { datasets }: HarvesterReport): string {
  if (of !== shortName(dcat.Dataset)) return count === 1 ? 'once' : `${count} times`;
  return count === datasets ? EACH : `${count} of ${counted(datasets, 'dataset')}`;
}

/** A place in a line. */
function placeText({ resource, found = '' }: Place): string {
  const shown = found.length > MOST_CHARACTERS ? `${found.slice(0, MOST_CHARACTERS)} …` : found;
  return shown ? `<${resource}>: ${shown}` : `<${resource}>`;
}

function datasetText({ dataset, title, harvesters }: DatasetReport): string {
  const lines = Object.entries(harvesters).flatMap(([name, { taken, as, faults }]) => [
    `  ${name}: ${taken ? takenText(as, dataset) : 'not taken'}\n`,
    ...faults.map((fault) => `    ${fault}\n`),
  ]);
  return `<${dataset}> ${JSON.stringify(title)}\n${lines.join('')}`;
}

function takenText(as: string, dataset: string): string {
  return as === dataset ? 'taken' : `taken as ${as}`;
}

function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
