import { refusal } from './refusal.ts';

/** Refuses variables that are nested deeper than what reads them can follow. */
export function checkVariables(variables: unknown, nesting: number): void {
  let level = [variables].filter(isContainer);
  for (let depth = 0; level.length; depth += 1) {
    if (depth > nesting)
      throw refusal(
        'QUERY_TOO_DEEP',
        `Variables are nested at most ${nesting} deep, these are deeper. Nest less.`,
      );
    level = level.flatMap((each) => Object.values(each) as unknown[]).filter(isContainer);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
