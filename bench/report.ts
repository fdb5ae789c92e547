/** A line of a table: a name, and its figures under each other. */
export function row(name: string, cells: readonly string[]): string {
  return name.padEnd(42) + cells.map((cell) => cell.padStart(8)).join('');
}

/** The heads of the columns that `spread` fills. */
export const spreadHeads: readonly string[] = ['median', 'least', 'most'];

/** The median, the least and the most, with so many digits after the point. */
export function spread(values: readonly number[], digits: number): string[] {
  return [median(values), Math.min(...values), Math.max(...values)].map((value) =>
    value.toFixed(digits),
  );
}

/** The value that half of the others do not exceed. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
