import { distance } from '../../../rdf/distance.ts';
import type { Known } from './previous.ts';

/** A thing that wants an address: its label, and that of what it belongs to. */
export interface Wanted {
  readonly label: string;
  readonly owner: string;
  /** The end of its address, where it can have it. */
  readonly local: string;
  /** What it and its owner were called before. */
  readonly former?: { readonly label: string; readonly owner: string } | undefined;
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
  return wanted.map(({ local, owner, former: { owner: ownerThen } = {} }, index) => {
    const before = given[index];
    if (before !== undefined) return before;
    // Of two of a name each has its owner in its address: neither depends on which of them the page has first.
    const own = (counts.get(local) ?? 0) > 1 ? `${local}-${slug(ownerThen ?? owner)}` : local;
    const id = free(`${prefix}/${own}`, taken);
    taken.add(id);
    return id;
  });
}

/** Who had an address before: of the same label and owner; else the one of that label where there is but one left on both sides. */
function matched(wanted: readonly Wanted[], known: readonly Known[]): (string | undefined)[] {
  const given = wanted.map(({ label, owner, former }) => {
    const names = [{ label, owner }, ...(former ? [former] : [])];
    return names
      .map((name) => known.find((each) => each.label === name.label && each.owner === name.owner))
      .find((each) => each !== undefined)?.id;
  });
  const left = known.filter(({ id }) => !given.includes(id));
  return given.map((id, index) => {
    if (id !== undefined) return id;
    const labels = [wanted[index]?.label, wanted[index]?.former?.label];
    const rivals = wanted.filter(
      (each, at) => labels.includes(each.label) && given[at] === undefined,
    );
    const candidates = left.filter((each) => labels.includes(each.label));
    return rivals.length === 1 && candidates.length === 1 ? candidates[0]?.id : undefined;
  });
}

/** Something of an earlier output that may be what has another name now. */
interface Likeness {
  readonly wanted: Wanted;
  readonly known: Known;
  /** Whether the names are so like that they are taken for one. */
  readonly isSame: boolean;
}

/** So like are names that differ by a slip of the pen, and so like those that may be of one thing. */
const SAME = 0.9;
const CLOSE = 0.6;

/** What has a new name that is like one of an earlier output that nothing has any more. */
export function likenesses(wanted: readonly Wanted[], known: readonly Known[]): Likeness[] {
  const given = matched(wanted, known);
  const left = known.filter(({ id }) => !given.includes(id));
  const fresh = wanted.filter((_, index) => given[index] === undefined);
  return fresh.flatMap((each) => {
    const [best, second] = left
      .map((other) => ({ other, likeness: likeness(each.label, other.label) }))
      .sort((a, b) => b.likeness - a.likeness);
    if (!best || best.likeness < CLOSE) return [];
    const rivals = fresh.filter(
      (rival) => likeness(rival.label, best.other.label) >= best.likeness,
    );
    const isOne = rivals.length === 1 && (second?.likeness ?? 0) < best.likeness;
    return [{ wanted: each, known: best.other, isSame: isOne && best.likeness >= SAME }];
  });
}

/** How much of the longer of two names they have in common: 1 where they are equal. */
function likeness(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  const length = Math.max(first.length, second.length);
  return length === 0 ? 1 : 1 - distance(first, second) / length;
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
