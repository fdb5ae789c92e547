import type { Members } from './about.ts';

/** Counts the resources of each shape, which come by address. */
export class CountedMembers {
  readonly members: Record<string, Members[string]> = {};

  /** Takes the resource at a place; `shape` is the name of its shape, if it has one. */
  add(place: number, shape: string | undefined): void {
    if (shape === undefined) return;
    const [count, first] = this.members[shape] ?? [0, place];
    this.members[shape] = [count + 1, first, place];
  }
}
