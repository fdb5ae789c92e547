#!/usr/bin/env bash
# rdfa-streaming-parser 3.0.2: in literals of markup (rdf:HTML, rdf:XMLLiteral) `&lt;` and `&amp;` are written as the
# bare characters, and `<br>` as two tags: text becomes markup.
#
# Behaviour. `if a &lt;b&gt; c` becomes `if a <b> c`, in which the rest is bold; `&amp;lt;` becomes `&lt;`; a quote in
# an attribute ends it. As an rdf:XMLLiteral the result is not well-formed, so that oxigraph cannot read RDF/XML that
# has it as parseType="Literal". An element without an end tag gets one: `<br></br>`, which HTML reads as two line
# breaks. Elements and texts without such characters are right.
#
# By RDFa Core 1.1 (7.5, step 11, https://www.w3.org/TR/rdfa-core/#s_sequence) and HTML+RDFa 1.1 (3.1,
# https://www.w3.org/TR/html-rdfa/) the value is the serialization of the child nodes, with `&lt;` and `&amp;` as in
# HTML (13.3, https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments) or XML.
#
# Input. Six paragraphs in a page.
#
# Why it matters. Who shows such a literal as what it says it is, HTML, shows other content than the page had.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund rdfa-streaming-parser@3.0.2 parse5@7.3.0 oxigraph@0.5.11

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import oxigraph from 'oxigraph';
import { parseFragment, serialize } from 'parse5';
import { RdfaParser } from 'rdfa-streaming-parser';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

// The type and content of a paragraph, the literal that is seen, and whether it is well-formed XML.
const cases = [
  ['HTML', 'if a &lt;b&gt; c', 'if a <b> c', false],
  ['HTML', 'write &amp;lt; for it', 'write &lt; for it', true],
  ['HTML', 'one<br>two', 'one<br></br>two', true],
  ['HTML', '<i title="a &quot;b&quot;">c</i>', '<i title="a "b"">c</i>', false],
  ['XMLLiteral', 'AT&amp;T &lt; x', 'AT&T < x', false],
  ['HTML', 'a <i title="b">c</i> d', 'a <i title="b">c</i> d', true],
];

function literalOf(type, content) {
  return new Promise((resolve, reject) => {
    const parser = new RdfaParser({ baseIRI: 'http://example.org/', contentType: 'text/html' });
    let value;
    parser.on('data', ({ object }) => (value = object.value)).on('error', reject).on('end', () => resolve(value));
    parser.end(`<!DOCTYPE html><html><head><title>Page</title></head><body>
      <p property="dc:description" datatype="rdf:${type}">${content}</p></body></html>`);
  });
}

function isWellFormed(markup) {
  const document = `<rdf:RDF xmlns:rdf="${RDF}" xmlns:dc="http://purl.org/dc/terms/"><rdf:Description
    rdf:about="http://example.org/"><dc:description rdf:parseType="Literal">${markup}</dc:description></rdf:Description></rdf:RDF>`;
  try {
    return oxigraph.parse(document, { format: 'rdf' }).length === 1;
  } catch {
    return false;
  }
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['rdfa-streaming-parser', 'parse5', 'oxigraph'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [type, content, seen, wellFormed] of cases) {
  const found = await literalOf(type, content);
  const html = serialize(parseFragment(content));
  const xml = isWellFormed(found);
  console.log(`rdf:${type} ${content}: ${found} (well-formed XML: ${xml}); parse5 writes ${html}`);
  if (found !== seen || xml !== wellFormed || !isWellFormed(content.replace('<br>', '<br/>'))) {
    same = false;
    console.log(`  changed: expected ${seen}, ${wellFormed}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
