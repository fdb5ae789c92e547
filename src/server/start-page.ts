import type { Hono } from 'hono';
import { html } from 'hono/html';
import { textsInLanguage } from '../rdf/language.ts';
import { formats } from '../linked-data/formats.ts';
import { negotiate, preferredLanguages } from '../linked-data/negotiation.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { Service } from './service.ts';

const HTML = { mediaType: 'text/html' };
const OFFERS = [...formats, HTML];

/** The base address, for people: what there is and how to read it. RDF clients get the catalogue's own document. */
export function addStartPage(app: Hono, service: Service): void {
  app.get('/', async (c, next) => {
    if (negotiate(c.req.header('Accept'), OFFERS) !== HTML) return next();
    const languages = preferredLanguages(c.req.header('Accept-Language'));
    c.header('Vary', 'Accept, Accept-Language');
    return c.html(startPage(service, languages));
  });
}

function startPage({ snapshot, examples }: Service, languages: readonly string[]) {
  const { base } = snapshot;
  const title = titleOf(snapshot, languages);
  const alternates = formats.map(
    ({ mediaType, ending }) =>
      html`<link rel="alternate" type="${mediaType}" href="${base}catalogue${ending}" />`,
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title.value}</title>
        <link rel="icon" href="data:," />
        ${alternates}
        <style>
          body {
            font-family: sans-serif;
            line-height: 1.5;
            max-width: 50em;
            margin: auto;
            padding: 1em;
          }
          th,
          td {
            text-align: left;
            vertical-align: top;
            padding: 0.3em 1em 0.3em 0;
            overflow-wrap: anywhere;
          }
        </style>
      </head>
      <body>
        <h1 lang="${title.language}">${title.value}</h1>
        <p>A catalogue for programs, and for people who query it.</p>
        ${waysIn(base, examples.length > 0)} ${contents(snapshot)}
      </body>
    </html>`;
}

function waysIn(base: string, hasExamples: boolean) {
  const dumps = formats.map(
    ({ name, ending }) => html`<a href="${base}catalogue${ending}">${name}</a> `,
  );
  return html`<ul>
    <li>
      <a href="${base}graphql">Ask it in GraphQL</a>${hasExamples ? ', with worked examples' : ''}.
    </li>
    <li>Take all of it: ${dumps}</li>
    <li>Every resource answers at its own address, in the same formats.</li>
    <li>
      What the names mean: <a href="${base}schema.graphql">GraphQL schema</a>,
      <a href="${base}context.jsonld">JSON-LD context</a>.
    </li>
  </ul>`;
}

function contents(snapshot: Snapshot) {
  const { model, version, size } = snapshot;
  const rows = model.shapes.map((shape) => {
    const resources = snapshot.ofShape(shape);
    const [first] = resources;
    return html`<tr>
      <th scope="row">${first ? html`<a href="${first.id}">${shape.name}</a>` : shape.name}</th>
      <td>${resources.length}</td>
      <td>${shape.description.split('\n')[0]}</td>
    </tr>`;
  });
  return html`<table>
      <caption>
        What is in it
      </caption>
      <tr>
        <th scope="col">Type</th>
        <th scope="col">How many</th>
        <th scope="col">What it is</th>
      </tr>
      ${rows}
    </table>
    <p>Version ${version}, ${size} triples.</p>`;
}

/** The name of the catalogue in a language that the reader knows. */
function titleOf(snapshot: Snapshot, languages: readonly string[]) {
  const label = snapshot.model.catalogue?.label;
  const titles = label ? snapshot.resource(snapshot.base).literals(label) : [];
  const [title] = textsInLanguage(titles, [...languages, snapshot.language]);
  return title ?? { value: 'Varanto', language: 'en' };
}
