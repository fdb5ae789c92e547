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
import type { Dice } from './dice.ts';
import { queryOf } from './operation-text.ts';

/** A field or a fragment of a random selection. */
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

export interface SelectedFragment {
  readonly kind: 'fragment';
  /** The name of one that is defined beside the operation; one without a name is inline. */
  readonly name: string | undefined;
  readonly on: string | undefined;
  readonly directive: string;
  readonly below: readonly Selected[];
}

export type SchemaField = GraphQLField<unknown, unknown>;

/** Draws the arguments of the fields of a random selection. */
export interface RandomArguments {
  of(field: SchemaField): Pick<SelectedField, 'args' | 'languages'>;
  /** The definitions of the variables that the arguments so far name. */
  readonly definitions: string;
}

type Parent = GraphQLObjectType | GraphQLInterfaceType;

/** Random selections of the root of a schema, made from the schema alone. */
export class RandomSelection {
  readonly #schema: GraphQLSchema;
  readonly #dice: Dice;
  readonly #arguments: RandomArguments;
  readonly #named = new Map<Parent, SelectedFragment[]>();
  #names = 0;

  constructor(schema: GraphQLSchema, dice: Dice, args: RandomArguments) {
    this.#schema = schema;
    this.#dice = dice;
    this.#arguments = args;
  }

  /** What is selected; `undefined` where GraphQL would refuse it. `root`: of one such root field. */
  selection(root?: (field: SchemaField) => boolean): readonly Selected[] | undefined {
    const type = this.#schema.getQueryType();
    if (!type) throw new Error('a schema without a root');
    const all = Object.values(type.getFields()).filter((field) => root?.(field) ?? true);
    // What is of no type of its own is one field among many, and is drawn as often as the lists.
    const general = Array.from({ length: all.length / 6 }, () => all.filter(isGeneral)).flat();
    const fields = [...all, ...all.filter(({ args }) => args.length > 1), ...general];
    const count = root ? 1 : this.#dice.from(1, 3);
    const selected = Array.from({ length: count }, () =>
      this.#field(type, this.#dice.pick(fields), count === 1 ? 4 : 3),
    );
    const { definitions } = this.#arguments;
    const errors = validate(this.#schema, parse(queryOf(selected, { definitions })));
    return errors.length ? undefined : selected;
  }

  #below(type: Parent, depth: number): readonly Selected[] {
    const fields = Object.values(type.getFields()).filter(
      (field) => (depth > 0 || isLeafType(getNamedType(field.type))) && canAsk(field),
    );
    // What is in a list is drawn more often than its totals and facets.
    const listed = fields.filter(({ name }) => ['nodes', 'edges', 'node'].includes(name));
    const lists = fields.filter((field) => targetOf(field) === 'connection');
    const weighed = [...fields, ...lists, ...lists, ...listed, ...listed, ...listed, ...listed];
    // Of many types few are found: fragments on several make it likely that one of them is.
    const count = isInterfaceType(type) ? this.#dice.from(2, 6) : this.#dice.from(1, 4);
    const selected = Array.from({ length: count }, () => this.#one(type, weighed, depth));
    // Something must be left when fragments are of another type.
    return [...this.#again(type, selected, depth), typename()];
  }

  #one(type: Parent, fields: readonly SchemaField[], depth: number): Selected {
    const kind = this.#dice.from(0, 9);
    if (kind === 0) return typename();
    if (depth < 0 || (kind > 2 && !(isInterfaceType(type) && kind > 4)))
      return this.#field(type, this.#dice.pick(fields), depth);
    return this.#fragment(type, depth);
  }

  /** Of an interface on a type that has it, of a type on an interface that it has: there is something to find. */
  #fragment(type: Parent, depth: number): SelectedFragment {
    const others = isInterfaceType(type)
      ? this.#schema.getPossibleTypes(type)
      : type.getInterfaces();
    const on = this.#dice.pick<Parent>(
      isInterfaceType(type) ? [...others, type] : [type, ...others],
    );
    const [known] = this.#named.get(on) ?? [];
    if (known && depth > 0 && this.#dice.oneIn(2))
      return { ...known, directive: this.#directive() };
    const below = this.#below(on, depth - 1);
    const fragment: SelectedFragment = {
      kind: 'fragment',
      name: this.#dice.oneIn(3) ? `F${(this.#names += 1)}` : undefined,
      on: on !== type || this.#dice.oneIn(2) ? on.name : undefined,
      directive: this.#directive(),
      below,
    };
    if (!fragment.name) return fragment;
    const named = { ...fragment, on: on.name };
    // The latest first: that one is spread again.
    this.#named.set(on, [named, ...(this.#named.get(on) ?? [])]);
    return named;
  }

  #field(type: Parent, field: SchemaField, depth: number): SelectedField {
    const inner = getNamedType(field.type);
    const isParent = isObjectType(inner) || isInterfaceType(inner);
    const args = this.#arguments.of(field);
    return {
      kind: 'field',
      name: field.name,
      alias: this.#alias(type, args.args !== ''),
      ...args,
      directive: this.#directive(),
      target: targetOf(field),
      below: isParent ? this.#below(inner, depth - (isStep(field) ? 1 : 0)) : [],
    };
  }

