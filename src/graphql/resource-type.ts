import { isLink, type Field, type Shape } from '../model/model.ts';
import { datatypeOf } from '../rdf/datatype.ts';
import { GraphQLError } from 'graphql';
import type { Resource, Value } from '../reading/view.ts';
import { chosenTexts } from '../reading/chosen-texts.ts';
import type { FieldBuilder, ResourceRef } from './builder.ts';
import { reading } from './field-reads.ts';
import type { Parts } from './parts.ts';
import { scalarOf } from './scalars.ts';
import { languagesOf, textsField } from './text.ts';
import { traceNode } from './trace.ts';

/** Implements the type of a shape: its address, a field for each property shape, and its texts. */
export function defineResourceType(parts: Parts, shape: Shape): void {
  const { builder, node } = parts;
  builder.objectType(parts.typeOf(shape), {
    description: shape.description,
    interfaces: [node],
    fields: (t) => {
      const texts = textsField(parts, shape, t);
      return {
        ...Object.fromEntries(shape.fields.map((field) => [field.name, fieldOf(parts, field, t)])),
        ...(texts && { texts }),
      };
    },
  });
}

function fieldOf(parts: Parts, field: Field, t: FieldBuilder) {
  if (field.range.kind === 'text') return textField(parts, field, t);
  if (isLink(field)) return linkField(parts, field, t);
  return literalField(parts, field, t);
}

function linkField({ connections, typeOf, node }: Parts, field: Field, t: FieldBuilder) {
  const { description, many, range, required } = field;
  const shape = range.kind === 'link' ? range.shape : undefined;
  const type: ResourceRef = shape ? typeOf(shape) : node;
  if (many) {
    const list = connections.reads({ type, shape }, field);
    return t.field({
      ...reading(list),
      type: connections.type({ type, shape }),
      description,
      args: connections.args({ type, shape }),
      resolve: (subject, args, ...[context, info]) =>
        list.value({ kind: 'link', subject, field }, args, { context, info }),
    });
  }
  return t.field({
    ...reading({ kind: 'link', field }),
    type,
    description,
    nullable: !required,
    resolve: (subject, _args, { trace }) => {
      const [target] = subject.links(field);
      if (target) traceNode(trace, target, { subject, field });
      return promised(target, subject, field);
    },
  });
}

function textField({ texts: { args } }: Parts, field: Field, t: FieldBuilder) {
  const { description, many, required } = field;
  const reads = reading({ kind: 'values', fields: [field] });
  if (many)
    return t.stringList({
      ...reads,
      description,
      args,
      resolve: (subject, { languages }, context) =>
        chosenTexts(subject, field, languagesOf(languages, context)).map((text) => {
          context.trace?.value(subject, field, text);
          return text.value;
        }),
    });
  return t.string({
    ...reads,
    description,
    args,
    nullable: !required,
    resolve: (subject, { languages }, context) => {
      const [text] = chosenTexts(subject, field, languagesOf(languages, context));
      if (text) context.trace?.value(subject, field, text);
      return promised(text?.value, subject, field);
    },
  });
}

function literalField({ enumOf }: Parts, field: Field, t: FieldBuilder) {
  const { description, many, range, required } = field;
  const type = enumOf(field) ?? (range.kind === 'literal' ? scalarOf(range) : 'IRI');
  const reads = reading({ kind: 'values', fields: [field] });
  if (many)
    return t.field({
      ...reads,
      type: [type],
      description,
      resolve: (subject, _args, { trace }) =>
        subject.values(field).map((value) => {
          trace?.value(subject, field, value);
          return scalar(value, field);
        }),
    });
  return t.field({
    ...reads,
    type,
    description,
    nullable: !required,
    resolve: (subject, _args, { trace }) => {
      const [value] = subject.values(field);
      if (value) trace?.value(subject, field, value);
      return promised(value && scalar(value, field), subject, field);
    },
  });
}

/** A value as JSON has it. The type is that of one scalar for all: which one it is, the model knows. */
function scalar(value: Value, { range }: Field): string {
  if (value.kind === 'resource') return value.id;
  const type = range.kind === 'literal' ? datatypeOf(range) : undefined;
  return type?.value(value.value) as string;
}

/** A value that may be missing; where the ontology promises it, its absence is an error that names the resource. */
function promised<Item>(
  value: Item | undefined,
  { id }: Resource,
  { name, required }: Field,
): Item {
  if (value === undefined && required)
    throw new GraphQLError(`The resource <${id}> has no ${name}, which the ontology promises.`);
  // A nullable field may give nothing; Pothos cannot know which it is when it compiles.
  return value as Item;
}
