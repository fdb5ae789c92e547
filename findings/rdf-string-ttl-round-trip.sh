#!/usr/bin/env bash
# rdf-string-ttl 2.0.1: a literal with a line end, a tab or a backslash comes back as another one.
#
# Behaviour. termToString writes a term as Turtle and N-Triples do, with escapes; stringToTerm reads all of these forms, but
# leaves the escapes as they are: a line end comes back as a backslash and an "n". Quotes are the exception. rdf-string
# 2.0.1, by the same maker, escapes nothing and gives each literal back.
#
# By RDF 1.1 Turtle (6.4) and N-Triples (section 7) the sequences stand for the characters.
#
# Input. Six literals.
#
# Why it matters. The strings serve as keys and as a way to store terms; each time a text is stored and read it has
# twice as many backslashes.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund rdf-string-ttl@2.0.1 rdf-string@2.0.1 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { DataFactory } from 'n3';
import { stringToTerm as plainTerm, termToString as plainText } from 'rdf-string';
import { stringToTerm, termToString } from 'rdf-string-ttl';

// A text, and what comes back.
const cases = [
  ['plain', 'plain'],
  ['a "word"', 'a "word"'],
  ['two\nlines', 'two\\nlines'],
  ['a\ttab', 'a\\ttab'],
  ['C:\\temp', 'C:\\\\temp'],
  ['\\u0041', '\\\\u0041'],
];

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['rdf-string-ttl', 'rdf-string', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [text, seen] of cases) {
  const term = DataFactory.literal(text);
  const written = termToString(term);
  const back = stringToTerm(written).value;
  const isPlainRight = plainTerm(plainText(term)).equals(term);
  console.log(`${JSON.stringify(text)} as ${written}: back ${JSON.stringify(back)}; rdf-string right: ${isPlainRight}`);
  if (back !== seen || !isPlainRight) {
    same = false;
    console.log(`  changed: expected ${JSON.stringify(seen)}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
