import type { Model } from '../model/model.ts';

/** What was probably meant by an address that is written wrong, in words that go after it; empty where nothing is like it. */
export function meant(address: string, known: Iterable<string>, { prefixes }: Model): string {
  const name = nameOf(address);
  if (name.length < SHORTEST) return '';
  const best = [...known]
    .map((other) => ({ other, slips: slipsBetween(name, nameOf(other)) }))
    .filter(({ other, slips }) => other !== address && slips <= Math.max(1, name.length / 4))
    .sort((a, b) => a.slips - b.slips)[0];
  return best ? `; did you mean ${short(best.other, prefixes)}?` : '';
}

/** Of shorter names every other one is like them. */
const SHORTEST = 4;

/** The last part of an address, by which it is written most often. */
function nameOf(address: string): string {
  return address
    .slice(Math.max(address.lastIndexOf('#'), address.lastIndexOf('/')) + 1)
    .toLowerCase();
}

function short(address: string, prefixes: Model['prefixes']): string {
  const found = Object.entries(prefixes).find(([, namespace]) => address.startsWith(namespace));
  return found ? `${found[0]}:${address.slice(found[1].length)}` : `<${address}>`;
}

/** How many letters are to be put in, left out or replaced (Levenshtein). */
export function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(a).entries()) {
    const next = [index + 1];
    for (let at = 1; at <= b.length; at += 1)
      next.push(
        Math.min(
          (next[at - 1] ?? 0) + 1,
          (row[at] ?? 0) + 1,
          (row[at - 1] ?? 0) + (b[at - 1] === letter ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
