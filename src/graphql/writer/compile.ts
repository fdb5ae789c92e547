import {
  defaultFieldResolver,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  visit,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { Arguments } from '../field-reads.ts';
import { isLong, unheeded } from '../limits/deadline.ts';
import type { Selected, SelectedField, SelectedOperation, Variables } from '../selection.ts';
import { collectFields } from './collect-fields.ts';
import { NotPlain } from './not-plain.ts';
import type { Output } from './output.ts';
import type { Run, Write } from './run.ts';
import type { SubtreeTexts } from './subtree-texts.ts';
import { leafWriter, quoted } from './write-leaf.ts';

type Selections = readonly (readonly Selected[])[];

/** What an operation is compiled with; the variables are those that `@skip` and `@include` name. */
interface Compiling {
  readonly schema: GraphQLSchema;
  readonly variables: Variables;
  readonly texts?: SubtreeTexts | undefined;
}

/** Compiles an operation to a function that writes its data; throws `NotPlain` for what the executor alone can do. */
export function compile({ definition, below }: SelectedOperation, compiling: Compiling): Write {
  const root = compiling.schema.getRootType(definition.operation);
  if (!root) throw new NotPlain(`The schema has no ${definition.operation}.`);
  return new Compiler(compiling).object(root, [below]);
}

class Compiler {
  readonly #schema: GraphQLSchema;
  readonly #variables: Variables;
  readonly #texts: SubtreeTexts | undefined;
  readonly #asking = new Map<readonly Selected[], boolean>();

  constructor({ schema, variables, texts }: Compiling) {
    this.#schema = schema;
    this.#variables = variables;
    this.#texts = texts;
  }

  object(type: GraphQLObjectType, selections: Selections): Write {
    if (type.isTypeOf) throw new NotPlain(`The objects of ${type.name} are tested.`);
    const collecting = { schema: this.#schema, variables: this.#variables, type };
    const collected = [...collectFields(selections, collecting)];
    const fields = collected.map(([key, fields], index) =>
      this.#field(type, fields, `${index ? ',' : ''}${quoted(key)}:`),
    );
    return (source, output, run) => {
      output.text += '{';
      for (const write of fields) write(source, output, run);
      output.text += '}';
    };
  }

  #field(
    type: GraphQLObjectType,
    selected: readonly [SelectedField, ...SelectedField[]],
    key: string,
  ): Write {
    const [{ node, name }] = selected;
    if (name === '__typename') return constant(key + quoted(type.name));
    const field = type.getFields()[name];
    if (!field) throw new NotPlain(`${name} is for the executor.`);
    const below = selected.map((each) => each.below);
    const write = this.#value(field.type, below, this.#isShared(field.type, below));
    const resolve = unheeded(field) ?? defaultFieldResolver;
    const argsOf = argumentsReader(field, node);
    const info = infoOf(type, field, { selected, schema: this.#schema });
    const mayTakeLong = isLong(field);
    return (source, output, run) => {
      output.text += key;
      const value =
        mayTakeLong && !run.mayGoOn()
          ? run.later(() => resolve(source, argsOf(run), run.context, info))
          : resolve(source, argsOf(run), run.context, info);
      writeOrWait(value, output, { run, write });
    };
  }

  /** Whether objects are likely to be in many places of answers, and are written alike in all of them. */
  #isShared(type: GraphQLOutputType, selections: Selections): boolean {
    const object = isNonNullType(type) ? type.ofType : type;
    return (
      !isListType(object) &&
      !isLeafType(object) &&
      !selections.some((each) => this.#asksByVariables(each))
    );
  }

  /** Whether what is written of a selection depends on variables, besides those that it is compiled with. */
  #asksByVariables(selection: readonly Selected[]): boolean {
    let asks = this.#asking.get(selection);
    if (asks === undefined) {
      asks = selection.some(
        (each) =>
          (each.kind === 'field' && hasVariables(each.node)) || this.#asksByVariables(each.below),
      );
      // The same fragment is the same list wherever it is spread.
      this.#asking.set(selection, asks);
    }
    return asks;
  }

  #value(type: GraphQLOutputType, selections: Selections, isShared = false): Write {
    if (isNonNullType(type)) return required(this.#once(type.ofType, selections, isShared));
    const write = this.#once(type, selections, isShared);
    return (value, output, run) => {
      if (value == null) output.text += 'null';
      else write(value, output, run);
    };
  }

  #once(type: GraphQLOutputType, selections: Selections, isShared: boolean): Write {
    const write = this.#present(type, selections);
    return isShared && this.#texts ? this.#texts.remembering(write) : write;
  }

  /** Writes values that are not null. */
  #present(type: GraphQLOutputType, selections: Selections): Write {
    if (isListType(type)) return listWriter(this.#value(type.ofType, selections));
    if (isLeafType(type)) return leafWriter(type);
    if (isAbstractType(type)) return this.#ofAnyType(type, selections);
    return this.object(getNamedType(type) as GraphQLObjectType, selections);
  }

  /** Objects of an interface are compiled for each type that is met. */
  #ofAnyType(type: GraphQLAbstractType, selections: Selections): Write {
    const writers = new Map<string, Write>();
    const { resolveType } = type;
    if (!resolveType) throw new NotPlain(`The types of ${type.name} are not known.`);
    return (value, output, run) => {
      const name = resolveType(value, run.context, NO_INFO, type);
      if (typeof name !== 'string') throw new NotPlain(`A ${type.name} has no type.`);
      let write = writers.get(name);
      if (!write) writers.set(name, (write = this.object(this.#possible(type, name), selections)));
      write(value, output, run);
    };
  }

  #possible(type: GraphQLAbstractType, name: string): GraphQLObjectType {
    const found = this.#schema.getPossibleTypes(type).find((each) => each.name === name);
    if (!found) throw new NotPlain(`${name} is no ${type.name}.`);
    return found;
  }
}

function constant(text: string): Write {
  return (_source, output) => {
    output.text += text;
  };
}

function required(write: Write): Write {
  return (value, output, run) => {
    if (value == null) throw new NotPlain('A value that is promised is missing.');
    write(value, output, run);
  };
}

function listWriter(write: Write): Write {
  return (list, output, run) => {
    if (!Array.isArray(list)) throw new NotPlain('A list is no array.');
    output.text += '[';
    for (let at = 0; at < list.length; at += 1) {
      if (at > 0) output.text += ',';
      writeOrWait(list[at], output, { run, write });
    }
    output.text += ']';
  };
}

/** Writes a value, or leaves a gap for it where it is still to come. */
function writeOrWait(
  value: unknown,
  output: Output,
  { run, write }: { readonly run: Run; readonly write: Write },
): void {
  if (value instanceof Promise)
    output.leaveGap(value, (given: unknown, later) => {
      write(given, later, run);
    });
  else write(value, output, run);
}

/** The arguments of a field, read once for each run, or once for all where they name no variable. */
function argumentsReader(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (run: Run) => Arguments {
  if (!field.args.length) return () => NO_ARGUMENTS;
  const read = (variables: Variables): Arguments => getArgumentValues(field, node, variables);
  if (hasVariables(node)) return (run) => run.argumentsOf(node, read);
  let known: Arguments | undefined;
  return () => (known ??= read({}));
}

const NO_ARGUMENTS: Arguments = {};

function hasVariables({ arguments: given = [] }: FieldNode): boolean {
  let found = false;
  for (const each of given)
    visit(each, {
      [Kind.VARIABLE]: () => {
        found = true;
      },
    });
  return found;
}

/** What resolvers read of the place that they are asked in. */
function infoOf(
  parentType: GraphQLObjectType,
  { name, type }: GraphQLField<unknown, unknown>,
  {
    selected,
    schema,
  }: { readonly selected: readonly SelectedField[]; readonly schema: GraphQLSchema },
): GraphQLResolveInfo {
  const fieldNodes = selected.map(({ node }) => node);
  const info = { fieldName: name, fieldNodes, parentType, returnType: type, schema };
  return info as unknown as GraphQLResolveInfo;
}

/** No type of ours is found by more than the value. */
const NO_INFO = {} as GraphQLResolveInfo;
