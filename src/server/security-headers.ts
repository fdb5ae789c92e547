import { createHash } from 'node:crypto';

/** What everything but a page may do: nothing (Content Security Policy, level 3). */
const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** What no answer is without: it is what its type says, tells no other site where its reader was, and lies in no frame. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': NOTHING,
};

/** The policy of a page that has one style element, and no script. */
export function stylePolicy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `${NOTHING.replace("form-action 'none'", "form-action 'self'")}; style-src 'sha256-${hash}'; img-src data:`;
}
