import type { FieldNode } from 'graphql';
import {
  isIncluded,
  type Selected,
  type SelectedField,
  type Variables,
} from '../graphql/selection.ts';

/** Selections that meet in one object of an answer. */
export type Selections = readonly (readonly Selected[])[];

/** A key of an answer's object: the fields that meet under it are one, with all that is selected below them. */
export interface Key {
  readonly key: string;
  readonly field: SelectedField;
  /** Each field that the query has under the key. */
  readonly nodes: readonly FieldNode[];
  readonly below: Selections;
}

/**
 * The keys that selections come to, in the order of an answer (GraphQL, section 6.3.2), for all types at once: a
 * fragment counts whatever it is of.
 */
export function keysOf(selections: Selections, variables: Variables): readonly Key[] {
  const keys = new Map<string, Key>();
  const spread = new Set<readonly Selected[]>();
  const visit = (each: Selected): void => {
    if (!isIncluded(each, variables)) return;
    if (each.kind === 'field') {
      const known = keys.get(each.key);
      keys.set(each.key, {
        key: each.key,
        field: known?.field ?? each,
        nodes: [...(known?.nodes ?? []), each.node],
        below: [...(known?.below ?? []), each.below],
      });
    } else if (!spread.has(each.below)) {
      // What was spread here before is here already.
      spread.add(each.below);
      each.below.forEach(visit);
    }
  };
  selections.flat().forEach(visit);
  return [...keys.values()];
}
