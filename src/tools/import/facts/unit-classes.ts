import type { ListedClass, Section } from '../structure.ts';
import { ofUnit, said, type Making } from './facts.ts';
import type { Maker } from './output.ts';
import { classId, type Plan } from './plan-class.ts';
import type { MadeResource } from './resources.ts';

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
