import fc from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  parse,
  validate,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Snapshot } from '../../src/store/snapshot.ts';

/** A field or a fragment of a random query. */
export type Selected = SelectedField | SelectedFragment;

export interface SelectedField {
  readonly kind: 'field';
  readonly name: string;
  readonly alias: string | undefined;
  readonly args: string;
  /** The languages among the arguments. */
  readonly languages: readonly string[];
  readonly directive: string;
  readonly target: 'leaf' | 'resource' | 'connection' | 'page' | 'texts' | 'other';
  readonly below: readonly Selected[];
}

interface SelectedFragment {
  readonly kind: 'fragment';
  readonly on: string | undefined;
  readonly directive: string;
  readonly below: readonly Selected[];
}

type Parent = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, unknown>;
type Draw = fc.GeneratorValue;

/** Any number as often as any other: the tool prefers the least and the greatest. */
function from(min: number, max: number) {
  return fc.noBias(fc.integer({ min, max }));
}

export const VARIABLES = { yes: true, no: false };

/** Random selections of the root of a schema, with a query in which they stand. */
export class RandomQuery {
  readonly #schema: GraphQLSchema;
  readonly #snapshot: Snapshot;
  readonly #draw: Draw;
  #aliases = 0;

  constructor(schema: GraphQLSchema, snapshot: Snapshot, draw: Draw) {
    this.#schema = schema;
    this.#snapshot = snapshot;
    this.#draw = draw;
  }

  /** What is selected; those that GraphQL would refuse do not count as runs. */
  selection(root?: (field: Field) => boolean): readonly Selected[] {
    const type = this.#schema.getQueryType();
    if (!type) throw new Error('a schema without a root');
    const fields = Object.values(type.getFields()).filter((field) => root?.(field) ?? true);
    const count = root ? 1 : this.#draw(from, 1, 3);
    const selected = Array.from({ length: count }, () =>
      this.#field(type, this.#pick(fields), root ? 4 : 3),
    );
    fc.pre(validate(this.#schema, parse(queryOf(selected))).length === 0);
    return selected;
  }

  #below(type: Parent, depth: number): readonly Selected[] {
    const fields = Object.values(type.getFields()).filter(
      (field) => (depth > 0 || isLeafType(getNamedType(field.type))) && this.#canAsk(field),
    );
    // What is in a list is drawn more often than what is said of it.
    const listed = fields.filter(({ name }) => ['nodes', 'edges', 'node'].includes(name));
    const weighed = [...fields, ...listed, ...listed, ...listed];
    const count = this.#draw(from, 1, 4);
    const selected = Array.from({ length: count }, () => this.#one(type, weighed, depth));
    // Something must be left when fragments are of another type.
    return [...selected, this.#typename()];
  }

  #one(type: Parent, fields: readonly Field[], depth: number): Selected {
    const kind = this.#draw(from, 0, 9);
    if (kind === 0) return this.#typename();
    if (kind > 2 && !(isInterfaceType(type) && kind > 4))
      return this.#field(type, this.#pick(fields), depth);
    const possible = isInterfaceType(type) ? this.#schema.getPossibleTypes(type) : [type];
    const on = this.#pick(possible);
    return {
      kind: 'fragment',
      on: isInterfaceType(type) || this.#draw(from, 0, 1) ? on.name : undefined,
      directive: this.#directive(),
      below: this.#below(on, depth - 1),
    };
  }

  #field(type: Parent, field: Field, depth: number): SelectedField {
    const inner = getNamedType(field.type);
    const languages = field.args.some(({ name }) => name === 'languages') ? this.#languages() : [];
    const isParent = isObjectType(inner) || isInterfaceType(inner);
    return {
      kind: 'field',
      name: field.name,
      alias: this.#alias(type),
      args: this.#args(field, languages),
      languages,
      directive: this.#directive(),
      target: targetOf(field),
      below: isParent ? this.#below(inner, depth - (isStep(field) ? 1 : 0)) : [],
    };
  }

  /** None, one of its own, or the name of a field, most likely another one. */
  #alias(type: Parent): string | undefined {
    const kind = this.#draw(from, 0, 9);
    if (kind < 6) return undefined;
    if (kind < 9) return `a${(this.#aliases += 1)}`;
    return this.#pick(Object.keys(type.getFields()));
  }

