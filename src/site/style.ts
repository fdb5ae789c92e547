import { pagePolicyOf } from './policy.ts';
import { Piece } from './piece.ts';

/** The text of the one style element that every page has, but for what a theme adds: a constant, so that a policy can name it by its hash. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ink: #1a1a1a; --soft: #4d4d4d; --paper: #fff; --tint: #f2f4f7; --line: #b3b8c2;
  --link: #0b4a99; --accent: #0b4a99; --on-accent: #fff; --focus: #0b4a99; --mark: #ffec99;
  --radius: .25rem; --width: 60rem; --space: 1rem; --rule: 3px; --leading: 1.5;
  --font: system-ui, sans-serif;
  font: 100%/var(--leading) var(--font);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #ececec; --soft: #bdbdbd; --paper: #16181c; --tint: #22262c; --line: #5a616c;
    --link: #9cc7ff; --accent: #9cc7ff; --on-accent: #10151c; --focus: #ffd166; --mark: #574a00;
  }
}
* { box-sizing: border-box; }
body {
  max-width: var(--width); margin: 0 auto; padding: 0 var(--space) 2rem; overflow-wrap: break-word;
  color: var(--ink); background: var(--paper);
}
a { color: var(--link); text-underline-offset: .15em; }
main a { padding-block: .2rem; }
h1, h2, h3 { line-height: 1.25; margin: 1.75rem 0 .5rem; }
h1 { font-size: clamp(1.5rem, 5vw, 2.25rem); margin-top: 1rem; hyphens: auto; }
h2 { font-size: clamp(1.1rem, 5.5vw, 1.35rem); hyphens: auto; }
h3 { font-size: 1.1rem; margin-top: 1.25rem; }
p { max-width: 45rem; }
small { font-size: .875em; color: var(--soft); }
bdi { white-space: pre-line; }
ul, ol { padding-left: 1.25em; margin: .25rem 0; }
.name::first-letter, dt::first-letter, nav.path a::first-letter {
  text-transform: uppercase;
}
.code { font-variant-numeric: tabular-nums; white-space: nowrap; color: var(--soft); }
.summary { font-size: 1.1rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; z-index: 1; }
:focus-visible, :target { outline: 3px solid var(--focus); outline-offset: 2px; }
body > header {
  display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem;
  padding: .5rem 0; border-bottom: var(--rule) solid var(--accent);
}
body > header p { margin: 0; }
body > header a, nav a, nav [aria-current], footer a { display: inline-block; padding: .25rem 0; }
.site { font-weight: bold; flex: 1 1 16rem; }
.site a { color: inherit; text-decoration: none; }
.logo { height: 1.5em; width: auto; margin-inline-end: .5rem; vertical-align: middle; }
nav ul, nav ol, footer ul {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; margin: 0; padding: 0; list-style: none;
}
nav.languages [aria-current] { font-weight: bold; }
nav.path { font-size: .9rem; padding-top: .5rem; }
nav.path li + li::before { content: "›"; padding-right: 1rem; color: var(--soft); }
nav.path ol { gap: 0; }
nav.path li { display: flex; align-items: baseline; padding-right: 1rem; }
form.search { margin: .5rem 0; width: 100%; max-width: 40rem; }
form.search > div { display: flex; gap: .5rem; }
form.search label { display: block; }
label { font-weight: bold; }
body > header form.search label { position: absolute; left: -100vw; }
input, button, select, textarea {
  font: inherit; min-height: 2.75rem; border-radius: var(--radius); border: 2px solid var(--accent);
  padding: .25rem .75rem; color: var(--ink); background: var(--paper); max-width: 100%;
}
input[type="search"] { flex: 1; min-width: 0; }
button { background: var(--accent); color: var(--on-accent); font-weight: bold; cursor: pointer; }
form.search > div { position: relative; }
form.ask {
  display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem; max-width: 40rem; justify-items: start;
}
form.ask textarea { width: 100%; }
pre.draft {
  font: inherit; user-select: all; background: var(--paper); border: 1px solid var(--line);
  border-radius: var(--radius); padding: 1rem; max-width: 45rem;
}
[role="listbox"] {
  position: absolute; inset: 100% 0 auto; z-index: 2; margin: .25rem 0 0; padding: 0; list-style: none;
  max-height: 60vh; overflow-y: auto; background: var(--paper); border: 2px solid var(--accent);
  border-radius: var(--radius);
}
[role="option"] { padding: .4rem .75rem; min-height: 2.75rem; cursor: pointer; overflow-wrap: anywhere; }
[role="option"] + [role="option"] { border-top: 1px solid var(--line); }
[role="option"]:hover { background: var(--tint); }
[role="option"][aria-selected="true"] { background: var(--accent); color: var(--on-accent); }
[role="option"][aria-selected="true"] * { color: inherit; }
[role="option"] small { display: block; }
[role="option"] small::first-letter { text-transform: uppercase; }
.visually-hidden {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
ol.results { padding-left: 0; list-style: none; }
ol.results > li { padding: .75rem 0; border-bottom: 1px solid var(--line); }
ol.results h3 { margin: 0; overflow-wrap: anywhere; }
ol.results h3 a { display: inline-block; padding: .125rem 0; }
ol.results p { margin: .25rem 0; overflow-wrap: anywhere; }
.place { color: var(--soft); font-size: .9375em; }
.place .kind { display: inline-block; }
.place .kind:not(:last-child)::after { content: " ·"; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; }
ul.words, ul.chosen { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none; }
ul.words a, ul.chosen a, .to-facets a { display: inline-block; padding: .25rem 0; }
ul.chosen li { background: var(--tint); padding: .25rem .75rem; border-radius: var(--radius); }
a.name { display: inline-block; }
footer .name { display: inline-block; }
li > a.name { padding: .125rem 0; }
nav.narrow ul { display: block; }
nav.narrow li { display: flex; gap: .5rem; align-items: baseline; justify-content: space-between; }
@media (min-width: 56rem) {
  .found:has(> nav) { display: grid; grid-template-columns: minmax(0, 1fr) 16rem; gap: 0 2.5rem; }
  .found > nav > h2 { margin-top: 0; }
  .to-facets { display: none; }
}
dl { margin: .5rem 0; }
dl > div {
  display: grid; grid-template-columns: minmax(17rem, 1fr) 3fr; gap: 0 1.5rem; padding: .6rem 0;
  border-bottom: 1px solid var(--line);
}
dt { font-weight: bold; hyphens: auto; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
dd > ul { padding-left: 1.1em; margin: 0; }
ul.above { display: inline; padding: 0; }
ul.above li { display: inline; }
ul.above li::before { content: "· "; color: var(--soft); }
ul.inline { list-style: none; padding: 0; }
.missing dd { color: var(--soft); font-style: italic; }
summary { cursor: pointer; padding: .25rem 0; }
details.kind, .names { color: var(--soft); margin: 0; }
details.kind p { margin: 0 0 .5rem; }
details.sources dl > div { display: block; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
blockquote p, dd > p { margin: .25rem 0; }
ol.lines { list-style-position: outside; padding-left: 2.5em; }
ol.lines li { padding: .15rem 0; }
ol.lines .apart { margin-top: .75rem; }
ol.lines li::marker { color: var(--soft); font-size: .8em; font-variant-numeric: tabular-nums; }
:is(dl, ul.members, ol.results) > :last-child { border-bottom: 0; }
details.statements, details.formats, details.sources { margin-top: 1rem; border-top: 1px solid var(--line); }
section:is([aria-labelledby="contact"], [aria-labelledby="about-me"], [aria-labelledby="advice"]) {
  background: var(--tint); padding: .25rem 1rem 1rem; margin-top: 1.5rem; border-radius: var(--radius);
}
section:is([aria-labelledby="contact"], [aria-labelledby="about-me"], [aria-labelledby="advice"]) h2 { margin-top: .75rem; }
ul.tree { list-style: none; padding-left: 0; }
ul.tree ul.tree { padding-left: 1.25rem; border-left: 1px solid var(--line); }
ul.tree > li { padding: .25rem 0; }
ul.members { list-style: none; padding: 0; margin: 1rem 0; }
ul.members > li { padding: .35rem 0; border-bottom: 1px solid var(--line); scroll-margin-top: 1rem; }
ul.members > li > a { display: inline-block; padding: .1rem 0; }
.keeper { display: block; }
nav.alphabet { margin: .75rem 0; }
nav.alphabet ul { gap: .25rem; }
nav.alphabet a { min-width: 2rem; text-align: center; padding: .25rem .4rem; border: 1px solid var(--line); }
nav.facets { display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: start; margin: .5rem 0; }
nav.facets ul { display: block; list-style: none; padding: 0 0 .5rem; max-width: 26rem; }
nav.facets summary { font-weight: bold; }
footer { border-top: 1px solid var(--line); margin-top: 2rem; padding: 1rem 0; font-size: .9rem; }
table { border-collapse: collapse; width: 100%; hyphens: auto; }
caption { text-align: start; font-weight: bold; padding: .5rem 0; }
th, td {
  text-align: start; vertical-align: top; padding: .4rem 1rem .4rem 0;
  border-bottom: 1px solid var(--line);
}
.scroll { overflow-x: auto; }
figure { margin: 1rem 0; }
figure svg { max-width: 32rem; }
.scroll td { max-width: 24rem; overflow-wrap: break-word; }
td code { overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
li > p { margin: .25rem 0 .75rem; }
.wide { overflow-x: auto; }
.wide table { min-width: 58rem; }
.wide td:nth-child(3), .wide td:last-child { min-width: 14rem; }
@media (min-width: 48rem) {
  ul.members > li {
    display: grid; grid-template-columns: 3fr 1fr; gap: 0 1.5rem; align-items: baseline;
  }
}
@media (max-width: 40rem) {
  dl > div { display: block; }
  h1 { margin-top: .5rem; }
  h2 { margin-top: 1.25rem; }
  .summary { font-size: 1rem; margin-block: .75rem; }
  tbody th, td:not(.scroll td, .wide td) { overflow-wrap: anywhere; }
  tbody th { min-width: 9rem; }
  .stacked thead { position: absolute; left: -100vw; }
  .stacked tbody :is(tr, th, td) { display: block; border: 0; padding: 0 0 .25rem; }
  .stacked tbody tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
}
svg.overview { display: block; font-size: .8125rem; fill: var(--ink); overflow: visible; }
svg.overview :is(circle, rect) { fill: var(--accent); }
svg.overview .on { fill: var(--on-accent); font-weight: bold; }
svg.overview .level-1 { opacity: .75; }
svg.overview .level-2 { fill: none; stroke: var(--accent); stroke-width: 2; pointer-events: all; }
svg.overview .hit { fill: none; pointer-events: all; }
svg.overview .grid { stroke: var(--line); stroke-width: 1; }
svg.overview text:not(.on) { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
svg.overview a:hover text:not(.on) { text-decoration: underline; }
svg.overview a:focus-visible { outline: 3px solid var(--focus); }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
form.sparql textarea {
  width: 100%; font: .9375rem/1.4 ui-monospace, monospace; padding: .5rem; resize: vertical;
  color: var(--ink); background: var(--paper); border: 1px solid var(--soft);
}
form.sparql p { margin: .5rem 0; }
#answer { scroll-margin-top: .75rem; }
#answer:target { outline: none; }
.answer .long { overflow-wrap: anywhere; }
.answer td:has(.long) { min-width: 9rem; }
@media (max-width: 40rem) { .answer { font-size: .9375rem; } .answer td { max-width: 16rem; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  body > header form, nav, footer ul, .skip, form.ask { display: none; }
  pre.draft { border: 0; padding: 0; }
  .wide, .scroll { overflow: visible; }
  .wide table, .scroll table { min-width: 0; font-size: .75rem; }
  .scroll th, .scroll td, .wide th, .wide td, .wide td:nth-child(3), .wide td:last-child { min-width: 0; overflow-wrap: anywhere; }
  a { color: inherit; }
}
`;

/** What a page may do in a browser (Content Security Policy). */
export const pagePolicy = pagePolicyOf(pageStyle);

/** A style element with a text. */
export function styleElement(style: string): Piece {
  return new Piece(`<style>${style}</style>`);
}
