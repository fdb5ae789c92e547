import type { Page, ListedClass, Section } from '../structure.ts';
import { derived, type Making, ofUnit, said } from './facts.ts';
import type { Evidence, Maker } from './output.ts';
import {
  allClasses,
  classId,
  depthOf,
  makeClass,
  type Plan,
  type PlanClass,
} from './plan-class.ts';
import { hasFormOf } from './units.ts';
import type { MadeResource } from './resources.ts';

/** Makes the classes of the plan that the page lists, those above them, its levels and the plan itself. */
export function makePlan(making: Making, plan: Plan): void {
  const listed = making.page.sections.flatMap(({ classes }) => classes);
  if (!listed.length) return;
  const scheme = making.output.address('plan', plan.version);
  const all = allClasses(making, listed, plan);
  makeScheme(making, plan, scheme);
  makeLevels(making, plan, all);
  for (const each of all) makeClass(making, each, { scheme, plan, all });
}

function makeScheme(making: Making, plan: Plan, scheme: string): void {
  const { output, page, words, authority } = making;
  const form = page.claims
    .map(({ block }) => hasFormOf(block.text, authority, making))
    .find((each) => each !== undefined && each !== authority);
  const label = form === undefined ? `${words.plan} (${authority})` : `${form} ${words.plan}`;
  const maker = output.make('plan', scheme, sourcesOf(plan));
  maker.say('name', [label], {
    ...announcementIn(page),
    note: `The page says only that there is a plan ("${words.plan}"); that it is the authority's follows from whose page it is.`,
  });
  maker.say('version', [plan.version], {
    basis: 'derived',
    note: 'The page names no version of the plan; this is the day the page was read.',
  });
}

/** The first lines that announce classes of the plan. */
function announcementIn({ sections, claims }: Page): Evidence {
  const line = sections.map((each) => each.announcedClasses).find((each) => each !== undefined);
  const block = claims.find((claimed) => claimed.block.from === line)?.block;
  return block ? derived(block) : { basis: 'derived' };
}

const NUMBERS = ['no parts', 'one part', 'two parts', 'three parts', 'four parts', 'five parts'];

function makeLevels(making: Making, plan: Plan, all: readonly PlanClass[]): void {
  for (const depth of new Set(all.map(({ code }) => depthOf(code)).sort((a, b) => a - b)))
    makeLevel(making, plan, { depth, members: all.filter(({ code }) => depthOf(code) === depth) });
}

interface Level {
  readonly depth: number;
  readonly members: readonly PlanClass[];
}

function makeLevel(making: Making, plan: Plan, { depth, members }: Level): void {
  const { output, page } = making;
  const lines = members.filter(({ above }) => !above).map(({ listed }) => listed.line);
  const span = lines.length ? { from: Math.min(...lines), to: Math.max(...lines) } : {};
  const evidence = (note: string): Evidence => ({ basis: 'derived', ...span, note });
  const parts = NUMBERS[depth] ?? `${depth} parts`;
  const id = output.address('level', `${plan.version}/${depth}`);
  const maker = output.make('level', id, sourcesOf(plan));
  const names = Object.entries(plan.levels).map(([language, word]) => ({
    text: `${word} ${depth}`,
    language,
  }));
  maker.say('name', names, {
    basis: 'derived',
    note: 'A name given by the importer; the page does not speak of levels.',
  });
  maker.say('depth', [String(depth)], evidence(`The classes of the level have codes of ${parts}.`));
  maker.say('plan', [output.address('plan', plan.version)], {
    ...announcementIn(page),
    note: 'The level is one of the plan whose classes the page lists; the page names no version.',
  });
  const all = `All classes of the scheme whose code has ${parts}, both those that the page lists and those above them.`;
  const ids = members.map(({ code }) => classId(making, plan, code));
  maker.say('members', ids, evidence(all));
}

/** The plan as a whole rests on the first document of each class that the page does not list. */
function sourcesOf({ above }: Plan): string[] {
  return [...new Set(above.flatMap(({ sources }) => sources.slice(0, 1)))];
}

/** Says which classes a unit and its resources have. */
export function sayClasses(making: Making, resources: readonly MadeResource[], plan: Plan): void {
  for (const section of making.page.sections) {
    const unit = making.units.get(section);
    if (unit !== undefined)
      sayOf(making.output.make('unit', unit), section.classes, { making, section, plan });
  }
  for (const { section, resource, maker } of resources) {
    const lines = resource.lists.get('classes')?.items.map(({ from }) => from) ?? [];
    const classes = section.classes.filter(({ line }) => lines.includes(line));
    sayOf(maker, classes, { making, section, plan });
  }
}

interface Context {
  readonly making: Making;
  readonly section: Section;
  readonly plan: Plan;
}

function sayOf(maker: Maker, classes: readonly ListedClass[], context: Context): void {
  const { making, section, plan } = context;
  const ids = classes.map(({ code }) => classId(making, plan, code));
  const from = section.announcedClasses ?? section.heading.from;
  const to = classes.at(-1)?.line ?? from;
  const note = `Listed in the section of the unit, whose heading is on line ${section.heading.from}.`;
  maker.say('classes', [...new Set(ids)], ofUnit(section, said({ from, to }, note), to));
}
