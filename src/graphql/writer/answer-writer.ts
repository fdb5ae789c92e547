import { Kind, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { deadlineOf } from '../limits/deadline.ts';
import type { View } from '../../reading/view.ts';
import type { Operation } from '../operation.ts';
import type { RequestContext } from '../request-context.ts';
import type { Variables } from '../selection.ts';
import { compile } from './compile.ts';
import { Output } from './output.ts';
import { Run, type Write } from './run.ts';
import { SubtreeTexts } from './subtree-texts.ts';

/** So many functions are cached for a document: one for each operation and each choice of its conditions. */
const MOST = 16;

/** What was compiled of a document, and the variables that its conditions name. */
interface Compiled {
  readonly conditions: readonly string[];
  readonly writers: Map<string, Write | undefined>;
}

/**
 * Writes the answers of operations over a schema as JSON text, without an object for each part of them. What is not plain
 * (a mistake, a missing value, introspection) is left to the executor, whose bytes are the same where nothing is wrong.
 */
export class AnswerWriter {
  readonly #schema: GraphQLSchema;
  readonly #texts: SubtreeTexts | undefined;
  readonly #compiled = new WeakMap<DocumentNode, Compiled>();

  /** `view` is the one whose resources' texts are cached: one that every operation reads. */
  constructor(schema: GraphQLSchema, view?: View) {
    this.#schema = schema;
    this.#texts = view && new SubtreeTexts(view);
  }

  /** The answer to an operation that is known to be valid; `undefined`, or a rejection, where it is not plain. */
  write(
    document: DocumentNode,
    operation: Operation,
    context: RequestContext,
  ): string | Promise<string> | undefined {
    const write = this.#writerOf(document, operation);
    if (!write) return undefined;
    const output = new Output();
    output.text = '{"data":';
    write(undefined, output, new Run(context, operation.variables, deadlineOf(context)));
    output.text += '}';
    return output.whole;
  }

  #writerOf(document: DocumentNode, operation: Operation): Write | undefined {
    let compiled = this.#compiled.get(document);
    if (!compiled)
      this.#compiled.set(
        document,
        (compiled = { conditions: conditionsIn(document), writers: new Map() }),
      );
    const { conditions, writers } = compiled;
    const { definition, variables } = operation;
    const name = definition.name?.value ?? '';
    const key = conditions.length
      ? JSON.stringify([name, conditions.map((each) => variables[each])])
      : name;
    if (!writers.has(key)) {
      if (writers.size >= MOST) writers.clear();
      writers.set(key, this.#compile(operation, conditions));
    }
    return writers.get(key);
  }

  #compile(operation: Operation, conditions: readonly string[]): Write | undefined {
    const variables: Variables = Object.fromEntries(
      conditions.map((name) => [name, operation.variables[name]]),
    );
    try {
      return compile(operation, { schema: this.#schema, variables, texts: this.#texts });
    } catch {
      return undefined;
    }
  }
}

/** The variables that `@skip` and `@include` name anywhere in a document. */
function conditionsIn(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    [Kind.DIRECTIVE]: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
