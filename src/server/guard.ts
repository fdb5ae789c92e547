import { createMiddleware } from 'hono/factory';
import type { Instance } from './operator/instance.ts';
import { notesOf } from './request-notes.ts';
import { routeNames } from './route-name.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** Names the route of each request, and refuses those whose `Accept` would take too long to weigh. */
export function guard({ limits, metrics }: Instance, snapshot: Snapshot) {
  const routeName = routeNames(snapshot);
  return createMiddleware(async (c, next) => {
    const notes = notesOf(c);
    notes.route = routeName(c.req.path);
    const { length } = c.req.header('Accept') ?? '';
    if (length <= limits.acceptCharacters) return next();
    notes.refusal = 'accept_characters';
    metrics.refused.inc({ reason: notes.refusal });
    const message = `An Accept has at most ${limits.acceptCharacters} characters, this one has ${length}. Name fewer types.`;
    return c.json({ errors: [{ message, extensions: { code: 'ACCEPT_CHARACTERS' } }] }, 431);
  });
}
