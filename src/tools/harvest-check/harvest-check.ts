import { setImmediate } from 'node:timers/promises';
import { ckanLocale } from './ckan-looks.ts';
import { HarvestGraph } from './harvest-graph.ts';
import { harvesters } from './harvesters.ts';
import type {
  DatasetReport,
  Fate,
  HarvesterReport,
  HarvestReport,
} from '../../linked-data/harvest-report.ts';
import type { Fetched } from './page-rules.ts';
import { MOST_POINTS, ratingOf } from './quality-rules.ts';
import { Walk, type Start } from './walk.ts';
import { datasets } from '../../check/datasets.ts';
import type { View } from '../../reading/view.ts';
import type { Writing } from '../../linked-data/writing.ts';
import { harvestPage } from '../../linked-data/harvest-page.ts';
import { placeIn } from '../../linked-data/page-place.ts';
import { pageIn, partOf } from '../../linked-data/paging.ts';
import { writeTurtle } from '../../rdf/write-turtle.ts';

/** What is checked: where the pages begin, and how they are had. */
interface Harvest extends Start {
  /** The page at an address in Turtle; `undefined` where there is none. */
  readonly pageAt: (address: string) => string | undefined;
}

/** Walks the pages of a catalogue as harvesters would. Between two pages others have their turn. */
export async function checkHarvest(harvest: Harvest): Promise<HarvestReport> {
  const walks = harvesters.map((harvester) => new Walk(harvester, harvest));
  while (walks.some(({ at }) => at !== undefined)) await step(walks, harvest);
  const { start, language } = harvest;
  const datasets = listed(walks);
  return {
    start,
    language,
    isSound: walks.every(({ tally }) => tally.isSound),
    harvesters: walks.map(report),
    datasets,
    unlisted: Math.max(...walks.map((walk) => walk.datasets)) - datasets.length,
  };
}

/** Brings each a page further. A page that several are at is fetched once. */
async function step(walks: readonly Walk[], { pageAt }: Harvest): Promise<void> {
  const pages = new Map<string, Fetched>();
  for (const walk of walks) {
    const { at } = walk;
    if (at === undefined) continue;
    await setImmediate();
    const text = pages.has(at) ? undefined : pageAt(at);
    await setImmediate();
    const page = pages.get(at) ?? { text, graph: graphOf(text, at) };
    pages.set(at, page);
    await setImmediate();
    walk.step(page);
  }
}

/** What is no Turtle is a finding, not a failure of the check. */
function graphOf(text: string | undefined, address: string): HarvestGraph | undefined {
  try {
    return text === undefined ? undefined : new HarvestGraph(text, address);
  } catch {
    return undefined;
  }
}

function report(walk: Walk): HarvesterReport {
  const { harvester, datasets, pages, tally } = walk;
  const { name, software, rules } = harvester;
  const isScored = rules.some(({ points }) => points) && datasets > 0;
  const points = Math.round(MOST_POINTS - walk.lostPoints / datasets);
  return {
    ...{ name, software, pages, datasets },
    taken: tally.has('ends') ? 0 : datasets - walk.lost.size,
    ...(isScored && { points, rating: ratingOf(points) }),
    findings: tally.findings,
  };
}

/** The datasets by address, each with what every harvester makes of it. */
function listed(walks: readonly Walk[]): DatasetReport[] {
  const reports = new Map<string, { title: string; harvesters: Record<string, Fate> }>();
  for (const { harvester, met, lost, tally } of walks)
    for (const [dataset, { title, as, faults }] of met) {
      const known = reports.get(dataset) ?? { title, harvesters: {} };
      const taken = !tally.has('ends') && !lost.has(dataset);
      known.harvesters[harvester.name] = { taken, as, faults };
      reports.set(dataset, known);
    }
  return [...reports].map(([dataset, known]) => ({ dataset, ...known }));
}

/** The catalogue's own pages for harvesters, written as they are served. Of so many datasets each is told by itself. */
export function ownPages(view: View, writing: Writing, most: number): Harvest {
  const { base } = view;
  const language = ckanLocale(view.language);
  const [address, ending] = [`${base}dcat`, '.ttl'];
  const list = { address, base, members: datasets(view) };
  const start = address + ending;
  return {
    ...{ start, base, language, most },
    pageAt: (asked) => {
      const [path = '', search = ''] = asked.split('?', 2);
      const place = path === start ? placeIn(new URLSearchParams(search), base) : undefined;
      const part = place && partOf(list, place);
      return part && [...writeTurtle(harvestPage(view, pageIn(part, ending)), writing)].join('');
    },
  };
}
