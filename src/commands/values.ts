import { parseArgs } from 'node:util';
import { slipsBetween } from '../check/meant.ts';
import {
  settings,
  variableOf,
  type NumberName,
  type Setting,
  type SettingName,
} from './settings.ts';

/** A mistake in the command line or the environment, in one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The values of a command line by their options. */
export type Values = Readonly<Partial<Record<SettingName, string | boolean>>>;

interface CommandLine {
  readonly values: Values;
  /** The arguments that are no options. */
  readonly files: readonly string[];
}

/** Reads the options of a command; throws a `UsageError` at an option that it does not have, and at a file if it takes none. */
export function parseOptions(
  args: readonly string[],
  names: readonly SettingName[],
  takesFiles = false,
): CommandLine {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(names.map((name) => [name, optionOf(settings[name])])),
      allowPositionals: takesFiles,
    });
    return { values, files: positionals };
  } catch (error) {
    const [message = 'cannot be read'] = (error as Error).message.split(/\. |\n/);
    const [, unknown] = /^Unknown option '--([^']+)'/.exec(message) ?? [];
    throw new UsageError(message + (unknown === undefined ? '' : likelyOption(unknown, names)));
  }
}

function likelyOption(unknown: string, names: readonly SettingName[]): string {
  return likely(unknown, names, '--');
}

/** What was probably meant by a word, in words that go after it; empty where nothing is like it. */
export function likely(word: string, known: readonly string[], before = ''): string {
  const [best] = known
    .map((other) => ({ other, slips: slipsBetween(word.toLowerCase(), other) }))
    .filter(({ slips }) => slips <= Math.max(word.length < 4 ? 1 : 2, word.length / 4))
    .sort((a, b) => a.slips - b.slips);
  return best ? `; did you mean ${before}${best.other}?` : '';
}

function optionOf({ value, short }: Setting): { type: 'string' | 'boolean'; short?: string } {
  return { type: value === undefined ? 'boolean' : 'string', ...(short && { short }) };
}

/** The value of an option, else of its environment variable; an empty one counts as not set. */
export function setting(values: Values, name: SettingName): string | undefined {
  const value = values[name] ?? process.env[variableOf(name)];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A whole number from an option or the environment, else the default; `most` may be less than the table has. */
export function number(values: Values, name: NumberName, most?: number): number {
  const { default: standard, range } = settings[name];
  const end = most ?? range[1];
  const text = setting(values, name);
  if (text === undefined) return Math.min(standard, end);
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= range[0] && value <= end) return value;
  throw new UsageError(`${name}: expected a number from ${range[0]} to ${end}, got "${text}"`);
}

/** Whether a switch is on: by its option, or by `true` in its variable. */
export function isOn(values: Values, name: SettingName): boolean {
  if (values[name] === true) return true;
  const variable = variableOf(name);
  const text = process.env[variable] ?? '';
  if (text === 'true') return true;
  if (text === '' || text === 'false') return false;
  throw new UsageError(`${variable}: expected true or false, got "${text}"`);
}

/** One of several words. */
export function word<Word extends string>(
  values: Values,
  name: SettingName,
  { words, default: standard }: { readonly words: readonly Word[]; readonly default: Word },
): Word {
  const text = setting(values, name) ?? standard;
  const found = words.find((each) => each === text);
  if (found !== undefined) return found;
  throw new UsageError(`${name}: expected one of ${words.join(', ')}, got "${text}"`);
}

/** Whether a text is a day of the calendar, as 2026-11-22. */
export function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
