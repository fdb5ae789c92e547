import { GraphQLError } from 'graphql';
import type { Shape } from '../model/model.ts';
import { resolveAddress } from '../rdf/address.ts';
import { withSegment } from './with-segment.ts';
import { findResource, formerAt } from '../reading/find-resource.ts';
import { pluralOf, singularOf } from './business-words.ts';
import type { Resource, View } from '../reading/view.ts';
import { reading } from './field-reads.ts';
import type { Parts } from './parts.ts';
import type { RequestContext } from './request-context.ts';
import { traceNode } from './trace.ts';
import { quoted, userError, wrongSign } from './user-error.ts';

const ADDRESS = 'The address, absolute or relative to the base address of the catalogue';

/** Defines the root fields: any resource by its address, and for each shape one resource and the list of all. */
export function defineQuery(parts: Parts): void {
  const { builder, model, node } = parts;
  builder.queryType({
    description: 'The entry points of queries.',
    fields: (t) => ({
      node: t.field({
        ...reading({ kind: 'lookup', shape: undefined }),
        type: node,
        nullable: true,
        description:
          'The resource with this address, of any type; null if there is none. Where there was one, the error says what is in its place.',
        args: { id: t.arg.id({ required: true, description: `${ADDRESS}.` }) },
        resolve: (_root, { id }, context) => find(context, id),
      }),
      nodes: t.field({
        ...reading({ kind: 'lookup', shape: undefined }),
        type: [node],
        nullable: { list: false, items: true },
        description:
          'The resources with these addresses, in the same order; null for an address without a resource.',
        args: {
          ids: t.arg.idList({ required: true, description: 'The addresses: at most 100.' }),
        },
        resolve: (_root, { ids }, context) => findAll(context, ids),
      }),
    }),
  });
  for (const shape of model.shapes) if (shape.plural) defineRootFields(parts, shape, shape.plural);
}

function defineRootFields(
  { builder, connections, typeOf }: Parts,
  shape: Shape,
  plural: string,
): void {
  const type = typeOf(shape);
  builder.queryField(shape.singular, (t) =>
    t.field({
      ...reading({ kind: 'lookup', shape }),
      type,
      nullable: true,
      description: `The ${singularOf(shape)} with this address; null if there is none.\n\n${shape.description}`,
      args: { id: t.arg.id({ required: true, description: `${ADDRESS}: "${shape.segment}/…".` }) },
      resolve: (_root, { id }, context) => find(context, id, shape),
    }),
  );
  const list = connections.reads({ type, shape });
  builder.queryField(plural, (t) =>
    t.field({
      ...reading(list),
      type: connections.type({ type, shape }),
      description: `The ${pluralOf(shape)} of the catalogue, ordered by address by default.\n\n${shape.description}`,
      args: connections.args({ type, shape }),
      resolve: (_root, args, ...[context, info]) =>
        list.value({ kind: 'class', shape }, args, { context, info }),
    }),
  );
}

function findAll(
  context: RequestContext,
  ids: readonly string[],
): (Resource | null | Promise<never>)[] {
  // What is no longer there is a mistake of its own item; the others are found.
  if (ids.length <= 100)
    return ids.map((id) => {
      const gone = goneError(context.view, id);
      return gone ? Promise.reject(gone) : find(context, id);
    });
  throw userError(`ids: expected 100 addresses at most, got ${ids.length}`);
}

/** A resource of a type, or of any. An address that no resource can have is the caller's mistake. */
function find({ view, trace }: RequestContext, id: string, shape?: Shape): Resource | null {
  const address = resolveAddress(id, view.base);
  if (!address)
    throw userError(
      `expected an http or https address, or a relative one, got ${quoted(id)}${wrongSign(id)}`,
    );
  const resource = findResource(view, address);
  const gone = resource ? undefined : goneError(view, id);
  if (gone) throw gone;
  if (!resource && shape) refuseLastPart(id, shape, view);
  if (!resource?.shape || (shape && resource.shape !== shape)) return null;
  traceNode(trace, resource);
  return resource;
}

/** Says of an address whose resource is no longer there what it was and what is in its place. */
function goneError(view: View, id: string): GraphQLError | undefined {
  const address = resolveAddress(id, view.base);
  const former = address === undefined ? undefined : formerAt(view, address);
  if (!former || !address || findResource(view, address)) return undefined;
  const { status, labels, replacedBy } = former;
  const names = labels.map(({ value }) => value);
  const place = replacedBy.length ? `; in its place: ${replacedBy.join(', ')}` : '';
  const what = status === 308 ? 'has another address' : 'was withdrawn';
  return new GraphQLError(`${quoted(names.join(', '))} ${what}${place}`, {
    extensions: { code: status === 308 ? 'MOVED' : 'GONE', labels: names, replacedBy },
  });
}

/** The last part of an address alone is no address: the hint names the whole address. */
function refuseLastPart(id: string, shape: Shape, view: View): void {
  const address = withSegment(id, shape, view.base);
  const resource = address === undefined ? undefined : findResource(view, address);
  if (resource?.shape !== shape) return;
  const meant = resource.id.startsWith(view.base)
    ? resource.id.slice(view.base.length)
    : resource.id;
  throw userError(
    `id: no ${shape.name} has the address ${quoted(id)}; did you mean ${quoted(meant)}?`,
  );
}
