import { chosenText } from './ckan-looks.ts';
import type { HarvestGraph, HarvestNode } from './harvest-graph.ts';
import type { Harvester } from './harvesters.ts';
import { FAULTS, LOSSES, type Consequence, type HarvestRule } from './harvest-rule.ts';
import { type Effect, effects } from '../../linked-data/harvest-report.ts';
import { dcat, dct, shortName } from './harvest-vocabulary.ts';
import { pageProblem, totalOf, type Fetched } from './page-rules.ts';
import type { HarvestFinding, Place } from '../../linked-data/harvest-report.ts';
import { inPieces, type Work } from '../../reading/work.ts';

/** Where a harvest begins, and how. */
export interface Start {
  readonly start: string;
  readonly base: string;
  readonly language: string;
  /** How many datasets are listed one by one. */
  readonly most: number;
}

/** A dataset that a harvester came by. */
interface Met {
  readonly title: string;
  readonly as: string;
  readonly faults: string[];
}

/** The way of one harvester through the pages, and what it makes of them. */
export class Walk {
  readonly harvester: Harvester;
  readonly tally = new Tally();
  /** The datasets, up to as many as are listed. */
  readonly met = new Map<string, Met>();
  /** Those that are not taken. */
  readonly lost = new Set<string>();
  pages = 0;
  /** The points that all datasets lose together. */
  lostPoints = 0;
  readonly #start: Start;
  /** The rules of the harvester by the class of the nodes that they look at. */
  readonly #rules: ReadonlyMap<string, readonly HarvestRule[]>;
  readonly #looked = new Map<string, Set<string>>();
  readonly #identifiers = new Map<string, string>();
  readonly #read = new Set<string>();
  #first: string | undefined;
  #total = 0;
  #at: string | undefined;

  constructor(harvester: Harvester, start: Start) {
    this.harvester = harvester;
    this.#start = start;
    this.#rules = byClass(harvester.rules);
    this.#at = start.start;
  }

  /** The address of the page that comes next; `undefined` at the end. */
  get at(): string | undefined {
    return this.#at;
  }

  /** How many datasets it has seen. */
  get datasets(): number {
    return this.#looked.get(dcat.Dataset)?.size ?? 0;
  }

  /** Reads the page that comes next, in pieces. */
  *step(fetched: Fetched): Work<void> {
    const at = this.#at ?? '';
    this.#at = undefined;
    const { base } = this.#start;
    const way = { at, base, first: this.#first, read: this.#read };
    const problem = pageProblem(fetched, way, this.harvester.pages);
    if (problem) {
      this.#found(problem, at);
      return;
    }
    this.#first ??= fetched.text;
    this.#read.add(at);
    this.pages += 1;
    const { graph } = fetched;
    if (graph) yield* this.#take(graph, at);
  }

  *#take(page: HarvestGraph, at: string): Work<void> {
    for (const type of this.#rules.keys())
      yield* inPieces(page.ofClass(type), WEIGHT, (node) => {
        if (this.#isNew(node, type)) this.#look(node, type, page);
      });
    this.#total = totalOf(page) ?? this.#total;
    this.#at = this.harvester.next(page);
    const { short } = this.harvester.pages;
    if (short && this.#at === undefined && this.datasets < this.#total) this.#found(short, at);
  }

  #isNew(node: HarvestNode, type: string): boolean {
    const looked = this.#looked.get(type) ?? new Set<string>();
    this.#looked.set(type, looked);
    const isNew = !looked.has(node.id);
    looked.add(node.id);
    const { repeated } = this.harvester.pages;
    if (!isNew && repeated && type === dcat.Dataset) this.#found(repeated, node.id);
    return isNew;
  }

  #look(node: HarvestNode, type: string, page: HarvestGraph): void {
    const { language } = this.#start;
    const came = new Set<Effect>();
    const earlier = type === dcat.Dataset ? this.#meet(node) : undefined;
    for (const rule of this.#rules.get(type) ?? []) {
      const { path, look } = rule;
      for (const found of look({ node, path, page, language, earlier, effects: came })) {
        came.add(rule.effect);
        this.lostPoints += rule.points ?? 0;
        this.#found(rule, node.id, found);
      }
    }
  }

  /** Notes a dataset; gives the one that went by the same identifier. */
  #meet(node: HarvestNode): string | undefined {
    const { language, most } = this.#start;
    const { call, identify } = this.harvester;
    const title = chosenText(node, dct.title, language);
    if (this.met.size < most)
      this.met.set(node.id, { title, as: call(node, language), faults: [] });
    const identifier = identify(node);
    const earlier = this.#identifiers.get(identifier);
    this.#identifiers.set(identifier, node.id);
    return earlier;
  }

  #found(consequence: Consequence, resource: string, found = ''): void {
    this.tally.add(consequence, { resource, found });
    if (FAULTS.has(consequence.effect)) this.met.get(resource)?.faults.push(wordsOf(consequence));
    if (LOSSES.has(consequence.effect)) this.lost.add(resource);
  }
}

/** About how many units of work the rules about one node take. */
const WEIGHT = 100;

function byClass(rules: readonly HarvestRule[]): ReadonlyMap<string, readonly HarvestRule[]> {
  const classes = new Set(rules.map(({ of }) => of));
  return new Map([...classes].map((type) => [type, rules.filter(({ of }) => of === type)]));
}

/** How many places of a finding are named. */
const MOST_PLACES = 100;

/** What a harvester found, counted by what comes of it. */
class Tally {
  readonly #counts = new Map<Consequence, { count: number; readonly places: Place[] }>();

  add(consequence: Consequence, { resource, found }: Required<Place>): void {
    let known = this.#counts.get(consequence);
    if (!known) this.#counts.set(consequence, (known = { count: 0, places: [] }));
    known.count += 1;
    if (known.places.length < MOST_PLACES)
      known.places.push(found === resource || found === '' ? { resource } : { resource, found });
  }

  /** Whether nothing was found that has to be fixed. */
  get isSound(): boolean {
    return ![...this.#counts.keys()].some(({ effect }) => FAULTS.has(effect));
  }

  has(effect: Effect): boolean {
    return [...this.#counts.keys()].some((each) => each.effect === effect);
  }

  /** What was found, the worst first. */
  get findings(): HarvestFinding[] {
    const ranks = Object.keys(effects);
    return [...this.#counts]
      .map(([consequence, counted]) => ({ ...said(consequence), ...counted }))
      .sort((a, b) => ranks.indexOf(a.effect) - ranks.indexOf(b.effect));
  }
}

function said(consequence: Counted): Pick<HarvestFinding, 'effect' | 'of' | 'words' | 'source'> {
  const { effect, source, of } = consequence;
  return {
    effect,
    of: of === undefined ? 'page' : shortName(of),
    words: wordsOf(consequence),
    source,
  };
}

/** What came of a rule about nodes, or of one about pages. */
type Counted = Consequence & Partial<Pick<HarvestRule, 'of' | 'path'>>;

/** What is said of a node, the properties that were looked at filled in. */
function wordsOf({ words, path = [] }: Counted): string {
  return words.replace('{path}', path.map(shortName).join('/'));
}
