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
import type { Work } from '../../reading/work.ts';
import type { Writing } from '../../linked-data/writing.ts';
import { describingHarvestPage } from '../../linked-data/harvest-page.ts';
import { placeIn } from '../../linked-data/page-place.ts';
import { pageIn, partOf, type Page } from '../../linked-data/paging.ts';
import { writeTurtle } from '../../rdf/write-turtle.ts';

/** What is checked: where the pages begin, and how they are had. */
interface Harvest extends Start {
  /** The page at an address in Turtle; `undefined` where there is none. */
  readonly pageAt: (address: string) => Work<string | undefined>;
}

/** Walks the pages of a catalogue as harvesters would: each page is written, parsed and judged in pieces. */
export function* checkingHarvest(harvest: Harvest): Work<HarvestReport> {
  const walks = harvesters.map((harvester) => new Walk(harvester, harvest));
  while (walks.some(({ at }) => at !== undefined)) yield* step(walks, harvest);
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
function* step(walks: readonly Walk[], { pageAt }: Harvest): Work<void> {
  const pages = new Map<string, Fetched>();
  for (const walk of walks) {
    const { at } = walk;
    if (at === undefined) continue;
    const page = pages.get(at) ?? (yield* fetching(at, pageAt));
    pages.set(at, page);
    yield* walk.step(page);
  }
}

function* fetching(address: string, pageAt: Harvest['pageAt']): Work<Fetched> {
  const text = yield* pageAt(address);
  return { text, graph: text === undefined ? undefined : yield* readingGraph(text, address) };
}

/** What is no Turtle is a finding, not a failure of the check. */
function* readingGraph(text: string, address: string): Work<HarvestGraph | undefined> {
  const graph = new HarvestGraph();
  try {
    yield* graph.reading(text, address);
    return graph;
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
    *pageAt(asked) {
      const [path = '', search = ''] = asked.split('?', 2);
      const place = path === start ? placeIn(new URLSearchParams(search), base) : undefined;
      const part = place && partOf(list, place);
      return part && (yield* writingPage(pageIn(part, ending), view, writing));
    },
  };
}

/** So many paragraphs of a page are written between two pauses. */
const PARAGRAPHS = 16;

function* writingPage(page: Page, view: View, writing: Writing): Work<string> {
  const pieces: string[] = [];
  for (const piece of writeTurtle(yield* describingHarvestPage(view, page), writing)) {
    pieces.push(piece);
    if (pieces.length % PARAGRAPHS === 0) yield;
  }
  return pieces.join('');
}
