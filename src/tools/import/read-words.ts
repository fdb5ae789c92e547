import { ImportError } from '../import-error.ts';
import { phraseOf, type Phrase } from './phrase.ts';
import {
  COLUMNS,
  CONTACT,
  FIELDS,
  HEADINGS,
  LISTS,
  TELLS,
  type Ending,
  type Names,
  type Words,
} from './words.ts';

/** The words of a table in JSON; throws an `ImportError` that names file and key. */
export function readWords(text: string, file: string): Words {
  const table = new Table(parsed(text, file), file);
  const { phrases } = table;
  return {
    language: table.text('language'),
    headings: table.within('headings').each(HEADINGS, 'phrases'),
    announcements: table.within('announcements').each(LISTS, 'phrases'),
    labels: table.within('labels').each(FIELDS, 'phrases'),
    columns: table.optional('columns').each(COLUMNS, 'phrases'),
    negations: table.texts('negations'),
    definitions: phrases('definitions'),
    tells: table.within('tells').each(TELLS, 'texts'),
    chrome: phrases('chrome'),
    units: phrases('units'),
    systems: table.texts('systems'),
    sentences: table.texts('sentences'),
    origin: table.texts('origin'),
    keptBy: table.texts('kept-by'),
    keeps: table.texts('keeps'),
    within: table.endings('within'),
    splits: table.texts('splits'),
    open: table.texts('open'),
    openEnd: table.texts('open-end'),
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

/** What a table of an authority's own may lack: it was added after the first tables were written. */
const NEW = new Set<string>([
  ...['open', 'notice', 'materials', 'systems', 'contact', 'case', ...COLUMNS],
  ...['negations', 'definitions', 'keeps', 'within'],
]);

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

  /** A part that a table may lack. */
  optional(key: string): Table {
    return this.#values[key] === undefined ? new Table({}, this.#where) : this.within(key);
  }

  text(key: string): string {
    const value = this.#values[key];
    if (typeof value === 'string' && value !== '') return value;
    throw new ImportError(`${this.#where}, ${key}: expected a text`);
  }

  readonly texts = (key: string): string[] => {
    const value = this.#values[key];
    if (value === undefined && NEW.has(key)) return [];
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
