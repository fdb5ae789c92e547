import { readdirSync, readFileSync } from 'node:fs';
import type { Store } from 'n3';
import type { Imported } from './pages.ts';

/** A made-up page of tests/fixtures/pages, and the facts that a reader finds on it. */
export interface WrittenPage {
  readonly name: string;
  readonly text: string;
  readonly file: string;
  readonly language: string;
  readonly organisation: string;
  readonly facts: readonly string[];
}

/** The made-up pages, of all files. */
export function writtenPages(folder = 'tests/fixtures/pages'): WrittenPage[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) =>
      readFileSync(`${folder}/${file}`, 'utf8')
        .split(/^==== /m)
        .slice(1)
        .map(writtenPage),
    );
}

function writtenPage(source: string): WrittenPage {
  const [head = '', ...lines] = source.split('\n');
  const [name = '', , organisation = '', form = 'text', language = 'fi'] = head.split(' | ');
  const [text = '', facts = ''] = lines.join('\n').split(/^----$/m);
  return {
    name,
    text,
    file: form === 'html' ? 'page.html' : 'page.txt',
    language,
    organisation,
    facts: facts.split('\n').filter(Boolean).map(normal),
  };
}

/** A fact without what punctuation and the form of the page add to it. */
function normal(fact: string): string {
  return fact.replace(/[.;]$/, '').replace(/; /g, ', ').replace(/\s+/g, ' ').trim();
}

/** A fact of the Turtle that a page became, and whether its source statement doubts it. */
export interface FoundFact {
  readonly fact: string;
  readonly isDoubted: boolean;
}

const VARANTO = 'https://w3id.org/varanto#';
const PROPERTIES = {
  name: 'http://www.w3.org/2004/02/skos/core#prefLabel',
  title: 'http://purl.org/dc/terms/title',
  holder: `${VARANTO}holder`,
  system: `${VARANTO}informationSystem`,
  email: 'http://www.w3.org/2006/vcard/ns#hasEmail',
} as const;

const TEXTS = {
  purpose: `${VARANTO}purpose`,
  groups: `${VARANTO}dataGroups`,
  keys: `${VARANTO}searchKeys`,
  retention: `${VARANTO}retention`,
  disclosures: `${VARANTO}disclosures`,
  open: `${VARANTO}openInterface`,
  notice: 'http://xmlns.com/foaf/0.1/page',
} as const;

/** The facts of an imported page in the words of the made-up pages, read from its triples alone. */
export function factsIn({ store }: Imported, organisation: string): FoundFact[] {
  const facts = new Facts(store, organisation);
  return [...facts.units(), ...facts.kept(), ...facts.emails(), ...facts.absences()];
}

class Facts {
  readonly #store: Store;
  readonly #organisation: string;

  constructor(store: Store, organisation: string) {
    [this.#store, this.#organisation] = [store, organisation];
  }

  units(): FoundFact[] {
    return this.#ofClass('http://www.w3.org/ns/org#Organization').flatMap((id) => {
      const name = this.#value(id, PROPERTIES.name);
      return name === this.#organisation || name === 'Esimerkkilän kaupunki'
        ? []
        : [this.#fact(`unit: ${name}`, id, [PROPERTIES.name])];
    });
  }

  /** The resources and registers, and what is said of them; of a unit's section as a whole it is said of the unit. */
  kept(): FoundFact[] {
    const all = ['InformationResource', 'Register'].flatMap((each) =>
      this.#ofClass(VARANTO + each),
    );
    return all.flatMap((id) => [...this.#head(id), ...this.#systems(id), ...this.#texts(id)]);
  }

  emails(): FoundFact[] {
    return this.#store
      .getQuads(null, PROPERTIES.email, null, null)
      .map(({ subject, object }) =>
        this.#fact(`email: ${object.value.replace('mailto:', '')}`, subject.value, [
          PROPERTIES.email,
        ]),
      );
  }

  absences(): FoundFact[] {
    return this.#store
      .getSubjects(`${VARANTO}basis`, null, null)
      .filter((id) => this.#value(id.value, `${VARANTO}basis`) === 'absent')
      .map((id) => ({
        fact: `absent: ${this.#value(id.value, `${VARANTO}property`).replace(VARANTO, '')}`,
        isDoubted: false,
      }));
  }

  #head(id: string): FoundFact[] {
    if (this.#isWhole(id)) return [];
    const holder = this.#value(this.#value(id, PROPERTIES.holder), PROPERTIES.name);
    const kind = this.#kindOf(id);
    const fact = `${kind}: ${this.#value(id, PROPERTIES.title)} @ ${holder}`;
    return [this.#fact(fact, id, [PROPERTIES.title, PROPERTIES.holder])];
  }

  #kindOf(id: string): string {
    if (this.#value(id, `${VARANTO}caseRegister`) === 'true') return 'case';
    return this.#ofClass(`${VARANTO}Register`).includes(id) ? 'register' : 'resource';
  }

  #systems(id: string): FoundFact[] {
    return this.#store
      .getObjects(id, PROPERTIES.system, null)
      .map(({ value }) =>
        this.#fact(`system: ${this.#value(value, PROPERTIES.title)} @ ${this.#owner(id)}`, value, [
          PROPERTIES.title,
        ]),
      );
  }

  #texts(id: string): FoundFact[] {
    return Object.entries(TEXTS).flatMap(([label, property]) =>
      this.#store
        .getObjects(id, property, null)
        .map(({ value }) => this.#fact(`${label}: ${this.#owner(id)} = ${value}`, id, [property])),
    );
  }

  #owner(id: string): string {
    const holder = this.#value(id, PROPERTIES.holder);
    return this.#isWhole(id)
      ? this.#value(holder, PROPERTIES.name)
      : this.#value(id, PROPERTIES.title);
  }

  /** Whether a resource is the section of its unit as a whole: it has the end of the unit's address. */
  #isWhole(id: string): boolean {
    const holder = this.#value(id, PROPERTIES.holder);
    return (
      id.includes('/information-resource/') &&
      id.split('/').slice(4).join('/') === holder.split('/').slice(4).join('/')
    );
  }

  #fact(fact: string, id: string, properties: readonly string[]): FoundFact {
    return { fact: normal(fact), isDoubted: properties.some((each) => this.#isDoubted(id, each)) };
  }

  /** Whether the source statement of a property has a note that says that it is not sure. */
  #isDoubted(id: string, property: string): boolean {
    const [record] = this.#store.getSubjects('http://xmlns.com/foaf/0.1/primaryTopic', id, null);
    if (!record) return false;
    return this.#store
      .getObjects(record, 'http://purl.org/dc/terms/hasPart', null)
      .filter(({ value }) => this.#value(value, `${VARANTO}property`) === property)
      .some(({ value }) =>
        this.#value(value, 'http://www.w3.org/2004/02/skos/core#note').includes('Not sure'),
      );
  }

  #ofClass(name: string): string[] {
    const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
    return this.#store.getSubjects(type, name, null).map(({ value }) => value);
  }

  #value(id: string, property: string): string {
    return this.#store.getObjects(id, property, null)[0]?.value ?? '';
  }
}
