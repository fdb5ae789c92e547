import type { Shape } from '../../model/model.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import type { View } from '../../reading/view.ts';
import {
  address,
  filter,
  triple,
  variable,
  type Names,
  type Pattern,
  type Variable,
} from '../query/query.ts';
import { BareMembership } from './membership.ts';
import { isAddress } from './statements.ts';

/** What the resources of a list are called in queries. */
export const MEMBER = variable('s');

/** What binds each resource of a shape once. */
export function extentOf(
  { shape, subject }: { readonly shape: Shape; readonly subject: Variable },
  view: View,
  names: Names,
): readonly Pattern[] {
  const membership = new BareMembership(view, names);
  const { own, others } = membership.exactClasses(shape);
  const none = others.length ? [filter(membership.without(subject, others))] : [];
  const [only = shape.class, second] = own;
  if (second === undefined)
    return [triple(subject, rdf.type, address(only)), isAddress(subject), ...none];
  const type = names.next();
  const where: readonly Pattern[] = [
    { kind: 'values', variable: type, terms: own.map(address) },
    triple(subject, rdf.type, type),
    isAddress(subject),
  ];
  return [{ kind: 'subselect', select: { columns: [subject], isDistinct: true, where } }, ...none];
}
