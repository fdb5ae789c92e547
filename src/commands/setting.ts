import { defaultLimits, type QueryLimits } from '../graphql/limits/limits.ts';
import { defaultHttpLimits, type HttpLimits } from '../http/limits.ts';
import { defaultEndpointLimits, type EndpointLimits } from '../sparql/endpoint/limits.ts';

/** The groups of settings, in the order of the help, with their titles there. */
export const groups = {
  command: 'This command',
  catalogue: 'Catalogue',
  engine: 'SPARQL engine',
  server: 'Server',
  lists: 'Pages of lists',
  query: 'Limits of a query',
  sparql: 'SPARQL endpoint',
  request: 'Limits of a request',
  connection: 'Limits of a connection',
  files: 'Changed files',
  log: 'Log',
} as const;

export type Group = keyof typeof groups;

/** A setting: an option of the command line, and the environment variable of the same name in capitals. */
export interface Setting {
  readonly group: Group;
  readonly help: string;
  /** The placeholder of its value in the help; a setting without one is a switch. */
  readonly value?: string;
  readonly short?: string;
  readonly default?: string | number;
  /** The least and the greatest value of a number. */
  readonly range?: readonly [least: number, most: number];
  readonly unit?: string;
  /** The limit that it sets. */
  readonly limit?: string;
}

/** A setting whose value is a number within a range. */
export interface NumberSetting extends Setting {
  readonly default: number;
  readonly range: readonly [least: number, most: number];
}

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  ...{ ms: 'MS', bytes: 'BYTES', MB: 'MB', '%': 'PERCENT' },
};

/** What a number is, without its group, default and help. */
type Measure = readonly [range: readonly [least: number, most: number], unit: string];

/** A setting that is a number. */
export function number(
  group: Group,
  [range, unit]: Measure,
  { standard, help }: { standard: number; help: string },
): NumberSetting {
  return { group, value: PLACEHOLDERS[unit] ?? 'N', default: standard, range, unit, help };
}

/** A limit of a query. */
export function ofQuery<Limit extends keyof QueryLimits>(
  limit: Limit,
  measure: Measure,
  help: string,
) {
  return { ...number('query', measure, { standard: defaultLimits[limit], help }), limit };
}

function ofHttp(group: Group) {
  return <Limit extends keyof HttpLimits>(limit: Limit, measure: Measure, help: string) => ({
    ...number(group, measure, { standard: defaultHttpLimits[limit], help }),
    limit,
  });
}

/** A limit of a request, and one of a connection. */
export const ofRequest = ofHttp('request');
export const ofConnection = ofHttp('connection');

/** A limit of the SPARQL endpoint. */
export function ofSparql<Limit extends keyof EndpointLimits>(
  limit: Limit,
  measure: Measure,
  help: string,
) {
  return { ...number('sparql', measure, { standard: defaultEndpointLimits[limit], help }), limit };
}

/** A setting that is a text. */
export function text(value: string, help: string, more: Partial<Setting> = {}): Setting {
  return { group: 'command', value, help, ...more };
}

/** A switch. */
export function onOff(help: string, more: Partial<Setting> = {}): Setting {
  return { group: 'command', help, ...more };
}

/** Milliseconds of a day. */
export const DAY = 86_400_000;
