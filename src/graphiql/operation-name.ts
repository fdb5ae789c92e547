/**
 * The operation of a query that is meant: the preferred one if the query has it, else the first with a name. GraphiQL
 * notices half a second late which operations the query of another tab has, and prefers one of the tab before until then.
 */
export function operationNameIn(query: string, preferred?: string | null): string | undefined {
  const code = query.replaceAll(/#.*$/gm, '');
  const names = [...code.matchAll(/(?:^|[\s},])query\s+(\w+)/g)].map(([, name]) => name ?? '');
  return names.find((name) => name === preferred) ?? names[0];
}
