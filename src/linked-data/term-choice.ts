import { xsd } from '../rdf/vocabulary.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import type { TermDefinition } from './context.ts';

/** A term for an address. */
interface Term {
  readonly name: string;
  /** The kind of values that are written as their text alone; `undefined` if the term has no kind. */
  readonly coercion: string | undefined;
  readonly isLanguageMap: boolean;
  readonly isSet: boolean;
}

/** Which term of a context compaction chooses. */
export class TermChoice {
  readonly #byAddress = new Map<string, Term[]>();

  constructor(definitions: ReadonlyMap<string, TermDefinition>) {
    for (const [name, definition] of definitions) {
      const address = definition['@id'];
      // An `@reverse` term has none: statements are written in their own direction.
      if (typeof address !== 'string') continue;
      const known = this.#byAddress.get(address) ?? [];
      this.#byAddress.set(address, [...known, termOf(name, definition)]);
    }
  }

  /**
   * The term for an address whose values are of a kind; `@id` is that of a class or a datatype too. Of those that are
   * equally fit it is the shortest, then the least (JSON-LD 1.1 API, sections 4.3, 4.4 and 6.2).
   */
  of(address: string, kind: string): Term | undefined {
    const fit = (this.#byAddress.get(address) ?? []).filter((term) => rank(term, kind) < NEVER);
    return fit.sort(
      (a, b) =>
        rank(a, kind) - rank(b, kind) ||
        a.name.length - b.name.length ||
        compareTexts(a.name, b.name),
    )[0];
  }
}

function termOf(name: string, definition: TermDefinition): Term {
  const containers = [definition['@container']].flat();
  const type = definition['@language'] === null ? xsd.string : definition['@type'];
  return {
    name,
    coercion: typeof type === 'string' ? type : undefined,
    isLanguageMap: containers.includes('@language'),
    isSet: containers.includes('@set'),
  };
}

const NEVER = Infinity;

/**
 * The lower, the better a term fits a kind of values: a container comes before a kind (JSON-LD 1.1 API, section 6.3). A text in
 * no language may be in a language map, as a last choice.
 */
function rank({ coercion, isLanguageMap, isSet }: Term, kind: string): number {
  if (isLanguageMap && kind === '@language') return -1;
  if (isLanguageMap) return kind === xsd.string ? 4 : NEVER;
  if (coercion === kind) return isSet ? 0 : 2;
  return coercion === undefined ? (isSet ? 1 : 3) : NEVER;
}
