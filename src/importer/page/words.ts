import { ImportError } from '../import-error.ts';
import { phraseOf, type Phrase } from './phrase.ts';

/** The parts of a page that have headings. */
export const HEADINGS = [
  ...['about', 'registers', 'classes', 'materials', 'systems', 'contact', 'section', 'resource'],
] as const;
export type Heading = (typeof HEADINGS)[number];

/** What is listed after a line that announces it. */
export const LISTS = ['registers', 'classes', 'systems', 'materials'] as const;
export type List = (typeof LISTS)[number];

/** What is told under a label of its own. */
export const LABELS = ['purpose', 'search', 'retention', 'disclosures'] as const;
export type Label = (typeof LABELS)[number];

/** What tells the facts of a contact from each other. */
const CONTACT = ['post', 'visit', 'hours', 'how', 'sign-in', 'box'] as const;

/** How a word of a heading ends, and how the name that it was made from does. */
export type Ending = readonly [form: string, name: string];

/** The words of one language in which pages of the kind are written. */
export interface Words {
  readonly language: string;
  readonly headings: Readonly<Record<Heading, readonly Phrase[]>>;
  readonly announcements: Readonly<Record<List, readonly Phrase[]>>;
  readonly labels: Readonly<Record<Label, readonly Phrase[]>>;
  /** What the site puts on all its pages. */
  readonly chrome: readonly Phrase[];
  /** What a text on systems has in it. */
  readonly systems: readonly string[];
  /** How the names of units end. */
  readonly units: readonly Phrase[];
  /** What stands before the source of a description, and before who keeps a register. */
  readonly origin: readonly string[];
  readonly keptBy: readonly string[];
  /** What a list of systems is split at besides commas, and what says before it that there are more. */
  readonly splits: readonly string[];
  readonly open: readonly string[];
  /** How a name is made of the form of it that a heading has. */
  readonly names: Names;
  readonly contact: Readonly<Record<(typeof CONTACT)[number], readonly string[]>>;
  /** The ends of the addresses of places. */
  readonly segments: Readonly<Record<'post' | 'visit', string>>;
  /** What a plan, and a level of it, are called. */
  readonly plan: string;
  readonly level: string;
}

export interface Names {
  /** How words end in the form that headings have. */
  readonly marks: readonly string[];
  /** Words that stand between two of a name as they are. */
  readonly joins: readonly string[];
  /** What stands in the place of an owner in headings, and is none. */
  readonly nobody: readonly string[];
  /** Endings that say by themselves what the name is; those of adjectives, which have the form of what they belong to. */
  readonly sure: readonly Ending[];
  readonly agreeing: readonly Ending[];
  /** Endings that are believed where the page has the name too. */
  readonly evidence: readonly Ending[];
}

/** The words of a table in JSON; throws an `ImportError` that names file and key. */
export function readWords(text: string, file: string): Words {
  const table = new Table(parsed(text, file), file);
  const { phrases } = table;
  return {
    language: table.text('language'),
    headings: table.within('headings').each(HEADINGS, 'phrases'),
    announcements: table.within('announcements').each(LISTS, 'phrases'),
    labels: table.within('labels').each(LABELS, 'phrases'),
    chrome: phrases('chrome'),
    units: phrases('units'),
    systems: table.texts('systems'),
    origin: table.texts('origin'),
    keptBy: table.texts('kept-by'),
    splits: table.texts('splits'),
    open: table.texts('open'),
    names: readNames(table.within('names')),
    contact: table.within('contact').each(CONTACT, 'texts'),
    segments: {
      post: table.within('segments').text('post'),
      visit: table.within('segments').text('visit'),
    },
    plan: table.text('plan'),
    level: table.text('level'),
  };
}

function readNames(table: Table): Names {
  return {
    marks: table.texts('marks'),
    joins: table.texts('joins'),
    nobody: table.texts('nobody'),
    sure: table.endings('sure'),
    agreeing: table.endings('agreeing'),
    evidence: table.endings('evidence'),
  };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportError(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** A part of the table, which says where it is not as it should be. */
class Table {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #where: string;

  constructor(values: unknown, where: string) {
    if (typeof values !== 'object' || values === null)
      throw new ImportError(`${where}: expected a table of names and values`);
    [this.#values, this.#where] = [values as Record<string, unknown>, where];
  }

  within(key: string): Table {
    return new Table(this.#values[key], `${this.#where}, ${key}`);
  }

  text(key: string): string {
    const value = this.#values[key];
    if (typeof value === 'string' && value !== '') return value;
    throw new ImportError(`${this.#where}, ${key}: expected a text`);
  }

  readonly texts = (key: string): string[] => {
    const value = this.#values[key];
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
    throw new ImportError(`${this.#where}, ${key}: expected a list of texts`);
  };

  readonly phrases = (key: string): Phrase[] => this.texts(key).map(phraseOf);

  endings(key: string): Ending[] {
    return this.texts(key).map((each) => {
      const [form, name] = each.split(' > ');
      if (form !== undefined && name !== undefined) return [form, name];
      throw new ImportError(`${this.#where}, ${key}: expected "form > name", got "${each}"`);
    });
  }

  each<Key extends string, Reading extends 'phrases' | 'texts'>(
    keys: readonly Key[],
    reading: Reading,
  ): Record<Key, ReturnType<Table[Reading]>> {
    const read = this[reading] as (key: string) => ReturnType<Table[Reading]>;
    return Object.fromEntries(keys.map((key) => [key, read(key)])) as never;
  }
}
