import { raw } from 'hono/html';
import { stylePolicy } from './policy.ts';
import type { Piece } from './piece.ts';

/** The text of the one style element that every page has: a constant, so that a policy can name it by its hash. */
export const pageStyle = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 0 1rem 2rem; overflow-wrap: anywhere; }
header, footer { padding: 1rem 0; }
header, dl > div, th, td { border-bottom: 1px solid #8888; }
footer { border-top: 1px solid #8888; margin-top: 2rem; }
nav ul, nav ol {
  display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0; padding: 0; list-style: none;
}
h1, h2 { line-height: 1.25; }
h1 { font-size: clamp(1.5rem, 6vw, 2rem); }
.name::first-letter, dt summary::first-letter, header li::first-letter { text-transform: uppercase; }
a { text-underline-offset: .15em; }
bdi { white-space: pre-line; }
:focus-visible, :target { outline: 3px solid; outline-offset: 2px; }
dl > div {
  display: grid; grid-template-columns: minmax(8rem, 1fr) 3fr; gap: 0 1.5rem; padding: .5rem 0;
}
dd { margin: 0; }
dd ul, td ul { margin: 0; padding-left: 1.2em; }
summary { cursor: pointer; }
details p { margin: .25rem 0; font-size: .875em; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; hyphens: auto; }
caption { text-align: start; font-weight: bold; padding: .5rem 0; }
th, td { text-align: start; vertical-align: top; padding: .4rem 1rem .4rem 0; }
td code { overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
.wide table { min-width: 58rem; }
.wide td:nth-child(3), .wide td:last-child { min-width: 14rem; }
@media (max-width: 40rem) {
  dl > div { display: block; }
  tbody th, td { overflow-wrap: anywhere; }
  tbody th { min-width: 8rem; }
}
@media print {
  header { display: none; }
  .wide { overflow: visible; }
  .wide table { min-width: 0; }
}
`;

/** What a page may do in a browser (Content Security Policy). */
export const pagePolicy = stylePolicy(pageStyle);

/** The style element itself. */
export const styleElement: Piece = raw(`<style>${pageStyle}</style>`);
