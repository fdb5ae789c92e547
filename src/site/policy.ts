import { createHash } from 'node:crypto';

/** The Content Security Policy (level 3) that allows nothing: every answer but a page has it. */
export const nothingAllowed =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * The policy of a page that has one style element, and one script of this host, which asks this host alone and makes no
 * markup of text (Trusted Types).
 */
export function pagePolicyOf(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return [
    nothingAllowed.replace("form-action 'none'", "form-action 'self'"),
    `style-src 'sha256-${hash}'`,
    'img-src data:',
    "script-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
