import type { Hono } from 'hono';
import { html } from 'hono/html';
import { textsInLanguage } from '../rdf/language.ts';
import { formats } from '../linked-data/formats.ts';
import { negotiate, preferredLanguages } from '../linked-data/negotiation.ts';
import type { Service } from './service.ts';

const OFFERS = [...formats, { mediaType: 'text/html' }];

/** The base address, for people: what there is and how to read it. RDF clients get the catalogue's own document. */
export function addStartPage(app: Hono, service: Service): void {
  app.get('/', async (c, next) => {
    if (negotiate(c.req.header('Accept'), OFFERS)?.mediaType !== 'text/html') return next();
    const languages = preferredLanguages(c.req.header('Accept-Language'));
    c.header('Vary', 'Accept, Accept-Language');
    return c.html(startPage(service, languages));
  });
}

function startPage({ snapshot }: Service, languages: readonly string[]) {
  const { model, base, version, size } = snapshot;
  const title = titleOf({ snapshot }, languages);
  const shapes = model.shapes.filter(({ plural }) => plural !== undefined);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title.value}</title>
        <link rel="icon" href="data:," />
        ${formats.map(({ mediaType, ending }) => html`<link rel="alternate" type="${mediaType}" href="${base}catalogue${ending}" />`)}
      </head>
      <body>
        <h1 lang="${title.language}">${title.value}</h1>
        <p>This catalogue is open data for programs, and for people who query it.</p>
        <ul>
          <li>
            <a href="${base}graphql">Ask it in GraphQL</a>, with examples. Programs use the same
            address.
          </li>
          <li>
            Take all of it:
            ${formats.map(({ name, ending }) => html`<a href="${base}catalogue${ending}">${name}</a> `)}
          </li>
          <li>
            Every resource answers at its own address, in the same formats. The names:
            <a href="${base}context.jsonld">JSON-LD context</a>,
            <a href="${base}schema.graphql">GraphQL schema</a>.
          </li>
        </ul>
        <table>
          <caption>
            What is in it
          </caption>
          <tr>
            <th scope="col">Type</th>
            <th scope="col">How many</th>
            <th scope="col">What it is</th>
          </tr>
          ${shapes.map(
            (shape) =>
              html`<tr>
                <th scope="row">${shape.name}</th>
                <td>${snapshot.ofShape(shape).length}</td>
                <td>${shape.description}</td>
              </tr>`,
          )}
        </table>
        <p>Version ${version}, ${size} triples.</p>
      </body>
    </html>`;
}

/** The name of the catalogue in a language that the reader knows. */
function titleOf({ snapshot }: Pick<Service, 'snapshot'>, languages: readonly string[]) {
  const label = snapshot.model.catalogue?.label;
  const titles = label ? snapshot.resource(snapshot.base).literals(label) : [];
  return (
    textsInLanguage(titles, [...languages, snapshot.language])[0] ?? {
      value: 'Varanto',
      language: 'en',
    }
  );
}
