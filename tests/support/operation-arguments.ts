import fc from 'fast-check';
import {
  getNamedType,
  getNullableType,
  GraphQLNonNull,
  isEnumType,
  isInputObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';
import type { Dice } from './dice.ts';
import { OperationVariables } from './operation-variables.ts';
import type { RandomArguments, SchemaField, SelectedField } from './random-selection.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where the arguments of an operation come from. */
interface Origin {
  readonly vocabulary: Vocabulary;
  readonly dice: Dice;
  /** Whether there are mistakes of the caller among them, which GraphQL takes and a resolver refuses. */
  readonly hasMistakes: boolean;
}

/** Draws an argument as it is written; `undefined` where it is left out. */
type DrawArgument = (arg: GraphQLArgument, field: SchemaField) => string | undefined;

const languageTags = (): fc.Arbitrary<string[]> => fc.shuffledSubarray(['sv', 'en', 'de', 'fi']);

/** Few, since lists are nested, and seldom none. */
const SIZES = [0, 1, 1, 2, 2, 3, 3, 4, 5];

const CANNOT_BE_MEANT = ['mailto:a@b.example', 'urn:isbn:1', 'http://', 'a b'];

/** Draws the arguments of the fields of an operation, some of them given by variables. */
export class OperationArguments implements RandomArguments {
  readonly variables: OperationVariables;
  readonly #vocabulary: Vocabulary;
  readonly #dice: Dice;
  readonly #hasMistakes: boolean;

  constructor({ vocabulary, dice, hasMistakes }: Origin) {
    this.variables = new OperationVariables(dice);
    this.#vocabulary = vocabulary;
    this.#dice = dice;
    this.#hasMistakes = hasMistakes;
  }

  get definitions(): string {
    return this.variables.definitions;
  }

  of(field: SchemaField): Pick<SelectedField, 'args' | 'languages'> {
    const hasLanguages = field.args.some(({ name }) => name === 'languages');
    const languages = hasLanguages ? this.#languages() : [];
    const isList = field.args.some(({ name }) => name === 'last');
    const kinds: Readonly<Record<string, DrawArgument>> = {
      ...this.#kinds,
      ...(isList && this.#window()),
      languages: ({ type }) =>
        languages.length ? this.variables.given(type, languages) : undefined,
    };
    const given = field.args.flatMap((arg) => {
      const text = this.#isNull(arg) ? 'null' : kinds[arg.name]?.(arg, field);
      return text === undefined ? [] : [`${arg.name}: ${text}`];
    });
    return { args: given.length ? `(${given.join(', ')})` : '', languages };
  }

  /** What arguments are, by their names. */
  readonly #kinds: Readonly<Record<string, DrawArgument>> = {
    id: ({ type }, field) => this.variables.given(type, this.#id(getNamedType(field.type).name)),
    ids: ({ type }) => {
      const ids = Array.from({ length: this.#dice.from(0, 3) }, () => this.#id('Node'));
      return this.variables.given(type, this.#isMistake() ? Array(101).fill('a') : ids);
    },
    query: ({ type }) => {
      const words = this.#dice.some(this.#vocabulary.words, [1, 2]).join(' ');
      return this.variables.given(type, this.#isMistake() ? 'x'.repeat(201) : words);
    },
    types: (arg) => this.#names(arg),
    fields: (arg) => this.#names(arg),
    first: ({ type }) => {
      const size = this.#isMistake() ? this.#dice.pick([-1, 101]) : this.#dice.pick(SIZES);
      return this.#dice.oneIn(3) ? undefined : this.variables.given(type, size);
    },
    orderBy: ({ type }, { name }) => {
      if (this.#dice.oneIn(2)) return undefined;
      const order = name === 'groups' ? this.#groupOrder(type) : this.#order(type);
      return this.variables.given(type, order);
    },
    by: ({ type }) => this.variables.given(type, this.#by(type)),
    having: ({ type }) =>
      this.#dice.oneIn(3)
        ? this.variables.given(type, { count: { gte: this.#dice.from(0, 2) } })
        : undefined,
    field: ({ type }) => this.#dice.pick(valuesOf(type)),
    prefix: ({ type }) => {
      const letters = Array.from(this.#dice.pick(this.#vocabulary.words));
      const word = letters.slice(0, this.#dice.from(1, 4)).join('');
      return this.variables.given(type, this.#isMistake() ? 'x'.repeat(101) : word);
    },
    where: ({ type }) => (this.#dice.oneIn(3) ? this.#where(type) : undefined),
  };

  /** Null is as good as nothing, but for a filter. */
  #isNull(arg: GraphQLArgument): boolean {
    const isOptional = !isRequiredArgument(arg) && !['where', 'languages'].includes(arg.name);
    return isOptional && this.#dice.oneIn(40);
  }

  #isMistake(): boolean {
    return this.#hasMistakes && this.#dice.oneIn(40);
  }

  #languages(): readonly string[] {
    return this.#isMistake() ? Array<string>(21).fill('fi') : this.#dice.value(languageTags);
  }

  /** Mostly one of the type, whole or relative; now and then one of any type, or none. */
  #id(type: string): string {
    if (this.#isMistake()) return this.#dice.pick(CANNOT_BE_MEANT);
    const ids = this.#vocabulary.ids(this.#dice.oneIn(8) ? 'Node' : type);
    if (!ids.length || this.#dice.oneIn(12)) return 'nothing/here';
    const id = this.#dice.pick(ids);
    return this.#dice.oneIn(2) ? id : this.#vocabulary.relative(id);
  }

  /** Some values of an enum: at least one where the argument is required. */
  #names(arg: GraphQLArgument): string | undefined {
    const type = getNamedType(arg.type);
    if (!isEnumType(type) || (!isRequiredArgument(arg) && this.#dice.oneIn(2))) return undefined;
    const names = type.getValues().map(({ name }) => name);
    const least = isRequiredArgument(arg) ? 1 : 0;
    return this.variables.given(arg.type, this.#dice.some(names, [least, 4]));
  }

  #order(type: GraphQLInputType): object[] {
    return Array.from({ length: this.#dice.from(1, 3) }, () => this.#level(type, 2));
  }

  /** One level: by a field, by how many values one has, through a link; now and then by none of these. */
  #level(type: GraphQLInputType, links: number): object {
    const direction = this.#dice.oneIn(2) && { direction: this.#dice.pick(['ASC', 'DESC']) };
    const kinds = ['field', 'count', ...(links > 0 ? ['through'] : [])].filter(
      (kind) => inputNamed(type, kind) !== undefined,
    );
    if (!kinds.length || this.#isMistake()) return {};
    const kind = this.#dice.pick(kinds);
    const inner = inputNamed(type, kind);
    if (!inner) return {};
    if (kind !== 'through') return { [kind]: this.#dice.pick(valuesOf(inner)), ...direction };
    const through = getNamedType(inner);
    const names = isInputObjectType(through) ? Object.keys(through.getFields()) : [];
    const link = this.#dice.pick(names);
    const linked = inputNamed(inner, link);
    return { through: { [link]: linked ? this.#level(linked, links - 1) : {} } };
  }

  /** One field or two, now and then a part of a date, which only some fields have. */
  #by(type: GraphQLInputType): object[] {
    const fields = valuesOf(inputNamed(type, 'field'));
    const count = this.#isMistake() ? 3 : this.#dice.from(1, 2);
    const drawn = this.#dice.some(fields, [count, count]);
    // One field twice, and a part of what is no date, are mistakes.
    return (this.#hasMistakes ? drawn : [...new Set(drawn)]).map((field) => ({
      field,
      ...(this.#hasMistakes && this.#dice.oneIn(8) && { part: this.#dice.pick(['YEAR', 'MONTH']) }),
    }));
  }

  #groupOrder(type: GraphQLInputType): object[] {
    const fields = valuesOf(inputNamed(type, 'field'));
    const mistaken = this.#hasMistakes ? ['KEY', 'MAX', 'SUM'] : [];
    return this.#dice
      .some(['COUNT', 'COUNT', 'COUNT_DISTINCT', ...mistaken], [1, 2])
      .map((by) => ({ by, ...(by !== 'COUNT' && { field: this.#dice.pick(fields) }) }));
  }

  /** A filter as it is, by a variable, or with a variable inside. */
  #where(type: GraphQLInputType): string {
    const { variables } = this;
    const name = getNamedType(type).name;
    if (this.#isMistake())
      return this.#dice.pick([
        () => variables.named(type, null),
        () => `{ not: ${variables.named(type, null)} }`,
        () => '{ id: { eq: "mailto:a@b.example" } }',
      ])();
    const where = this.#dice.value(this.#vocabulary.where, name.replace(/Filter$/, ''));
    if (!this.#dice.oneIn(5)) return variables.given(type, where);
    // A variable that is not set leaves out what it would be the value of.
    if (this.#dice.oneIn(4)) return `{ not: ${variables.named(type)} }`;
    return `{ and: [${variables.named(new GraphQLNonNull(getNullableType(type)), where)}, {}] }`;
  }

  /** The part of a list: so many from one end, now and then after or before a cursor. */
  #window(): Readonly<Record<string, DrawArgument>> {
    const kind = this.#dice.from(0, 9);
    const sizes: Readonly<Record<string, number>> = this.#isMistake()
      ? this.#dice.pick([{ first: -1 }, { first: 101 }, { last: 101 }, { first: 1, last: 1 }])
      : kind < 7
        ? { first: this.#dice.pick(SIZES) }
        : kind < 9
          ? { last: this.#dice.pick(SIZES) }
          : {};
    const end = this.#dice.oneIn(3) ? this.#dice.pick(['after', 'before']) : undefined;
    const size: DrawArgument = ({ name, type }) =>
      name in sizes ? this.variables.given(type, sizes[name]) : undefined;
    const cursor: DrawArgument = ({ name }) => (name === end ? this.#cursor() : undefined);
    return { first: size, last: size, after: cursor, before: cursor };
  }

  #cursor(): string {
    return this.#isMistake() ? '"no cursor"' : this.variables.cursor();
  }
}

/** The type of a field of an input; `undefined` where it has none. */
function inputNamed(
  type: GraphQLInputType | undefined,
  name: string,
): GraphQLInputType | undefined {
  const input = type && getNamedType(type);
  return isInputObjectType(input) ? input.getFields()[name]?.type : undefined;
}

/** The values of an enum. */
function valuesOf(type: GraphQLInputType | undefined): string[] {
  const named = type && getNamedType(type);
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : [];
}
