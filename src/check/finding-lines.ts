import { lineOf, type Finding } from './finding.ts';

/** So many findings of a kind are shown; the others are counted. */
const SHOWN = 10;

/** Findings as lines: ten of each kind, and then how many more of the same there are. */
export function findingLines(findings: readonly Finding[], base: string): string[] {
  const counts = new Map<string, number>();
  for (const finding of findings)
    counts.set(kindOf(finding), (counts.get(kindOf(finding)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return findings.flatMap((finding) => {
    const kind = kindOf(finding);
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    if (number > SHOWN) return [];
    const more = (counts.get(kind) ?? 0) - SHOWN;
    const line = lineOf(finding, base);
    return number === SHOWN && more > 0 ? [line, moreOf(finding, more)] : [line];
  });
}

function moreOf({ severity, place }: Finding, more: number): string {
  const where = place === undefined ? '' : `${place}: `;
  return `${severity}: ${where}${more.toLocaleString('en')} more of the same; varanto check --all shows them`;
}

/** What findings have in common that differ in their resources, files and values alone. */
function kindOf({ severity, place, constraint, message }: Finding): string {
  const words = message.replaceAll(/<[^>]*>|"[^"]*"|\d+/g, '…');
  return JSON.stringify([severity, place, constraint, words]);
}

/** How many of some findings are warnings. */
export function warningsIn(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'warning').length;
}
