/** More groups are not counted: each takes memory. */
export const MOST_GROUPS = 250_000;

/** More often the resources of a list are in no groups, all together. */
export const MOST_PLACES = 4_000_000;

/** A list has more groups than are counted. */
export class TooManyGroups extends Error {
  constructor() {
    super(
      `There may be ${MOST_GROUPS.toLocaleString('en')} groups, with ${MOST_PLACES.toLocaleString('en')} members all together; this list has more. Group by one field, or by one with fewer values, or filter the list.`,
    );
  }
}