  /** One of what is selected comes again now and then, under the same key: GraphQL merges the two. */
  #again(type: Parent, selected: readonly Selected[], depth: number): readonly Selected[] {
    const field = this.#dice.pick(selected);
    if (field.kind === 'fragment' || !this.#dice.oneIn(6)) return selected;
    const { [field.name]: again } = type.getFields();
    const inner = again && getNamedType(again.type);
    if (!isObjectType(inner) && !isInterfaceType(inner)) return selected;
    const below = this.#below(inner, depth - 1);
    return [...selected, { ...field, directive: this.#directive(), below }];
  }

  /** None, one of its own, or the name of a field, most likely another one. */
  #alias(type: Parent, hasArguments: boolean): string | undefined {
    if (this.#dice.oneIn(30)) return this.#dice.pick(Object.keys(type.getFields()));
    // Two lists with other arguments do not merge, so most have names of their own.
    return this.#dice.from(0, 9) < (hasArguments ? 2 : 6) ? undefined : `a${(this.#names += 1)}`;
  }

  #directive(): string {
    const none = Array<string>(16).fill('');
    const some = ['include(if: $yes)', 'skip(if: $no)', 'include(if: $no)', 'skip(if: $yes)'];
    const plain = ['include(if: true)', 'skip(if: false)', 'include(if: false)', 'skip(if: true)'];
    return this.#dice.pick([...none, ...[...some, ...plain].map((each) => ` @${each}`)]);
  }
}

/** Whether a directive leaves out what it is at. */
export function isLeftOut({ directive }: Selected): boolean {
  return /include\(if: (?:\$no|false)\)|skip\(if: (?:\$yes|true)\)/.test(directive);
}

function typename(): SelectedField {
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

/** What takes an address or words that are required is asked for at the root alone. */
function canAsk({ args }: SchemaField): boolean {
  return args.every(
    (arg) => !isRequiredArgument(arg) || isEnumType(getNamedType(arg.type)) || arg.name === 'by',
  );
}

function targetOf(field: SchemaField): SelectedField['target'] {
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

/** Whether a root field is there whatever types there are. */
function isGeneral(field: SchemaField): boolean {
  return (
    !field.args.length || isInterfaceType(getNamedType(field.type)) || targetOf(field) === 'other'
  );
}

/** A list with its edges and the results of a search are no step deeper. */
function isStep({ type }: SchemaField): boolean {
  return !/Connection$|Edge$|Groups?$|^GroupKey$|^SearchResults?$/.test(getNamedType(type).name);
}

function isListed({ type }: SchemaField): boolean {
  return isListType(getNullableType(type));
}
