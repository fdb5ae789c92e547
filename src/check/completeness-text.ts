import { STATUSES, type Answer, type Completeness, type Status } from './completeness.ts';

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
    const units = Object.fromEntries(STATUSES.map((status) => [status, count(status)]));
    return { demand, units: units as Record<Status, number> };
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
    ({ demand, units }) =>
      `  ${demand}: ${STATUSES.map((status) => `${status} ${units[status]}`).join(', ')}\n`,
  );
  return `${units.join('')}Of ${report.length} units:\n${figures.join('')}`;
}

function line({ demand, status, missing, line: number }: Answer): string {
  const where = number === undefined ? [] : [`line ${number}`];
  const reasons = [...where, ...missing];
  const why = reasons.length ? ` (${reasons.join('; ')})` : '';
  return `  ${status.padEnd(17)} ${demand}${why}\n`;
}
