import type { Field } from '../../model/model.ts';
import type { Selection } from '../../reading/plan.ts';
import type { Row } from '../engine/engine.ts';
import type { Kinds } from '../load/asking.ts';
import { textIn } from '../load/rows.ts';
import { triple, variable, type Pattern, type Variable } from '../query/query.ts';
import type { About } from '../sidecar/about.ts';
import { isOnCards } from '../sidecar/card.ts';
import { isToOne, sidecar, termsOf } from '../sidecar/terms.ts';
import { noteCard } from '../view/loaded-card.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { MEMBER, type AskedList } from './extents.ts';

/** Where the card of what a link leads to comes from; without a link, that of a member itself. */
interface Source {
  readonly link?: Field;
  readonly card: Variable;
}

/**
 * The cards that come with the members of a list, and those of what their links to one lead to: one row for each member, so
 * that a page and what is read of it take one query.
 */
export class CardsAlong {
  readonly #sources: readonly Source[];
  readonly #about: About;

  constructor(links: readonly Field[], about: About) {
    const ofLinks = links.map((link, index) => ({ link, card: variable(`c${index}`) }));
    this.#sources = [{ card: variable('c') }, ...ofLinks];
    this.#about = about;
  }

  get columns(): readonly Variable[] {
    return this.#sources.map(({ card }) => card);
  }

  get kinds(): Kinds {
    return Object.fromEntries(this.columns.map(({ name }) => [name, 'text']));
  }

  /** What binds the cards of a member that is bound: each once or not at all. */
  get patterns(): readonly Pattern[] {
    return this.#sources.map(({ link, card }): Pattern => {
      if (!link) return { kind: 'optional', patterns: [triple(MEMBER, sidecar.card, card)] };
      const target = variable(`${card.name}n`);
      const patterns = [
        triple(MEMBER, termsOf(link).value, target),
        triple(target, sidecar.card, card),
      ];
      return { kind: 'optional', patterns };
    });
  }

  /** Notes the cards of a row. */
  take(row: Row, member: RemoteResource): void {
    for (const { link, card } of this.#sources) {
      if (!row.has(card.name)) continue;
      // Its own card comes first, and says what a link leads to.
      if (link && !member.hasValues(link)) continue;
      const [resource] = link ? member.links(link) : [member];
      if (resource) noteCard(resource, textIn(row, card.name), this.#about);
    }
  }
}

/** With more members the answer of the engine would be large: their cards come apart, in parts. */
const MOST_MEMBERS = 1_000;

/**
 * The cards that are wanted with the members of a list of a class. None where a condition of the list is an EXISTS: in a
 * sub-select beside other patterns Virtuoso takes no notice of it.
 */
export function cardsAlong(list: AskedList, each: Selection): CardsAlong | undefined {
  const { extents, question, loading, joined } = list;
  if (extents.kind !== 'class' || (question.where && !joined)) return undefined;
  if (question.window.size > MOST_MEMBERS) return undefined;
  const reads = each.get(extents.shape);
  if (!reads || (!reads.values.size && !reads.links.size)) return undefined;
  const { about } = loading.version;
  const links = [...reads.links.keys()].filter((link) => isToOne(link) && isOnCards(link, about));
  return new CardsAlong(links, about);
}
