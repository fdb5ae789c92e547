import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLSchema,
  GraphQLString,
  isIntrospectionType,
  isSpecifiedScalarType,
  Kind,
  parse,
  print,
  printSchema,
  printType,
  type ConstDirectiveNode,
  type DefinitionNode,
  type GraphQLNamedType,
} from 'graphql';
import type { Model, Shape } from '../model/model.ts';
import { singleStep, type Path } from '../rdf/path.ts';
import { atOnce, type Work } from '../reading/work.ts';

/** Says which class a type is, or which property a field is. */
const iri = new GraphQLDirective({
  name: 'iri',
  description: 'The address of the class of a type, or of the property of a field.',
  locations: [DirectiveLocation.OBJECT, DirectiveLocation.FIELD_DEFINITION],
  args: {
    is: { type: new GraphQLNonNull(GraphQLString), description: 'The address.' },
    backwards: {
      type: GraphQLBoolean,
      defaultValue: false,
      description: 'Whether the field follows the property backwards.',
    },
  },
});

/** Says how a field without a property of its own is derived. */
const derived = new GraphQLDirective({
  name: 'derived',
  description: 'A field that is derived from other statements. It is not part of exports.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    along: {
      type: new GraphQLNonNull(GraphQLString),
      description: 'The path that it follows, as a property path of SPARQL.',
    },
  },
});

/** The directives that map types and fields to RDF. */
export const schemaDirectives: readonly GraphQLDirective[] = [iri, derived];

/** A schema in the schema definition language, with the address of each class and property beside its type and field. */
export function printWithAddresses(schema: GraphQLSchema, model: Model): string {
  return atOnce(printingWithAddresses(schema, model)).join('');
}

/** The same in pieces, a type in each. */
export function* printingWithAddresses(
  schema: GraphQLSchema,
  model: Model,
): Work<readonly string[]> {
  const shapes = new Map(model.shapes.map((shape) => [shape.name, shape]));
  // graphql-js prints directives with their schema alone: so with one that has nothing else.
  const directives = printSchema(new GraphQLSchema({ directives: schema.getDirectives() }));
  const pieces = [`${print(parse(directives))}\n`];
  for (const type of Object.values(schema.getTypeMap()).filter(isDefined)) {
    yield;
    const definition = parse(printType(type)).definitions.map((node) => addressed(node, shapes));
    pieces.push(...definition.map((node) => `\n${print(node)}\n`));
  }
  return pieces;
}

function isDefined(type: GraphQLNamedType): boolean {
  return !isSpecifiedScalarType(type) && !isIntrospectionType(type);
}

function addressed(node: DefinitionNode, shapes: ReadonlyMap<string, Shape>): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
  const shape = shapes.get(node.name.value);
  if (!shape) return node;
  const fields = node.fields?.map((field) => ({
    ...field,
    directives: directivesOf(shape, field.name.value),
  }));
  return { ...node, ...(fields && { fields }), directives: [directive(iri, { is: shape.class })] };
}

function directivesOf(shape: Shape, name: string): ConstDirectiveNode[] {
  const field = shape.fields.find((each) => each.name === name);
  return field ? [directiveOf(field.path)] : [];
}

function directiveOf(path: Path): ConstDirectiveNode {
  const step = singleStep(path);
  if (!step) return directive(derived, { along: path.text });
  return directive(iri, { is: step.predicate, ...(step.inverse && { backwards: true }) });
}

function directive(
  { name }: GraphQLDirective,
  args: Readonly<Record<string, string | boolean>>,
): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(args).map(([argument, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value:
        typeof value === 'string' ? { kind: Kind.STRING, value } : { kind: Kind.BOOLEAN, value },
    })),
  };
}
