/** What a server answers itself under its base address: no shape and no resource may have its address there. */
export interface ReservedPaths {
  /** First parts of paths, as they read before a dot. */
  readonly names: readonly string[];
  /** Those of them that a hyphen and more may follow: `/context-<hash>.jsonld`. */
  readonly numbered: readonly string[];
  /** The endings that name the format of a document. */
  readonly endings: readonly string[];
}

/** The reserved name that a first part of a path has; `undefined` where the part is left to resources. */
export function reservedName(part: string, { names, numbered }: ReservedPaths): string | undefined {
  const name = part.replace(/(?<!^)\..*$/, '');
  if (names.includes(name)) return name;
  return numbered.find((each) => part.startsWith(`${each}-`));
}
