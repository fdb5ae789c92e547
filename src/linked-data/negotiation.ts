import { parseAccept, type Accept } from 'hono/utils/accept';

/**
 * The offer that an `Accept` header prefers (RFC 9110, section 12.5.1); of those it likes equally the first offered.
 * `undefined`: it takes none. No header takes anything.
 */
export function negotiate<Offer extends { readonly mediaType: string }>(
  header: string | undefined,
  offers: readonly Offer[],
): Offer | undefined {
  const ranges = header?.trim() ? parseAccept(header) : [{ type: '*/*', params: {}, q: 1 }];
  const weighed = offers.map((offer) => ({ offer, weight: weightOf(offer.mediaType, ranges) }));
  return weighed.reduce<{ offer?: Offer; weight: number }>(
    (best, each) => (each.weight > best.weight ? each : best),
    { weight: 0 },
  ).offer;
}

/** The languages of an `Accept-Language` header, the best first, those with `q=0` left out. */
export function preferredLanguages(header: string | undefined): string[] {
  if (!header) return [];
  return parseAccept(header)
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => type);
}

/** The most specific range that matches decides, also against (`q=0`). */
function weightOf(mediaType: string, ranges: readonly Accept[]): number {
  const matching = ranges
    .map((range) => ({ q: range.q, specificity: specificityOf(range, mediaType) }))
    .filter(({ specificity }) => specificity > 0)
    .sort((a, b) => b.specificity - a.specificity || b.q - a.q);
  return matching[0]?.q ?? 0;
}

/** A profile or a charset is a wish within a type, not another type; any other parameter is. */
const HINTS = new Set(['q', 'charset', 'profile']);

function specificityOf({ type, params }: Accept, mediaType: string): number {
  if (Object.keys(params).some((name) => !HINTS.has(name.toLowerCase()))) return 0;
  const wanted = type.toLowerCase();
  if (wanted === mediaType) return 3;
  if (wanted === `${mediaType.split('/')[0] ?? ''}/*`) return 2;
  return wanted === '*/*' || wanted === '*' ? 1 : 0;
}
