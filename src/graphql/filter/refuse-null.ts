import { userError } from '../user-error.ts';

/** `null` in a filter is a variable that was not thought of, more often than a wish: it is refused. */
export function refuseNull(said: unknown, place: string): void {
  if (said === null)
    throw userError(`${place}: expected a filter, got null; leave it out, or say exists: false`);
  if (typeof said === 'object')
    for (const [name, part] of Object.entries(said)) refuseNull(part, `${place}.${name}`);
}
