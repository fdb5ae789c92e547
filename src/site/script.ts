import type { View } from '../reading/view.ts';
import { madeOnce } from './made-once.ts';
import { html, type Piece } from './piece.ts';

/** The path of the one script of the pages, under the base address. */
export const SCRIPT_PATH = 'search/suggest.js';

/** The path of the editor for SPARQL: a script of one page. */
export const EDITOR_PATH = 'sparql/editor.js';

/** The element that loads the script. It is at the host of the page, whatever that is called; a page works without it. */
export const scriptElement = madeOnce(
  ({ base }: View): Piece =>
    html`<script type="module" src="${new URL(base).pathname}${SCRIPT_PATH}"></script>`,
);
