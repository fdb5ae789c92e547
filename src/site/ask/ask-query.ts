import { askingRoles } from '../../asking/roles.ts';
import { isAsked } from '../../asking/where-to-ask.ts';
import { resolveAddress } from '../../rdf/address.ts';
import type { Resource, View } from '../../reading/view.ts';

/** The path of the page, under the base address. */
export const ASK_PATH = 'ask';

/** A longer question is cut: the form takes no more, either. */
export const LONGEST_WORDS = 500;

/** What the address of the page asks. */
export interface AskQuery {
  /** Empty where nothing is asked yet. */
  readonly words: string;
  /** What it is about, where it is one of what people ask for. */
  readonly about: Resource | undefined;
  /** The name of the kind of request that was chosen. */
  readonly kind: string | undefined;
}

/** Whether a catalogue has all that the page needs. */
export function hasAskPage({ model }: View): boolean {
  return askingRoles(model) !== undefined;
}

/** What a query string asks; what the catalogue does not have counts as nothing. */
export function readAskQuery(query: URLSearchParams, view: View): AskQuery {
  const words = (query.get('q') ?? '')
    .toWellFormed()
    .normalize()
    // A draft is sent by mail: a control character has no place in it.
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  const given = query.get('about');
  const address = given ? resolveAddress(given, view.base) : undefined;
  const about = address === undefined ? undefined : view.find(address);
  const kind = query.get('kind');
  return {
    words: words.slice(0, LONGEST_WORDS).toWellFormed(),
    about: about && isAsked(about) ? about : undefined,
    kind: view.model.requestKinds.find(({ name }) => name === kind)?.name,
  };
}

/** The address of a question: always the same for the same one. */
export function askAddress(
  { words = '', about, kind }: Partial<AskQuery>,
  base: string,
  ending = '',
): string {
  const query = new URLSearchParams();
  if (words !== '') query.set('q', words);
  if (about) query.set('about', aboutValue(about, base));
  if (kind !== undefined) query.set('kind', kind);
  const search = query.toString().replaceAll('%2F', '/');
  return `${base}${ASK_PATH}${ending}${search && `?${search}`}`;
}

/** What a question is about, as an address relative to the base address. */
export function aboutValue({ id }: Resource, base: string): string {
  return id.startsWith(base) ? id.slice(base.length) : id;
}
