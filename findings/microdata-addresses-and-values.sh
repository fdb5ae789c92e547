#!/usr/bin/env bash
# microdata-rdf-streaming-parser 3.0.0 and microdata-node 2.0.0: `<base>` is not applied by the first, the text of a
# `<time>` and shared parts of a page are lost or doubled by the second.
#
# Behaviour. The streaming parser resolves addresses against the page's own, also where the page has a <base href>;
# `<meter value="1e5">` becomes "1e5"^^xsd:integer, which is no integer. microdata-node gives the empty text for
# `<time>2020-05-01</time>` (with datetime="..." it is right). A part that two items include with itemref collects its
# properties once more for each: a city is there twice, and once under the vocabulary of the one and once under none.
#
# By HTML (2.4.3, https://html.spec.whatwg.org/multipage/urls-and-fetching.html#document-base-url) addresses are
# resolved with the first base element; a time without the attribute has its text as value (5.2.4 Values, 4.5.14 The
# time element); an item that two others have as a property is one item with its properties once (5.2.5). "1e5" is a
# valid floating-point number (2.3.4.3), but no lexical form of xsd:integer.
#
# Input. Six pages; each parser gives the right answer for those that are not named above.
#
# Why it matters. Harvested links lead to pages that do not exist, events have no date, and addresses two cities.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund microdata-rdf-streaming-parser@3.0.0 microdata-node@2.0.0

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { toJson } from 'microdata-node';
import { MicrodataRdfParser } from 'microdata-rdf-streaming-parser';

const BASE = 'http://example.org/shop/page';
const item = (body, attributes = '') => `<div itemscope itemtype="http://schema.org/Thing" ${attributes}>${body}</div>`;

// Name, head, body; what is seen of the streaming parser (all but types) and of microdata-node (properties).
const cases = [
  ['base', '<base href="http://cdn.example/">', item('<a itemprop="url" href="x">x</a>'), 'url http://example.org/shop/x', '{"url":["http://cdn.example/x"]}'],
  ['no base', '', item('<a itemprop="url" href="x">x</a>'), 'url http://example.org/shop/x', '{"url":["http://example.org/shop/x"]}'],
  ['meter', '', item('<meter itemprop="n" value="1e5">many</meter>'), 'n "1e5" integer', '{"n":[100000]}'],
  ['time with text', '', item('<time itemprop="date">2020-05-01</time>'), 'date "2020-05-01" string', '{"date":[""]}'],
  ['time with attribute', '', item('<time itemprop="date" datetime="2020-05-01">May</time>'), 'date "2020-05-01" date', '{"date":["2020-05-01"]}'],
  [
    'shared part',
    '',
    `${item('', 'itemref="r"')}${item('', 'itemref="r"')}<p id="r" itemprop="address" itemscope><b itemprop="city">Oulu</b></p>`,
    'address [], address [], city "Oulu" string',
    '{"address":[{"properties":{"http://schema.org/city":["Oulu","Oulu"],"city":["Oulu"]}}]} {"address":[{"properties":{"http://schema.org/city":["Oulu","Oulu"],"city":["Oulu"]}}]}',
  ],
];

function words({ predicate, object }) {
  const name = predicate.value.replace(/.*[/#]/, '');
  if (object.termType === 'BlankNode') return `${name} []`;
  return object.termType === 'NamedNode' ? `${name} ${object.value}` : `${name} "${object.value}" ${object.datatype.value.replace(/.*#/, '')}`;
}

function byStream(page) {
  return new Promise((resolve, reject) => {
    const lines = [];
    const parser = new MicrodataRdfParser({ baseIRI: BASE });
    parser.on('data', (quad) => quad.predicate.value.endsWith('#type') || lines.push(words(quad)));
    parser.on('error', reject).on('end', () => resolve(lines.sort().join(', ')));
    parser.end(page);
  });
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['microdata-rdf-streaming-parser', 'microdata-node'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [name, head, body, streamSeen, nodeSeen] of cases) {
  const page = `<!DOCTYPE html><html><head><title>Shop</title>${head}</head><body>${body}</body></html>`;
  const stream = await byStream(page);
  const node = toJson(page, { base: BASE }).items.map(({ properties }) => JSON.stringify(properties)).join(' ');
  console.log(`${name}: streaming parser ${stream}; microdata-node ${node}`);
  if (stream !== streamSeen || node !== nodeSeen) {
    same = false;
    console.log(`  changed: expected ${streamSeen}; ${nodeSeen}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
