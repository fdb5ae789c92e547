/** Beyond these, Unicode has no letters with a capital and a small form. */
const LAST_CASED = 0x1ffff;

let variants: ReadonlyMap<number, readonly number[]> | undefined;

/**
 * The characters between two that have case variants, with these: others with the same small or the same capital form
 * (XQuery and XPath Functions 3.1, section 5.6.2, flag i).
 */
export function caseVariants(first: number, last: number): number[] {
  variants ??= findVariants();
  const found = [...variants].filter(([code]) => code >= first && code <= last);
  return [...new Set(found.flatMap(([, others]) => others))].sort((a, b) => a - b);
}

function findVariants(): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<string, number[]>();
  const formsOf = new Map<number, readonly string[]>();
  for (let code = 0; code <= LAST_CASED; code += 1) {
    const forms = formsIn(String.fromCodePoint(code));
    if (!forms.length) continue;
    formsOf.set(code, forms);
    for (const form of forms) groups.set(form, [...(groups.get(form) ?? []), code]);
  }
  return new Map(
    [...formsOf].map(([code, forms]) => [
      code,
      forms.flatMap((form) => groups.get(form) ?? []).filter((other) => other !== code),
    ]),
  );
}

/** The small and the capital form of a character that has both. */
function formsIn(character: string): string[] {
  const [small, capital] = [character.toLowerCase(), character.toUpperCase()];
  return small === capital ? [] : [`small ${small}`, `capital ${capital}`];
}
