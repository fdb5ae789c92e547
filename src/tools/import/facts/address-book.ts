import type { Decisions, NameDecision, NamedKind } from '../decisions.ts';
import type { Kind } from '../roles.ts';
import { addressesFor, likenesses, slug, type Wanted } from './addresses.ts';
import type { Note } from './facts.ts';
import type { Known } from './previous.ts';

/** What the addresses of a page depend on. */
interface Circumstances {
  readonly known: (kind: Kind) => readonly Known[];
  /** What the addresses of a kind begin with. */
  readonly start: (kind: Kind) => string;
  readonly decisions: Decisions;
  readonly notes: Note[];
}

/** The addresses of what a page has: they stay where names are decided to have changed, or are like those of before. */
export class AddressBook {
  readonly #circumstances: Circumstances;
  /** What has an address, by kind and name. */
  readonly #given = new Map<string, string>();

  constructor(circumstances: Circumstances) {
    this.#circumstances = circumstances;
  }

  /** Addresses for things of a kind. */
  readonly addresses = (kind: Kind, wanted: readonly Wanted[]): string[] => {
    const { known, start } = this.#circumstances;
    const before = known(kind);
    const decided = wanted.map((each) => this.#decided(kind, each));
    const like = likenesses(decided, before);
    for (const each of like) this.#noteLike(kind, each);
    const settled = decided.map((each) => {
      const same = like.find((found) => found.isSame && found.wanted === each)?.known;
      return same ? { ...each, former: { label: same.label, owner: same.owner } } : each;
    });
    const ids = addressesFor(settled, before, start(kind));
    for (const [index, { label }] of wanted.entries())
      this.#given.set(`${kind} ${label}`, ids[index] ?? '');
    return ids;
  };

  /** The address of what is called so, of a kind or of any. */
  addressOf(kind: NamedKind, name: string): string | undefined {
    const kinds = [kind, 'register', 'resource', 'unit', 'system'];
    return kinds.map((each) => this.#given.get(`${each} ${name}`)).find((id) => id !== undefined);
  }

  /** The address that something had which the page has no more. */
  formerAddress(kind: NamedKind, name: string): string {
    const { known, start } = this.#circumstances;
    const before = known(kind).find(({ label }) => label === name)?.id;
    return before ?? `${start(kind)}/${slug(this.#oldest(kind, name))}`;
  }

  /** A thing with the name that its address comes from: the first that it had. */
  #decided(kind: Kind, wanted: Wanted): Wanted {
    const { label, owner, local } = wanted;
    const [then, ownerThen] = [this.#oldest(kind, label), this.#ownerThen(kind, label, owner)];
    if (then === label && ownerThen === owner) return wanted;
    const isOfOwner = local === slug(owner);
    const end = isOfOwner ? slug(ownerThen) : then === label ? local : slug(then);
    return { ...wanted, local: end, former: { label: then, owner: ownerThen } };
  }

  #oldest(kind: Kind, label: string, seen: readonly string[] = []): string {
    const found = this.#names(kind).find(({ name, was }) => name === label && was !== label);
    if (!found || seen.includes(found.was)) return label;
    return this.#oldest(kind, found.was, [...seen, label]);
  }

  #ownerThen(kind: Kind, label: string, owner: string): string {
    const moved = this.#names(kind).find(({ name, of }) => name === label && of !== undefined);
    return moved?.of ?? this.#oldest('unit', owner);
  }

  /** What was decided on names; a line that was read otherwise is a name that was misspelt. */
  #names(kind: Kind): Pick<NameDecision, 'name' | 'was' | 'of'>[] {
    const { names, lines } = this.#circumstances.decisions;
    const spelt = lines.flatMap(({ is, text, as }) =>
      is === 'reads' && as !== undefined ? [{ name: as, was: text, of: undefined }] : [],
    );
    return [...names.filter((each) => each.kind === kind), ...spelt];
  }

  #noteLike(kind: Kind, { wanted, known, isSame }: ReturnType<typeof likenesses>[number]): void {
    const { notes, decisions } = this.#circumstances;
    const word = kind === 'resource' ? 'information resource' : kind;
    if (decisions.ends.some(({ name }) => name === known.label)) return;
    notes.push({
      ...(isSame ? {} : { isDoubt: true }),
      message: isSame
        ? `${wanted.label}: keeps the address of "${known.label}", which is written almost the same <${known.id}>`
        : `${wanted.label}: may be what was "${known.label}" <${known.id}>; decide: ${word} "${wanted.label}" was "${known.label}", or: ${word} "${known.label}" is withdrawn`,
    });
  }
}
