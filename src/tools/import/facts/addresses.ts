import type { Known } from './previous.ts';

/** A thing that wants an address: its label, and that of what it belongs to. */
export interface Wanted {
  readonly label: string;
  readonly owner: string;
  /** The end of its address, where it can have it. */
  readonly local: string;
}

/** Addresses for things of one kind: those that they had before, else new ones; equal input gives equal addresses. */
export function addressesFor(
  wanted: readonly Wanted[],
  known: readonly Known[],
  prefix: string,
): string[] {
  const given = matched(wanted, known);
  const taken = new Set(known.map(({ id }) => id));
  const counts = new Map<string, number>();
  for (const { local } of wanted) counts.set(local, (counts.get(local) ?? 0) + 1);
  return wanted.map(({ local, owner }, index) => {
    const before = given[index];
    if (before !== undefined) return before;
    // Of two of a name each has its owner in its address: neither depends on which of them the page has first.
    const own = (counts.get(local) ?? 0) > 1 ? `${local}-${slug(owner)}` : local;
    const id = free(`${prefix}/${own}`, taken);
    taken.add(id);
    return id;
  });
}

/** Who had an address before: of the same label and owner; else the one of that label where there is but one left on both sides. */
function matched(wanted: readonly Wanted[], known: readonly Known[]): (string | undefined)[] {
  const given = wanted.map(
    ({ label, owner }) => known.find((each) => each.label === label && each.owner === owner)?.id,
  );
  const left = known.filter(({ id }) => !given.includes(id));
  return given.map((id, index) => {
    if (id !== undefined) return id;
    const label = wanted[index]?.label;
    const rivals = wanted.filter((each, at) => each.label === label && given[at] === undefined);
    const candidates = left.filter((each) => each.label === label);
    return rivals.length === 1 && candidates.length === 1 ? candidates[0]?.id : undefined;
  });
}

function free(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number += 1) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

/** A text as a part of an address: small letters without their marks, digits, and one hyphen for all between them. */
export function slug(text: string): string {
  const words = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return words.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'x';
}
