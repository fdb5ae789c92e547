import type { Shape } from '../model/model.ts';
import { resolveAddress } from '../rdf/address.ts';

/** The address of a resource of a shape whose last part alone was given: "register/x" for "x"; `undefined` of what is more. */
export function withSegment(
  id: string,
  { segment }: Pick<Shape, 'segment'>,
  base: string,
): string | undefined {
  const isPart = segment !== '' && id !== '' && !/[/:]/.test(id);
  return isPart ? resolveAddress(`${segment}/${id}`, base) : undefined;
}
