import type { Path } from './path.ts';

/** A place in a path: what a walk along the path has reached, and how it goes on from there. */
export interface Place {
  /** Whether the path may end here. */
  readonly isEnd: boolean;
  readonly steps: readonly Step[];
}

/** One step along a predicate, or backwards. */
export interface Step {
  readonly kind: 'predicate' | 'inverse';
  readonly predicate: string;
  readonly to: Place;
}

/**
 * The place where a path begins. A path is a regular expression over predicates, and its places are the states of the
 * automaton for it: a walk that comes to no place twice with the same value ends, whatever circles and nested closures
 * there are, after as many steps as the places and the statements between its values allow.
 */
export function firstPlace(path: Path): Place {
  let place = known.get(path);
  if (!place) known.set(path, (place = placeOf(draftOf(path, { isEnd: true, also: [] }))));
  return place;
}

const known = new WeakMap<Path, Place>();

/** A place, without those that are reached from it without a step. */
interface Draft {
  readonly isEnd?: boolean;
  readonly step?: { readonly kind: Step['kind']; readonly predicate: string; readonly to: Draft };
  readonly also: Draft[];
}

/** The place where a path begins that goes on at another place. */
function draftOf(path: Path, next: Draft): Draft {
  switch (path.kind) {
    case 'predicate':
    case 'inverse':
      return { step: { kind: path.kind, predicate: path.predicate, to: next }, also: [] };
    case 'sequence':
      return path.paths.reduceRight((after, each) => draftOf(each, after), next);
    case 'alternative':
      return { also: path.paths.map((each) => draftOf(each, next)) };
    case 'zeroOrOne':
      return { also: [next, draftOf(path.path, next)] };
    case 'zeroOrMore':
    case 'oneOrMore': {
      const again: Draft = { also: [next] };
      const once = draftOf(path.path, again);
      again.also.push(once);
      return path.kind === 'oneOrMore' ? once : again;
    }
  }
}

function placeOf(draft: Draft, places = new Map<Draft, Place>()): Place {
  const made = places.get(draft);
  if (made) return made;
  const drafts = [...withoutStep(draft)];
  const steps: Step[] = [];
  const place = { isEnd: drafts.some(({ isEnd }) => isEnd), steps };
  places.set(draft, place);
  for (const { step } of drafts) if (step) steps.push({ ...step, to: placeOf(step.to, places) });
  return place;
}

/** A draft and all that is reached from it without a step. */
function withoutStep(draft: Draft): ReadonlySet<Draft> {
  const found = new Set([draft]);
  for (const { also } of found) for (const each of also) found.add(each);
  return found;
}
