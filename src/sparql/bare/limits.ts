/** What somebody else's engine does not count or order itself is counted and ordered here, among so many resources of a type. */
export const MOST_MEMBERS = 10_000;
