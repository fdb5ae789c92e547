import { variants, type VariantName } from './accept-headers.ts';

/** A media range of an `Accept` header. */
export interface Range {
  readonly type: string;
  readonly weight: number;
  readonly profiles: readonly string[];
  /** Whether it has a parameter that makes it another type. */
  readonly isAnother: boolean;
}

const expanded = 'expanded JSON-LD';
const profileOf: Partial<Record<VariantName, string>> = {
  'JSON-LD': 'http://www.w3.org/ns/json-ld#compacted',
  [expanded]: 'http://www.w3.org/ns/json-ld#expanded',
};

/**
 * What RFC 9110, section 12.5.1, gives for a header, worked out over every pair of variant and range: the most specific
 * range decides, of equal ones the best; a tie goes to the variant that is meant by an older name, else to the one that
 * comes first; expanded is for those who name it.
 */
export function chosen(
  header: string | undefined,
  offered: readonly VariantName[] = Object.keys(variants) as VariantName[],
): VariantName | 406 {
  const ranges = rangesOf(header ?? '');
  return preferred(ranges.length > 0 ? ranges : [anyType], offered);
}

/** The same, for ranges that need no parsing. */
export function preferred(
  ranges: readonly Range[],
  offered: readonly VariantName[],
): VariantName | 406 {
  const weights = new Map(offered.map((name) => [name, weightOf(name, ranges)]));
  const most = Math.max(...weights.values());
  if (most === 0) return offered.find((name) => isMeant(name, ranges, 0)) ?? 406;
  const tied = offered.filter((name) => weights.get(name) === most);
  const first = tied.find((name) => isMeant(name, ranges, most)) ?? tied[0] ?? 406;
  const isExpanded = first === 'JSON-LD' && weights.get(expanded) === most;
  return isExpanded ? expanded : first;
}

/** Whether a client names a form as it was called before, and likes it more than what it takes by a wildcard. */
function isMeant(name: VariantName, ranges: readonly Range[], least: number): boolean {
  const variant: { mediaType: string; before?: readonly string[] } = variants[name];
  const { before = [] } = variant;
  return ranges.some(({ type, weight }) => before.includes(type) && weight > least);
}

const anyType: Range = { type: '*/*', weight: 1, profiles: [], isAnother: false };

function weightOf(name: VariantName, ranges: readonly Range[]): number {
  const levels = [named, exact, sameKind, any].map((level) =>
    ranges.filter((range) => !range.isAnother && level(name, range)),
  );
  const decisive = name === expanded ? levels[0] : levels.find((matching) => matching.length > 0);
  return Math.max(0, ...(decisive ?? []).map(({ weight }) => weight));
}

const exact = (name: VariantName, { type, profiles }: Range): boolean =>
  type === variants[name].mediaType &&
  (name !== 'JSON-LD' || asks(profiles, name) || !asks(profiles, expanded));
const asks = (profiles: readonly string[], name: VariantName): boolean =>
  profiles.includes(profileOf[name] ?? 'none');
const named = (name: VariantName, range: Range): boolean =>
  exact(name, range) && range.profiles.includes(profileOf[name] ?? 'none');
const sameKind = (name: VariantName, { type }: Range): boolean =>
  type.endsWith('/*') && variants[name].mediaType.startsWith(type.slice(0, -1));
const any = (_name: VariantName, { type }: Range): boolean => type === '*/*' || type === '*';

function rangesOf(header: string): Range[] {
  return pieces(header, ',').map((element) => {
    const [type = '', ...parameters] = pieces(element, ';');
    const values = new Map(parameters.map(nameAndValue));
    const written = Number(values.get('q') ?? 1);
    return {
      type: type.toLowerCase(),
      weight: Number.isNaN(written) ? 1 : Math.min(1, Math.max(0, written)),
      profiles: (values.get('profile') ?? '').split(' '),
      isAnother: [...values.keys()].some(
        (name) => !['q', 'charset', 'profile', 'version'].includes(name),
      ),
    };
  });
}

/** The parts between the signs, those in quotes apart; what is empty is none (section 5.6.1.2). */
function pieces(text: string, sign: ',' | ';'): string[] {
  const part = sign === ',' ? /(?:"(?:\\.|[^"\\])*"|[^",])+/g : /(?:"(?:\\.|[^"\\])*"|[^";])+/g;
  return (text.match(part) ?? []).map((each) => each.trim()).filter(Boolean);
}

function nameAndValue(parameter: string): [string, string] {
  const [, name = '', value = ''] = /^([^=]*)=?(.*)$/.exec(parameter) ?? [];
  return [name.toLowerCase(), value.replace(/^"(.*)"$/, '$1')];
}
