import type { Store, Term } from 'n3';
import { visibleText } from '../../../rdf/visible-text.ts';
import type { Kind, Roles } from '../roles.ts';

/** A thing of an earlier output. */
export interface Known {
  /** Its address, relative to the base. */
  readonly id: string;
  readonly label: string;
  readonly owner: string;
}

/** What an earlier output says: what its things were called, whose they were, and at which addresses. */
export class Previous {
  readonly #store: Store;
  readonly #roles: Roles;
  readonly #base: string;
  readonly #language: string;

  constructor(
    { store, base }: { readonly store: Store; readonly base: string },
    roles: Roles,
    language: string,
  ) {
    [this.#store, this.#roles] = [store, roles];
    [this.#base, this.#language] = [base, language];
  }

  /** The things of a kind, by address. */
  known(kind: Kind): Known[] {
    const { shape, facts } = this.#roles[kind];
    const holder = facts.get('holder')?.property;
    return this.#store
      .getSubjects(null, shape.class, null)
      .filter(({ value }) => value.startsWith(this.#base))
      .map((subject) => ({
        id: subject.value.slice(this.#base.length),
        label: this.#text(subject, facts.get('name')?.property),
        owner: this.#ownerOf(subject, holder),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The version of the plan, and the label of each of its classes by its code; `undefined` where there is no one plan. */
  plan(): { version: string; labels: ReadonlyMap<string, string> } | undefined {
    const [version, second] = this.known('plan').map(({ id }) => id.split('/').at(-1) ?? '');
    if (version === undefined || second !== undefined) return undefined;
    const { shape, facts } = this.#roles['plan-class'];
    const labels = this.#store
      .getSubjects(null, shape.class, null)
      .map(
        (each) =>
          [
            this.#text(each, facts.get('code')?.property),
            this.#text(each, facts.get('name')?.property),
          ] as const,
      );
    return { version, labels: new Map(labels) };
  }

  #ownerOf(subject: Term, holder: string | undefined): string {
    const [owner] = holder === undefined ? [] : this.#store.getObjects(subject, holder, null);
    return owner ? this.#text(owner, this.#roles.unit.facts.get('name')?.property) : '';
  }

  /** The text of a property in the language of the page, else the one that there is. */
  #text(subject: Term, property: string | undefined): string {
    const texts = property === undefined ? [] : this.#store.getObjects(subject, property, null);
    const own = texts.find(
      (text) => text.termType === 'Literal' && text.language === this.#language,
    );
    return visibleText((own ?? texts[0])?.value ?? '');
  }
}
