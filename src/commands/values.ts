import { parseArgs } from 'node:util';
import { variableOf } from './limit-options.ts';
import { options, type OptionName, type Values } from './options.ts';

/** A mistake in the command line or the environment, told in one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a command line says: the values of options, and the files that it names. */
interface Said {
  readonly values: Values;
  readonly files: readonly string[];
}

/** The values of a command's options; throws a `UsageError` on one that it does not have, and on a file if it takes none. */
export function parseOptions(
  args: readonly string[],
  names: readonly OptionName[],
  takesFiles = false,
): Said {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(names.map((name) => [name, options[name]])),
      allowPositionals: takesFiles,
    });
    return { values, files: positionals };
  } catch (error) {
    throw new UsageError((error as Error).message.split(/\. |\n/)[0] ?? 'cannot be read');
  }
}

/** What an option says, else the environment variable of its name; an empty one says nothing. */
export function setting(values: Values, name: OptionName): string | undefined {
  const value = values[name] ?? process.env[variableOf(name)];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A whole number from an option or the environment; `undefined` where neither says one. */
export function numberIfSaid(
  values: Values,
  name: OptionName,
  { least = 0, most }: { least?: number; most: number },
): number | undefined {
  const text = setting(values, name);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${name}: expected a number from ${least} to ${most}, got "${text}"`);
}

/** A whole number from an option or the environment, else the default. */
export function number(
  values: Values,
  name: OptionName,
  range: { default: number; least?: number; most: number },
): number {
  return numberIfSaid(values, name, range) ?? range.default;
}

/** Whether a switch is on. */
export function isOn(values: Values, name: OptionName): boolean {
  return values[name] === true || process.env[variableOf(name)] === 'true';
}

/** One of several words. */
export function word<Word extends string>(
  values: Values,
  name: OptionName,
  range: { default: Word; words: readonly Word[] },
): Word {
  const text = setting(values, name) ?? range.default;
  const found = range.words.find((each) => each === text);
  if (found !== undefined) return found;
  throw new UsageError(`${name}: expected one of ${range.words.join(', ')}, got "${text}"`);
}

/** Whether a text is a day that there is, as 2026-11-22. */
export function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