  #args({ name, args, type }: Field, languages: readonly string[]): string {
    const given = args.flatMap((arg) => {
      if (arg.name === 'languages')
        return languages.length ? [`languages: ${JSON.stringify(languages)}`] : [];
      if (arg.name === 'first' && !isRequiredArgument(arg))
        return [`first: ${this.#draw(from, 0, 4)}`];
      if (arg.name === 'id')
        return [`id: ${JSON.stringify(this.#address(getNamedType(type).name))}`];
      if (arg.name === 'ids')
        return [
          `ids: ${JSON.stringify([this.#address('Node'), 'nothing', this.#address('Node')])}`,
        ];
      if (arg.name === 'query') return ['query: "rekisteri"'];
      const inner = getNamedType(arg.type);
      if (!isEnumType(inner) || !isRequiredArgument(arg)) return [];
      return [`${arg.name}: [${this.#pick(inner.getValues()).name}]`];
    });
    return given.length && name !== 'values' ? `(${given.join(', ')})` : '';
  }

  #canAsk(field: Field): boolean {
    return field.args.every(
      (arg) => !isRequiredArgument(arg) || isEnumType(getNamedType(arg.type)),
    );
  }

  #address(type: string): string {
    const resources = this.#snapshot.described.filter(
      ({ shape }) => shape && (type === 'Node' || shape.name === type),
    );
    return this.#pick(resources).id;
  }

  #languages(): readonly string[] {
    return this.#draw(fc.subarray, ['sv', 'en', 'de', 'fi']);
  }

  #directive(): string {
    const none = Array<string>(8).fill('');
    const some = ['include(if: $yes)', 'skip(if: $no)', 'include(if: $no)', 'skip(if: $yes)'];
    return this.#pick([...none, ...some.map((each) => ` @${each}`)]);
  }

  /** One of several, drawn by its place: a schema's own objects are too deep for the tool to compare. */
  #pick<Item>(items: readonly Item[]): Item {
    const item = items[this.#draw(from, 0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  #typename(): SelectedField {
    return {
      kind: 'field',
      name: '__typename',
      alias: undefined,
      args: '',
      languages: [],
      directive: '',
      target: 'leaf',
      below: [],
    };
  }
}

function targetOf(field: Field): SelectedField['target'] {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return 'leaf';
  if (type.name === 'Text') return 'texts';
  if (isInterfaceType(type)) return isListed(field) ? 'page' : 'resource';
  if (!isObjectType(type)) return 'other';
  if (type.name.endsWith('Connection')) return 'connection';
  if (type.name.endsWith('Edge')) return 'other';
  if ('id' in type.getFields()) return isListed(field) ? 'page' : 'resource';
  return 'other';
}

/** A connection and its edges are no step deeper. */
function isStep({ type }: Field): boolean {
  return !/Connection$|Edge$/.test(getNamedType(type).name);
}

function isListed({ type }: Field): boolean {
  return isListType(getNullableType(type));
}

/** The text of a query. `told`: with what an oracle needs to know of each object, under names of its own. */
export function queryOf(selected: readonly Selected[], told = false): string {
  const unused = 'unused: __typename @skip(if: $yes) @include(if: $no)';
  const fields = selected.map((each) => textOf(each, told)).join(' ');
  return `query Random($yes: Boolean!, $no: Boolean = false) { ${fields} ${unused} }`;
}

const TOLD: Partial<Record<SelectedField['target'], string>> = {
  resource: '... on Node { zzId: id zzType: __typename }',
  page: '... on Node { zzId: id zzType: __typename }',
  texts: 'zzField: field zzValue: value zzLanguage: language',
};

function textOf(each: Selected, told: boolean): string {
  const below = each.below.map((inner) => textOf(inner, told)).join(' ');
  if (each.kind === 'fragment')
    return `...${each.on ? ` on ${each.on}` : ''}${each.directive} { ${below} }`;
  const { alias, name, args, directive, target } = each;
  const more = told ? (TOLD[target] ?? '') : '';
  return `${alias ? `${alias}: ` : ''}${name}${args}${directive}${below ? ` { ${below} ${more} }` : ''}`;
}
