import { defaultLimits, type QueryLimits } from '../graphql/limits/limits.ts';
import { defaultHttpLimits, type HttpLimits } from '../http/limits.ts';

/** An option that sets one of the limits. */
interface LimitOption<Limit> {
  readonly limit: Limit;
  readonly least?: number;
  readonly most: number;
  readonly value?: string;
  readonly help: string;
}

/** The options for what a query may ask for. */
export const queryLimitOptions = {
  'max-depth': { limit: 'depth', most: 20, help: 'how deep a query may be' },
  'max-cost': { limit: 'cost', most: 1e9, help: 'what a query may cost' },
  deadline: {
    limit: 'milliseconds',
    most: 600_000,
    value: 'MS',
    help: 'how long a query may work',
  },
  'max-query-length': { limit: 'characters', most: 1e6, help: 'how many characters a query has' },
  'max-tokens': { limit: 'tokens', most: 1e5, help: 'how many names, values and signs it has' },
  'max-nesting': { limit: 'nesting', most: 200, help: 'how many brackets may be open at a time' },
  'max-definitions': { limit: 'definitions', most: 1e4, help: 'its operations and fragments' },
  'max-introspection-depth': {
    limit: 'introspectionDepth',
    most: 30,
    help: 'how deep a question about the schema may be',
  },
  'max-fields': { limit: 'fields', most: 1e5, help: 'its fields, fragments expanded' },
  'max-aliases': { limit: 'aliases', most: 1e4, help: 'its aliases, fragments expanded' },
  'max-directives': { limit: 'directives', most: 1e4, help: 'its directives, fragments expanded' },
  'max-filter-links': { limit: 'filterLinks', most: 12, help: 'how many links a filter follows' },
  'max-filter-conditions': {
    limit: 'filterConditions',
    most: 1e5,
    help: 'how many conditions a filter has',
  },
  'max-filter-values': {
    limit: 'filterValues',
    most: 1e6,
    help: 'how many values a filter compares with',
  },
} as const satisfies Record<string, LimitOption<keyof QueryLimits>>;

/** The options for what a connection and a request may take. */
export const httpLimitOptions = {
  'max-body': { limit: 'bodyBytes', most: 1e8, value: 'BYTES', help: 'how long a body may be' },
  'max-headers': {
    limit: 'headerBytes',
    least: 1024,
    most: 1e6,
    value: 'BYTES',
    help: 'how long line and headers of a request may be together',
  },
  'max-accept': { limit: 'acceptCharacters', most: 1e5, help: 'how long an Accept may be' },
  'headers-timeout': {
    limit: 'headersTime',
    least: 1,
    most: 3e6,
    value: 'MS',
    help: 'until when the headers must have come',
  },
  'request-timeout': {
    limit: 'requestTime',
    least: 1,
    most: 3e6,
    value: 'MS',
    help: 'until when the whole request must have come',
  },
  'keep-alive': {
    limit: 'keepAliveTime',
    least: 1,
    most: 3e6,
    value: 'MS',
    help: 'how long a connection waits for a next request',
  },
  'stall-timeout': {
    limit: 'stallTime',
    least: 1,
    most: 3e6,
    value: 'MS',
    help: 'how long a reader may take nothing of its answer',
  },
  'drain-timeout': {
    limit: 'drainTime',
    most: 6e5,
    value: 'MS',
    help: 'how long requests under way may take when it is told to end',
  },
  'max-requests': {
    limit: 'requestsPerConnection',
    most: 1e6,
    help: 'how many requests a connection may have, 0 for any number',
  },
  'max-connections': { limit: 'connections', least: 1, most: 1e5, help: 'connections at a time' },
  'max-operations': { limit: 'operations', least: 1, most: 1e5, help: 'queries at a time' },
  'max-downloads': { limit: 'downloads', least: 1, most: 1e5, help: 'long answers at a time' },
} as const satisfies Record<string, LimitOption<keyof HttpLimits>>;

const defaults: Readonly<Record<string, number>> = { ...defaultLimits, ...defaultHttpLimits };

/** The environment variable of the same meaning as an option. */
export function variableOf(option: string): string {
  return option.replaceAll('-', '_').toUpperCase();
}

/** A table of limits as options of the command line. */
export function limitOptions<Name extends string>(
  table: Readonly<Record<Name, LimitOption<string>>>,
): Record<Name, { type: 'string'; value: string; help: string }> {
  const entries = Object.entries<LimitOption<string>>(table).map(
    ([name, { limit, value = 'N', help }]) => [
      name,
      {
        type: 'string',
        value,
        help: `${help} (${variableOf(name)}; ${defaults[limit] ?? ''})`,
      },
    ],
  );
  return Object.fromEntries(entries) as Record<
    Name,
    { type: 'string'; value: string; help: string }
  >;
}

/** What the options of a table say, as limits; what they do not say is left out. */
export function limitsFrom<Limit extends string>(
  table: Readonly<Record<string, LimitOption<Limit>>>,
  read: (name: string, range: { least: number; most: number }) => number | undefined,
): Partial<Record<Limit, number>> {
  const entries = Object.entries(table).flatMap(([name, { limit, least = 0, most }]) => {
    const value = read(name, { least, most });
    return value === undefined ? [] : [[limit, value] as const];
  });
  return Object.fromEntries(entries) as Partial<Record<Limit, number>>;
}
