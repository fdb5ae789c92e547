import { createHash } from 'node:crypto';
import {
  GraphQLError,
  isNonNullType,
  Kind,
  OperationTypeNode,
  parse,
  print,
  TokenKind,
  typeFromAST,
  validate,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { layoutParameters } from '../../answers/table.ts';
import type { Example } from '../../store/examples.ts';
import { commentOf, textIn, textsOf } from '../../store/query-comment.ts';
import type { Literal } from '../../rdf/literal.ts';
import { LANGUAGE_PARAMETER } from '../../site/reader.ts';
import { LoadError } from '../../store/files.ts';

/** The parameters that the address of every named query may have: no variable has such a name. */
export const ownParameters: readonly string[] = [
  ...Object.keys(layoutParameters),
  LANGUAGE_PARAMETER,
];

/** A variable of a named query: a parameter of its address. */
export interface QueryVariable {
  readonly name: string;
  /** Its type as GraphQL writes it. */
  readonly type: string;
  readonly inputType: GraphQLInputType;
  readonly isRequired: boolean;
  /** The default value as GraphQL writes it; `undefined` where it has none. */
  readonly default: string | undefined;
  /** The comment above it, in each of its languages. */
  readonly descriptions: readonly Literal[];
}

/** A query of the data folder with an address of its own. */
export interface NamedQuery {
  readonly slug: string;
  readonly file: string;
  /** The first sentence of its comment, in each language that it is written in, and what follows it. */
  readonly titles: readonly Literal[];
  readonly descriptions: readonly Literal[];
  readonly text: string;
  /** The hash of the text, by which clients may ask (GraphQL over HTTP, appendix A). */
  readonly documentId: string;
  readonly variables: readonly QueryVariable[];
}

/** The named queries of a catalogue. */
export class NamedQueries {
  readonly list: readonly NamedQuery[];
  readonly #bySlug: ReadonlyMap<string, NamedQuery>;
  readonly #byId: ReadonlyMap<string, NamedQuery>;

  constructor(list: readonly NamedQuery[]) {
    this.list = list;
    this.#bySlug = new Map(list.map((query) => [query.slug, query]));
    this.#byId = new Map(list.map((query) => [query.documentId, query]));
  }

  named(slug: string): NamedQuery | undefined {
    return this.#bySlug.get(slug);
  }

  /** The query with a document identifier: its hash, or its name. */
  identified(id: string): NamedQuery | undefined {
    return this.#byId.get(id) ?? this.#bySlug.get(id);
  }

  /** Whether a text is, to the letter, that of one of them. */
  hasText(text: string): boolean {
    return this.#byId.has(documentIdOf(text));
  }
}

/** Reads the queries among the examples that have a line `# @query name`; throws a `LoadError` with file and line at a mistake. */
export function readNamedQueries(
  examples: readonly Example[],
  schema: GraphQLSchema,
): NamedQueries {
  const found = new Map<string, NamedQuery>();
  for (const example of examples) {
    const query = namedQuery(example, schema);
    if (!query) continue;
    const other = found.get(query.slug);
    if (other)
      throw new LoadError(
        `${query.file}: the query "${query.slug}" is in ${other.file} too; give one of them another name.`,
      );
    found.set(query.slug, query);
  }
  return new NamedQueries([...found.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1)));
}

const MARK = /^#[ \t]*@query\b[ \t]*(.*?)[ \t]*$/;
/** The lines of a comment that are for programs. */
const NO_TEXT = /^#[ \t]*@(?:query|sparql)\b/;

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function namedQuery({ file, query: text }: Example, schema: GraphQLSchema): NamedQuery | undefined {
  const lines = text.split(/\r?\n/);
  const marks = lines.flatMap((line, index) => {
    const slug = MARK.exec(line)?.[1];
    return slug === undefined ? [] : [{ slug, line: index + 1 }];
  });
  const [mark, second] = marks;
  if (!mark) return undefined;
  const fail = (message: string, line = mark.line): never => {
    throw new LoadError(`${file}:${line}: ${message}`);
  };
  if (second) fail('a file has one line "# @query"', second.line);
  if (!SLUG.test(mark.slug))
    fail(
      `expected a name of small letters, digits and hyphens after @query, as in "# @query registers-by-unit", got "${mark.slug}"`,
    );
  const operation = operationIn(text, schema, fail);
  const { titles, descriptions } = commentOf(lines.filter((line) => !NO_TEXT.test(line)));
  const variables = (operation.variableDefinitions ?? []).map((node) => variableOf(node, schema));
  const reserved = variables.find(({ name }) => ownParameters.includes(name));
  if (reserved)
    fail(
      `$${reserved.name} is a parameter of every query (${ownParameters.join(', ')}): expected another name`,
    );
  const documentId = documentIdOf(text);
  return {
    slug: mark.slug,
    file,
    titles: titles.length ? titles : [textIn('', mark.slug)],
    descriptions,
    text,
    documentId,
    variables,
  };
}

type Fail = (message: string, line?: number) => never;

/** The one operation of a document, which is a query and fits the schema. */
function operationIn(text: string, schema: GraphQLSchema, fail: Fail): OperationDefinitionNode {
  const lineOf = (error: GraphQLError): number | undefined => error.locations?.[0]?.line;
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return fail(error.message, lineOf(error));
    throw error;
  }
  const [error] = validate(schema, document);
  if (error) return fail(error.message, lineOf(error));
  const [operation, other] = document.definitions.filter(
    (each) => each.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation || other) return fail('expected one operation in the file of a named query');
  if (operation.operation !== OperationTypeNode.QUERY) return fail('expected a query');
  return operation;
}

function variableOf(node: VariableDefinitionNode, schema: GraphQLSchema): QueryVariable {
  const inputType = typeFromAST(schema, node.type) as GraphQLInputType;
  return {
    name: node.variable.name.value,
    type: print(node.type),
    inputType,
    isRequired: isNonNullType(inputType) && !node.defaultValue,
    default: node.defaultValue && print(node.defaultValue),
    descriptions: textsOf(commentAbove(node)),
  };
}

/** The comment lines right before a part of a document. */
function commentAbove({ loc }: VariableDefinitionNode): string[] {
  const lines: string[] = [];
  for (let token = loc?.startToken.prev; token?.kind === TokenKind.COMMENT; token = token.prev)
    lines.unshift(token.value);
  return lines;
}

function documentIdOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
