/**
 * How many signs have to be put in, taken out or exchanged to make one text of another (Levenshtein's distance), where it is
 * `most` or less; otherwise any number above that.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const own = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      const exchanged = (before[column - 1] ?? 0) + (isSame ? 0 : 1);
      const cost = Math.min(exchanged, (before[column] ?? 0) + 1, (own[column - 1] ?? 0) + 1);
      own.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return least;
    before = own;
  }
  return before[b.length] ?? 0;
}
