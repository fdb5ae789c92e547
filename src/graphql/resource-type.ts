import { isLink, type Field, type Shape } from '../model/model.ts';
import { datatypes } from '../rdf/datatype.ts';
import type { Resource } from '../store/resource.ts';
import type { FieldBuilder, ResourceRef } from './builder.ts';
import type { Parts } from './schema.ts';
import { scalarOf } from './scalars.ts';
import { chosenTexts, textsField } from './text.ts';

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
  return literalField(field, t);
}

function linkField({ connections, typeOf, node }: Parts, field: Field, t: FieldBuilder) {
  const target: ResourceRef = field.range.kind === 'link' ? typeOf(field.range.shape) : node;
  const { description } = field;
  if (field.many)
    return t.field({
      type: connections.type(target),
      description,
      args: connections.args,
      resolve: (resource, args) => connections.value(resource.links(field), args),
    });
  return t.field({
    type: target,
    description,
    nullable: !field.required,
    resolve: (resource) => resource.links(field)[0] as Resource,
  });
}

function textField({ texts }: Parts, field: Field, t: FieldBuilder) {
  const { description, required } = field;
  const chosen = (
    resource: Resource,
    languages: readonly string[] | null | undefined,
    context: Parameters<typeof chosenTexts>[2]['context'],
  ): string[] => chosenTexts(resource, field, { languages, context }).map(({ value }) => value);
  if (field.many)
    return t.stringList({
      description,
      args: texts.args,
      resolve: (resource, { languages }, context) => chosen(resource, languages, context),
    });
  return t.string({
    description,
    args: texts.args,
    nullable: !required,
    resolve: (resource, { languages }, context) =>
      chosen(resource, languages, context)[0] as string,
  });
}

function literalField(field: Field, t: FieldBuilder) {
  const { description, required, range } = field;
  const type = range.kind === 'literal' ? scalarOf(range.datatype) : 'IRI';
  const values = (resource: Resource) =>
    resource.values(field).map((value) => {
      if (value.kind === 'resource') return value.id;
      return datatypes.get(value.datatype)?.value(value.value) ?? value.value;
    });
  if (field.many)
    return t.field({
      type: [type],
      description,
      resolve: (resource) => values(resource) as string[],
    });
  return t.field({
    type: type,
    description,
    nullable: !required,
    resolve: (resource) => values(resource)[0] as string,
  });
}
