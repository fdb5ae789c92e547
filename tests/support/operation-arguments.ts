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
    orderBy: ({ type }) =>
      this.#dice.oneIn(2) ? undefined : this.variables.given(type, this.#order(type)),
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
    const level = getNamedType(type);
    const field = isInputObjectType(level) ? level.getFields()['field'] : undefined;
    const fields = field && getNamedType(field.type);
    if (!isEnumType(fields)) return [];
    const names = fields.getValues().map(({ name }) => name);
    return this.#dice.some(names, [1, 3]).map((field) => ({
      field,
      ...(this.#dice.oneIn(2) && { direction: this.#dice.pick(['ASC', 'DESC']) }),
    }));
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
