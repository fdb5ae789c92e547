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
  // What is wrong is said here, by the option: Node's own errors are about its parser.
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, optionOf(settings[name])])),
    ...{ allowPositionals: true, strict: false, tokens: true },
  });
  for (const token of tokens) if (token.kind === 'option') checkOption(token, names);
  const [first] = positionals;
  if (first !== undefined && !takesFiles)
    throw new UsageError(`expected options alone, got "${first}"${likely(first, names, '--')}`);
  return { values: values, files: positionals };
}

/** An option as it is in a command line. */
interface GivenOption {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  /** Whether its value is in the same word, after an equals sign; `undefined` where it has none. */
  readonly inlineValue: boolean | undefined;
}

function checkOption(
  { name, rawName, value, inlineValue }: GivenOption,
  names: readonly SettingName[],
): void {
  const known = names.find((each) => each === name);
  if (known === undefined)
    throw new UsageError(`unknown option "${rawName}"${likely(name, names, '--')}`);
  const { value: placeholder }: Setting = settings[known];
  if (placeholder === undefined) {
    if (value !== undefined)
      throw new UsageError(`${name}: expected no value, since it is a switch, got "${value}"`);
  } else if (value === undefined) {
    throw new UsageError(`${name}: expected a value, as in --${name} ${placeholder}, got none`);
  } else if (!inlineValue && /^-\D/.test(value)) {
    throw new UsageError(
      `${name}: expected a value, got the option "${value}"; write --${name}=${value} if that is the value`,
    );
  }
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

/** What a setting with a value is called where it was given: its option, else its environment variable. */
function givenAs(values: Values, name: SettingName): string {
  return values[name] === undefined ? variableOf(name) : name;
}

/** A whole number from an option or the environment, else the default; `most` may be less than the table has. */
export function number(values: Values, name: NumberName, most?: number): number {
  const { default: standard, range } = settings[name];
  const end = most ?? range[1];
  const text = setting(values, name);
  if (text === undefined) return Math.min(standard, end);
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= range[0] && value <= end) return value;
  const what = givenAs(values, name);
  throw new UsageError(`${what}: expected a number from ${range[0]} to ${end}, got "${text}"`);
}

/** Checks the numbers and switches among some settings before any work is done; throws a `UsageError` at a wrong one. */
export function checkValues(values: Values, names: readonly SettingName[]): void {
  for (const name of names) {
    const row: Setting = settings[name];
    if (row.range) number(values, name as NumberName);
    else if (row.value === undefined && row.group !== 'command') isOn(values, name);
  }
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
  const what = givenAs(values, name);
  throw new UsageError(`${what}: expected one of ${words.join(', ')}, got "${text}"`);
}

/** Whether a text is a day of the calendar, as 2026-11-22. */
export function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
