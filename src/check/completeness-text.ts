import type { Answer, Completeness, Status } from './completeness.ts';

/** How many units publish how much of a requirement. */
interface DemandFigures {
  readonly demand: string;
  readonly units: Readonly<Record<Status, number>>;
}

/** The figures of each demand, in the order of the demands. */
export function demandFigures(report: readonly Completeness[]): DemandFigures[] {
  const answers = report.flatMap((unit) => unit.answers);
  const demands = [...new Set(answers.map(({ demand }) => demand))];
  return demands.map((demand) => {
    const count = (status: Status): number =>
      answers.filter((each) => each.demand === demand && each.status === status).length;
    return {
      demand,
      units: { given: count('given'), 'in part': count('in part'), absent: count('absent') },
    };
  });
}

/** A report on completeness for people: unit by unit, then each demand. */
export function completenessText(
  report: readonly Completeness[],
  nameOf: (unit: string) => string,
): string {
  const units = report.map(
    ({ unit, answers }) => `${nameOf(unit)}\n${answers.map(line).join('')}\n`,
  );
  const figures = demandFigures(report).map(
    ({ demand, units: { given, 'in part': part, absent } }) =>
      `  ${demand}: given by ${given}, in part by ${part}, absent from ${absent}\n`,
  );
  return `${units.join('')}Of ${report.length} units:\n${figures.join('')}`;
}

function line({ demand, status, missing }: Answer): string {
  const why = missing.length ? ` (${missing.join('; ')})` : '';
  return `  ${status.padEnd(8)} ${demand}${why}\n`;
}
