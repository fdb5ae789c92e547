import { isValueAddress } from '../../../rdf/address.ts';
import { termKey, type Node } from '../../../rdf/literal.ts';
import { rdf, RDF } from '../../../rdf/vocabulary.ts';
import type { Paragraph } from '../../../rdf/write-turtle.ts';
import type { FactField, Role, Kind, Roles } from '../roles.ts';

/** A value as the page has it: a text in its language, or a text whose field says what it is. */
type Value = string | { readonly text: string; readonly language: string };

/** A value as its field wants it: a text in a language, a literal of a datatype, or an address; throws if it cannot be. */
function nodeOf({ field, property }: FactField, value: Value, language: string): Node {
  const { text, language: tag } = typeof value === 'string' ? { text: value, language } : value;
  const { range } = field;
  if (range.kind === 'text')
    return { kind: 'literal', value: text, datatype: `${RDF}langString`, language: tag };
  if (range.kind === 'literal')
    return { kind: 'literal', value: text, datatype: range.datatype, language: '' };
  if (/^[a-z][a-z\d+.-]*:/i.test(text) && !isValueAddress(text))
    throw new RangeError(`expected an address as <${property}>, got "${text}"`);
  return { kind: 'resource', id: text };
}

/** A resource in the making: its facts by property, in the order in which they were found. */
export class Draft {
  readonly id: string;
  readonly role: Role;
  readonly statements = new Map<string, Node[]>();
  readonly #language: string;

  constructor(id: string, role: Role, language: string) {
    this.id = id;
    this.role = role;
    this.#language = language;
  }

  /** The resource as it is written: its classes, then its facts. */
  get paragraph(): Paragraph {
    const classes = this.role.classes.map((id): Node => ({ kind: 'resource', id }));
    return { resource: this, statements: [[rdf.type, classes], ...this.statements] };
  }

  /** Says a fact, and gives its property; `undefined` where the ontology has no place for it, or there is no value. */
  say(fact: string, values: readonly Value[]): string | undefined {
    const place = this.role.facts.get(fact);
    if (!place || !values.length) return undefined;
    const nodes = values.map((value) => nodeOf(place, value, this.#language));
    const said = this.statements.get(place.property) ?? [];
    const isNew = (node: Node): boolean => !said.some((each) => termKey(each) === termKey(node));
    this.statements.set(place.property, [...said, ...nodes.filter(isNew)]);
    return place.property;
  }
}

/** Where a fact comes from: whether the page says it, on which lines, and what else there is to know of it. */
export interface Evidence {
  readonly basis: 'said' | 'derived' | 'absent';
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
  /** What tells the addresses of its things from those of another page. */
  readonly prefix: string | undefined;
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
    return `${this.start(kind)}/${local}`;
  }

  /** What the addresses of a kind begin with: its segment, and the prefix of the page where it has one. */
  start(kind: Kind): string {
    const { prefix } = this.circumstances;
    const { segment } = this.roles[kind].shape;
    return prefix === undefined || kind === 'record' || kind === 'entry'
      ? segment
      : `${segment}/${prefix}`;
  }

  /** A resource, made or to be made, and the documents that its facts rest on besides the page. */
  make(kind: Kind, id: string, sources: readonly string[] = []): Maker {
    const known = this.#made.get(id);
    const made = known ?? {
      kind,
      draft: new Draft(id, this.roles[kind], this.circumstances.language),
      sources: [this.circumstances.page, ...sources],
      entries: [],
      record: id,
    };
    this.#made.set(id, made);
    const say: Maker['say'] = (fact, values, evidence) => {
      const property = made.draft.say(fact, values);
      if (property !== undefined) addEntry(made.entries, { property, evidence });
      else if (values.length) this.unplaced.add(`${kind} ${fact}`);
    };
    const deny: Maker['deny'] = (fact, evidence) => {
      const property = this.roles[kind].facts.get(fact)?.property;
      if (property === undefined) this.unplaced.add(`${kind} ${fact}`);
      else addEntry(made.entries, { property, evidence: { ...evidence, basis: 'absent' } });
    };
    const tell: Maker['tell'] = (fact, values) => void made.draft.say(fact, values);
    const recordedAs = (record: string): void => void Object.assign(made, { record });
    return { id, say, deny, tell, recordedAs, isNew: known === undefined };
  }

  /** The resources of some kinds, in the order in which they were made. */
  made(...kinds: readonly Kind[]): Draft[] {
    return [...this.#made.values()]
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ draft }) => draft);
  }

  /** The records of the resources of some kinds, each followed by its entries. */
  records(...kinds: readonly Kind[]): Draft[] {
    return [...this.#made.values()]
      .filter(({ kind, entries }) => kinds.includes(kind) && entries.length)
      .flatMap((made) => this.#record(made));
  }

  #record({ draft, sources, entries, record: local }: Made): Draft[] {
    const { language, day } = this.circumstances;
    const record = new Draft(this.address('record', local), this.roles.record, language);
    const parts = entries.map(({ property, evidence }) => {
      const name = property.slice(
        Math.max(property.lastIndexOf('#'), property.lastIndexOf('/')) + 1,
      );
      const id = this.address('entry', `${local}/${name}`);
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
  /** The end of the address of its record. */
  readonly record: string;
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
  /** Says that the page says that there is no such fact. */
  readonly deny: (fact: string, evidence: Evidence) => void;
  /** Gives its record an address of its own, where other pages have records of it too. */
  readonly recordedAs: (local: string) => void;
  /** Says what needs no evidence: of the page itself. */
  readonly tell: (fact: string, values: readonly Value[]) => void;
}
