import { parseAccept, type Accept } from 'hono/utils/accept';

/** A form of something that can be asked for. */
interface Offer {
  readonly mediaType: string;
  /** The profiles that it follows (RFC 6906). */
  readonly profiles?: readonly string[] | undefined;
  /** Whether it is given to those alone who name one of its profiles. */
  readonly onlyByProfile?: boolean | undefined;
  /** What older clients call it. */
  readonly aliases?: readonly string[] | undefined;
}

/**
 * The offer that an `Accept` header prefers (RFC 9110, section 12.5.1); of those it likes equally the one that it names by
 * an older name, else the first offered, and of one media type the one whose profile it names. What takes none is given
 * what it names by an older name, or else `undefined`. No header takes anything.
 */
export function negotiate<Offered extends Offer>(
  header: string | undefined,
  offers: readonly Offered[],
): Offered | undefined {
  const only = offerNamed(header, offers);
  if (only) return only;
  const given = parseAccept(header ?? '');
  const ranges = given.length ? given : [{ type: '*/*', params: {}, q: 1 }];
  const weighed = offers
    .map((offer) => ({ offer, range: rangeFor({ offer, offers }, ranges) }))
    .filter(({ offer, range }) => range && (!offer.onlyByProfile || isNamed(offer, range)));
  const most = Math.max(...weighed.map(({ range }) => range?.q ?? 0));
  const liked = weighed.filter(({ range }) => range?.q === most);
  const meant = (weighed.length ? liked.map(({ offer }) => offer) : offers).find((offer) =>
    isNamedOtherwise(offer, ranges, weighed.length ? most : 0),
  );
  const best = liked.find(({ offer }) => offer === meant) ?? liked[0];
  const alike = weighed.filter(
    ({ offer, range }) => offer.mediaType === best?.offer.mediaType && range?.q === best.range?.q,
  );
  const named = alike.find(({ offer, range }) => range && isNamed(offer, range));
  return (named ?? best)?.offer ?? meant;
}

/** One media type without any parameter, as most programs ask. */
const ONE_TYPE = /^[a-z]+\/[a-z\d.+-]+$/;

/** The first offer of a media type, where a header is that alone, or of all, where there is none: as weighing all would find. */
function offerNamed<Offered extends Offer>(
  header: string | undefined,
  offers: readonly Offered[],
): Offered | undefined {
  if (header === undefined) return offers.find(({ onlyByProfile }) => !onlyByProfile);
  if (!ONE_TYPE.test(header)) return undefined;
  return offers.find(({ mediaType, onlyByProfile }) => mediaType === header && !onlyByProfile);
}

/** The profiles that a header names, in whichever of its ranges. */
export function profilesIn(header: string | undefined): string[] {
  return header && /profile/i.test(header) ? parseAccept(header).flatMap(profilesOf) : [];
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
function rangeFor(
  { offer, offers }: { offer: Offer; offers: readonly Offer[] },
  ranges: readonly Accept[],
): Accept | undefined {
  const [decisive] = ranges
    .filter((range) => !isOfAnother(range, offer, offers))
    .map((range) => ({ range, specificity: specificityOf(range, offer) }))
    .filter(({ specificity }) => specificity > 0)
    .sort((a, b) => b.specificity - a.specificity || b.range.q - a.range.q);
  return decisive && decisive.range.q > 0 ? decisive.range : undefined;
}

/**
 * A profile, a charset or a version of RDF is a preference within a type, not another type; any other parameter is. What is
 * written here is RDF 1.1, which is RDF 1.2 as well.
 */
const HINTS = new Set(['q', 'charset', 'profile', 'version']);

/** Whether a header prefers an offer by an older name of its media type. */
function isNamedOtherwise(
  { aliases = [] }: Offer,
  ranges: readonly Accept[],
  weight: number,
): boolean {
  return ranges.some(({ type, q }) => q > weight && aliases.includes(type.toLowerCase()));
}

function specificityOf(range: Accept, offer: Offer): number {
  const { mediaType } = offer;
  if (Object.keys(range.params).some((name) => !HINTS.has(name.toLowerCase()))) return 0;
  const wanted = range.type.toLowerCase();
  if (wanted === mediaType) return isNamed(offer, range) ? 4 : 3;
  if (wanted === `${mediaType.split('/')[0] ?? ''}/*`) return 2;
  return wanted === '*/*' || wanted === '*' ? 1 : 0;
}

/** A range that names the profile of another offer does not speak of this one. */
function isOfAnother(range: Accept, offer: Offer, offers: readonly Offer[]): boolean {
  const rivals = offers.filter(
    ({ mediaType, onlyByProfile }) => mediaType === offer.mediaType && onlyByProfile,
  );
  return !isNamed(offer, range) && rivals.some((each) => isNamed(each, range));
}

function isNamed({ profiles = [] }: Offer, range: Accept): boolean {
  return profilesOf(range).some((profile) => profiles.includes(profile));
}

/** Several profiles are in one parameter, separated by spaces (JSON-LD 1.1, IANA considerations). */
function profilesOf({ params }: Accept): string[] {
  const [, text = ''] = Object.entries(params).find(([name]) => /^profile$/i.test(name)) ?? [];
  return text.replaceAll('"', '').split(/\s+/).filter(Boolean);
}
