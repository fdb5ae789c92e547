import { nothingAllowed } from '../site/policy.ts';

/** What no answer is without: it is what its type says, tells no other site where its reader was, and lies in no frame. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': nothingAllowed,
};
