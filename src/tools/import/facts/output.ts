import { Draft, type Description, type Value } from '../../description.ts';
import type { Kind, Roles } from '../../roles.ts';

/** Where a fact comes from: whether the page says it, on which lines, and what else there is to know of it. */
export interface Evidence {
  readonly basis: 'said' | 'derived';
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly note?: string | undefined;
}

/** On which day a page was read, and in which language it is. */
interface Circumstances {
  readonly day: string;
  readonly language: string;
  /** The address of the page as a resource. */
  readonly page: string;
}

/** What is made of a page: resources, each with a record of where each of its facts comes from. */
export class Output {
  readonly roles: Roles;
  readonly circumstances: Circumstances;
  /** Facts for which the ontology has no property. */
  readonly unplaced = new Set<string>();
  readonly #made = new Map<string, Made>();

  constructor(roles: Roles, circumstances: Circumstances) {
    [this.roles, this.circumstances] = [roles, circumstances];
  }

  /** The address of a resource of a kind. */
  address(kind: Kind, local: string): string {
    return `${this.roles[kind].shape.segment}/${local}`;
  }

  /** A resource, made or to be made, and the documents that its facts rest on besides the page. */
  make(kind: Kind, id: string, sources: readonly string[] = []): Maker {
    const known = this.#made.get(id);
    const made = known ?? {
      kind,
      draft: new Draft(id, this.roles[kind], this.circumstances.language),
      sources: [this.circumstances.page, ...sources],
      entries: [],
    };
    this.#made.set(id, made);
    const say: Maker['say'] = (fact, values, evidence) => {
      const property = made.draft.say(fact, values);
      if (property !== undefined) addEntry(made.entries, { property, evidence });
      else if (values.length) this.unplaced.add(`${kind} ${fact}`);
    };
    const tell: Maker['tell'] = (fact, values) => void made.draft.say(fact, values);
    return { id, say, tell, isNew: known === undefined };
  }

  /** The resources of some kinds, in the order in which they were made. */
  made(...kinds: readonly Kind[]): Description[] {
    return [...this.#made.values()]
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ draft }) => draft);
  }

  /** The records of the resources of some kinds, each followed by its entries. */
  records(...kinds: readonly Kind[]): Description[] {
    return [...this.#made.values()]
      .filter(({ kind, entries }) => kinds.includes(kind) && entries.length)
      .flatMap((made) => this.#record(made));
  }

  #record({ draft, sources, entries }: Made): Description[] {
    const { language, day } = this.circumstances;
    const record = new Draft(this.address('record', draft.id), this.roles.record, language);
    const parts = entries.map(({ property, evidence }) => {
      const local = property.slice(
        Math.max(property.lastIndexOf('#'), property.lastIndexOf('/')) + 1,
      );
      const id = this.address('entry', `${draft.id}/${local}`);
      return this.#entry(new Draft(id, this.roles.entry, 'en'), property, evidence);
    });
    record.say('about', [draft.id]);
    record.say('source', sources);
    record.say('day', [day]);
    record.say(
      'entries',
      parts.map(({ id }) => id),
    );
    return [record, ...parts];
  }

  #entry(entry: Draft, property: string, { basis, from, to, note }: Evidence): Draft {
    entry.say('property', [property]);
    entry.say('basis', [basis]);
    if (from !== undefined) entry.say('from', [String(from)]);
    if (from !== undefined) entry.say('to', [String(to ?? from)]);
    if (note !== undefined) entry.say('note', [{ text: note, language: 'en' }]);
    return entry;
  }
}

interface Made {
  readonly kind: Kind;
  readonly draft: Draft;
  readonly sources: readonly string[];
  readonly entries: Entry[];
}

/** Where a fact comes from. */
interface Entry {
  readonly property: string;
  readonly evidence: Evidence;
}

/** What is said in two places has one entry, from the first of its lines to the last. */
function addEntry(entries: Entry[], { property, evidence }: Entry): void {
  const at = entries.findIndex((each) => each.property === property);
  const before = entries[at]?.evidence;
  if (before === undefined) entries.push({ property, evidence });
  else entries[at] = { property, evidence: { ...before, to: evidence.to ?? before.to } };
}

/** Says facts of one resource. */
export interface Maker {
  readonly id: string;
  /** Whether nothing was said of it before. */
  readonly isNew: boolean;
  readonly say: (fact: string, values: readonly Value[], evidence: Evidence) => void;
  /** Says what needs no evidence: of the page itself. */
  readonly tell: (fact: string, values: readonly Value[]) => void;
}
