import { askingRoles } from '../../asking/roles.ts';
import { isAsked } from '../../asking/where-to-ask.ts';
import { resolveAddress } from '../../rdf/address.ts';
import { findResource } from '../../reading/find-resource.ts';
import type { Resource, View } from '../../reading/view.ts';

/** The path of the page, under the base address. */
export const ASK_PATH = 'ask';

/** A longer question is cut, and the page says so: the form takes no more. */
export const LONGEST_WORDS = 500;

/** What the address of the page asks. */
export interface AskQuery {
  /** Empty where nothing is asked yet. */
  readonly words: string;
  /** What it is about, where it is one of what people ask for. */
  readonly about: Resource | undefined;
  /** The name of the kind of request that was chosen. */
  readonly kind: string | undefined;
  /** What of the address counts as nothing: the page says so. */
  readonly passedOver: readonly PassedOver[];
}

/** What an address may ask that no page can answer: the end of long words, an address, a kind of request. */
type PassedOver = 'words' | 'about' | 'kind';

/** Whether a catalogue has all that the page needs. */
export function hasAskPage({ model }: View): boolean {
  return askingRoles(model) !== undefined;
}

/** What a query string asks; what the catalogue does not have is passed over. */
export function readAskQuery(query: URLSearchParams, view: View): AskQuery {
  const words = (query.get('q') ?? '')
    .toWellFormed()
    .normalize()
    // A draft is sent by mail: a control character has no place in it.
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  const [given, named] = ['about', 'kind'].map((name) =>
    // The form sends a kind that was not chosen as nothing.
    query.get(name) === '' ? undefined : (query.get(name) ?? undefined),
  );
  const about = given === undefined ? undefined : subjectAt(given, view);
  const kind = view.model.requestKinds.find(({ name }) => name === named)?.name;
  return {
    words: words.slice(0, LONGEST_WORDS).toWellFormed(),
    about,
    kind,
    passedOver: [
      ...(words.length > LONGEST_WORDS ? (['words'] as const) : []),
      ...(given !== undefined && !about ? (['about'] as const) : []),
      ...(named !== undefined && kind === undefined ? (['kind'] as const) : []),
    ],
  };
}

/** What is at an address, if it is one of what people ask for. */
function subjectAt(given: string, view: View): Resource | undefined {
  const address = resolveAddress(given, view.base);
  const found = address === undefined ? undefined : findResource(view, address);
  return found && isAsked(found) ? found : undefined;
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
