import { html } from '../piece.ts';
import { readerOf, type Reading } from '../reader.ts';
import { styleElement } from '../style.ts';

/** What the pages' own words say of each way in which a page cannot be given. */
const failures = {
  unavailable: ['unavailable', 'unavailableWhy'],
  busy: ['unavailable', 'busyWhy'],
  stopped: ['stopped', 'stoppedWhy'],
  tooMuch: ['tooMuch', 'tooMuchWhy'],
  unreadable: ['unreadable', 'missingWhy'],
  failed: ['failed', 'failedWhy'],
} as const;

/** A way in which a page cannot be given. */
export type Failing = keyof typeof failures;

/** Of these the same request fails again. */
const FINAL: ReadonlySet<Failing> = new Set(['tooMuch', 'unreadable']);

/**
 * The page in place of one that failed, with a link to try it again where that may help. It reads nothing of the catalogue, whose engine may be what
 * failed, and says nothing of the request but its identifier.
 */
export function failurePage(
  failing: Failing,
  requestId: string,
  reading: Reading,
): { readonly html: string; readonly language: string } {
  const reader = readerOf(reading);
  const { say, language, href, snapshot, theme } = reader;
  const [title, reason] = failures[failing];
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${say(title)}</title>
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        ${styleElement(theme.style)}
      </head>
      <body>
        <main id="main">
          <h1>${say(title)}</h1>
          <p>${say(reason, { id: requestId })}</p>
          ${FINAL.has(failing) ? undefined : html`<p><a href="">${say('tryAgain')}</a></p>`}
          <p><a href="${href(snapshot.base)}">${say('start')}</a></p>
        </main>
      </body>
    </html>`;
  return { html: page.toString(), language };
}
