import { readdirSync, readFileSync } from 'node:fs';
import { DataFactory, Parser, Store, type Quad, type Quad_Object } from 'n3';
import type { Selected, SelectedField } from '../support/random-selection.ts';

const SH = 'http://www.w3.org/ns/shacl#';
const TYPE = DataFactory.namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');

interface Step {
  readonly predicate: string;
  readonly inverse: boolean;
}

interface Thing {
  readonly [key: string]: unknown;
  readonly zzId?: string;
  readonly zzType?: string;
}

/** What the shapes say, read from their file without the program's model. */
function readShapes() {
  const store = new Store();
  for (const file of readdirSync('ontology'))
    store.addQuads(new Parser().parse(readFileSync(`ontology/${file}`, 'utf8')));
  const one = (subject: Quad_Object, name: string) =>
    store.getObjects(subject, DataFactory.namedNode(SH + name), null)[0];
  const classes = new Map<string, string>();
  const steps = new Map<string, Step>();
  const addStep = (name: string, property: Quad_Object): void => {
    const path = one(property, 'path');
    const inverse = path && one(path, 'inversePath');
    if (path?.termType === 'NamedNode') steps.set(name, { predicate: path.value, inverse: false });
    else if (inverse?.termType === 'NamedNode')
      steps.set(name, { predicate: inverse.value, inverse: true });
  };
  for (const shape of store.getSubjects(TYPE, DataFactory.namedNode(`${SH}NodeShape`), null)) {
    const type = one(shape, 'codeIdentifier')?.value ?? '';
    classes.set(type, one(shape, 'targetClass')?.value ?? '');
    for (const property of store.getObjects(shape, DataFactory.namedNode(`${SH}property`), null))
      addStep(`${type}.${one(property, 'codeIdentifier')?.value ?? ''}`, property);
  }
  return { classes, steps };
}

const { classes, steps } = readShapes();

const NODE = '... on Node { zzId: id zzType: __typename }';

/** What a walk reads of an object besides what is selected, under names of its own. */
export function forWalk({ target }: SelectedField): string {
  if (target === 'texts') return 'zzField: field zzValue: value zzLanguage: language';
  return target === 'resource' || target === 'page' ? NODE : '';
}

/** The triples that a query walked, from its selections, its answer in JSON and the triples that there are. */
export class Walk {
  readonly found = new Store();
  readonly #data: Store;
  readonly #languages: readonly string[];

  constructor(data: Store, languages: readonly string[]) {
    this.#data = data;
    this.#languages = [...languages, 'fi'];
  }

  /** Looks at an object of the answer and at what is selected of it. */
  object(thing: Thing, selected: readonly Selected[]): this {
    if (thing.zzId && thing.zzType) this.#put(thing.zzId, TYPE.value, this.#class(thing.zzType));
    for (const each of selected)
      if (each.kind === 'field') this.#field(thing, each);
      else if (!each.on || each.on === 'Node' || each.on === (thing.zzType ?? each.on))
        this.object(thing, each.below);
    return this;
  }

  #class(type: string) {
    return DataFactory.namedNode(classes.get(type) ?? `no class of ${type}`);
  }

  #field(thing: Thing, field: SelectedField): void {
    const value = thing[field.alias ?? field.name];
    if (value === undefined || value === null) return;
    const items = [value].flat() as Thing[];
    if (field.target === 'leaf') this.#leaf(thing, field, items);
    if (field.target === 'texts') this.#texts(thing, items);
    if (field.target === 'resource') this.#links(thing, field, { items, below: field.below });
    if (field.target === 'page' || field.target === 'other')
      for (const item of items.filter(Boolean)) this.object(item, field.below);
    if (field.target === 'connection')
      for (const item of items) this.#connection(thing, field, { item, below: field.below });
  }

  #connection(
    thing: Thing,
    field: SelectedField,
    { item, below }: { item: Thing; below: readonly Selected[] },
  ): void {
    for (const each of below) {
      const key = each.kind === 'field' ? (each.alias ?? each.name) : '';
      const items = (item[key] ?? []) as Thing[];
      if (each.kind === 'fragment') this.#connection(thing, field, { item, below: each.below });
      else if (each.name === 'nodes') this.#links(thing, field, { items, below: each.below });
      else if (each.name === 'edges')
        items.forEach((edge) => {
          this.#edge(thing, field, { edge, below: each.below });
        });
    }
  }

  #edge(
    thing: Thing,
    field: SelectedField,
    { edge, below }: { edge: Thing; below: readonly Selected[] },
  ): void {
    for (const each of below)
      if (each.kind === 'fragment') this.#edge(thing, field, { edge, below: each.below });
      else if (each.name === 'node' && (each.alias ?? each.name) in edge) {
        const items = [edge[each.alias ?? each.name] as Thing];
        this.#links(thing, field, { items, below: each.below });
      }
  }

  #links(
    { zzId, zzType }: Thing,
    { name }: SelectedField,
    { items, below }: { items: readonly Thing[]; below: readonly Selected[] },
  ): void {
    const step = steps.get(`${zzType ?? ''}.${name}`);
    for (const item of items) {
      if (zzId && item.zzId && step?.inverse)
        this.#put(item.zzId, step.predicate, DataFactory.namedNode(zzId));
      if (zzId && item.zzId && step && !step.inverse)
        this.#put(zzId, step.predicate, DataFactory.namedNode(item.zzId));
      this.object(item, below);
    }
  }

  #texts({ zzId = '', zzType = '' }: Thing, items: readonly Thing[]): void {
    for (const { zzField, zzValue, zzLanguage } of items as readonly Record<string, string>[]) {
      const step = steps.get(`${zzType}.${zzField ?? ''}`);
      if (step) this.#put(zzId, step.predicate, DataFactory.literal(zzValue ?? '', zzLanguage));
    }
  }

  #leaf(
    { zzId = '', zzType = '' }: Thing,
    { name, languages }: SelectedField,
    items: readonly unknown[],
  ): void {
    const step = steps.get(`${zzType}.${name}`);
    if (!step || step.inverse) return;
    const objects = this.#data.getObjects(
      DataFactory.namedNode(zzId),
      DataFactory.namedNode(step.predicate),
      null,
    );
    const language = this.#languageOf(objects, languages);
    const meant = objects.filter(
      (object) =>
        items.some((item) => object.value === String(item)) &&
        (object.termType !== 'Literal' || object.language === language),
    );
    if (meant.length !== items.length) throw new Error(`${zzId} ${name}: ${JSON.stringify(items)}`);
    for (const object of meant) this.#put(zzId, step.predicate, object);
  }

  #languageOf(objects: readonly Quad_Object[], wanted: readonly string[]): string {
    const tags = objects.map((each) => (each.termType === 'Literal' ? each.language : '')).sort();
    return [...wanted, ...this.#languages].find((tag) => tags.includes(tag)) ?? tags[0] ?? '';
  }

  #put(subject: string, predicate: string, object: Quad['object']): void {
    const statement = DataFactory.quad(
      DataFactory.namedNode(subject),
      DataFactory.namedNode(predicate),
      object,
    );
    if (!this.#data.has(statement)) throw new Error(`no such triple: ${JSON.stringify(statement)}`);
    this.found.addQuad(statement);
  }
}
