import { snippetMarkers } from '../../reading/view.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Entry } from './entry.ts';
import type { Finding } from './search-index.ts';
import { formsOf, normal, signsOf } from './words.ts';

const LONGEST = 240;
const BEFORE = 80;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A text with markers around the words that a query matched: all of it, or the part around the first of them. */
export function snippetOf(
  { literal, role }: Pick<Entry, 'literal' | 'role'>,
  findings: readonly Finding[],
): string {
  const matched = role === 'notation' ? beginning(literal, findings) : words(literal, findings);
  const shown = partOf(literal.value, matched);
  let [snippet, at] = [shown.start > 0 ? '…' : '', shown.start];
  for (const stretch of matched) {
    const [start, end] = [stretch.start, Math.min(stretch.end, shown.end)];
    if (start < at || start >= end) continue;
    snippet += plain(literal.value.slice(at, start));
    snippet += snippetMarkers.start + plain(literal.value.slice(start, end)) + snippetMarkers.end;
    at = end;
  }
  snippet += plain(literal.value.slice(at, shown.end));
  return shown.end < literal.value.length ? `${snippet}…` : snippet;
}

function words({ value }: Literal, findings: readonly Finding[]): Stretch[] {
  return formsOf(value).filter(({ form }) => findings.some(({ forms }) => forms.has(form)));
}

/** How much of a notation the query has. */
function beginning({ value }: Literal, findings: readonly Finding[]): Stretch[] {
  if (findings.some(({ signs }) => signs !== '' && signs === signsOf(value)))
    return [{ start: 0, end: value.length }];
  const stretches = Array.from(value, (_, index) => ({ start: 0, end: index + 1 }));
  const asked = new Set(findings.map((finding) => finding.asked));
  return stretches.filter(({ end }) => asked.has(normal(value.slice(0, end)))).slice(0, 1);
}

/** The part of a long text that is shown: from a little before the first match, whole words. */
function partOf(text: string, [first]: readonly Stretch[]): Stretch {
  if (text.length <= LONGEST) return { start: 0, end: text.length };
  const from = Math.max(0, (first?.start ?? 0) - BEFORE);
  const start = from && Math.min(text.indexOf(' ', from) + 1 || from, first?.start ?? from);
  const limit = start + LONGEST;
  if (text.length <= limit) return { start, end: text.length };
  const space = text.lastIndexOf(' ', limit);
  return { start, end: space >= (first?.end ?? start) ? space : limit };
}

/** The text as text: what could be taken for a marker in it is shown as a bracket. */
function plain(text: string): string {
  return text
    .replaceAll(snippetMarkers.start, '[')
    .replaceAll(snippetMarkers.end, ']')
    .toWellFormed();
}
