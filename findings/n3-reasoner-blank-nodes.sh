#!/usr/bin/env bash
# n3 2.13.12: a rule whose conclusion has a blank node makes one node for all its matches: the addresses of all people
# become one address. A blank node or a list in a condition matches nothing.
#
# Behaviour. `{ ?x :mail ?m } => { ?x :contact [ :value ?m ] }` applied to two people gives both the same contact, with
# both values. In a condition `_:b` and `[ :value ?m ]` are compared as if they were names: the rule never applies, and
# the same rule with a variable in place of the blank node does. Lists in conditions never match. With blank nodes in
# the data rules with variables are right. There is no message.
#
# By Notation3 (W3C Team Submission, https://www.w3.org/TeamSubmission/n3/) a variable such as ?x is meant for all,
# outside of the rule, and a blank node for some, inside of the braces: for each match there is some contact, which is
# not said to be that of another. The package's README ("Reasoning") promises basic graph patterns in both parts; there
# a blank node matches as a variable does (SPARQL 1.1, 4.1.4), and its template makes a new one for each row (16.2.1).
#
# Input. Nine statements about two people; seven rules. Comunica 5.2.3 gives the right number for the same as
# CONSTRUCT.
#
# Why it matters. Rules that map a flat record to a node of its own are the usual ones (DCAT's contact point, temporal
# and spatial nodes). People, places and prices of all records are mixed up.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund n3@2.13.12 @comunica/query-sparql-rdfjs-lite@5.2.3

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql-rdfjs-lite';
import { Parser, Reasoner, Store } from 'n3';

const PREFIX = '@prefix : <urn:x:> . ';
const DATA = `:a :mail "a@example.org" . :b :mail "b@example.org" .
  :a :phone [ :value "1" ] . :b :place ( "north" "south" ) .`;
// A rule; the statements with the predicate :contact or :yes, and the number of their objects: the standard, and seen.
const cases = [
  ['{ ?x :mail ?m } => { ?x :contact [ :value ?m ] }', '2 of 2', '2 of 1'],
  ['{ ?x :mail ?m } => { ?x :contact _:c . _:c :value ?m }', '2 of 2', '2 of 1'],
  ['{ ?x :mail ?m } => { ?x :contact ?m }', '2 of 2', '2 of 2'],
  ['{ ?x :mail _:m } => { ?x :yes ?x }', '2 of 2', '0 of 0'],
  ['{ ?x :phone [ :value ?v ] } => { ?x :yes ?v }', '1 of 1', '0 of 0'],
  ['{ ?x :phone ?p . ?p :value ?v } => { ?x :yes ?v }', '1 of 1', '1 of 1'],
  ['{ ?x :place ( ?a ?b ) } => { ?x :yes ?b }', '1 of 1', '0 of 0'],
];

const parse = (text) => new Parser({ format: 'text/n3' }).parse(PREFIX + text);
const made = (quads) => {
  const found = quads.filter(({ predicate }) => ['urn:x:contact', 'urn:x:yes'].includes(predicate.value));
  return `${found.length} of ${new Set(found.map(({ object }) => object.value)).size}`;
};
function conclude(rule) {
  const store = new Store(parse(DATA));
  new Reasoner(store).reason(new Store(parse(`${rule} .`)));
  return made(store.getQuads());
}
async function construct(rule) {
  const [, condition, conclusion] = rule.match(/^\{(.*)\} => \{(.*)\}$/);
  const query = `PREFIX : <urn:x:> CONSTRUCT { ${conclusion} } WHERE { ${condition} }`;
  const quads = await new QueryEngine().queryQuads(query, { sources: [new Store(parse(DATA))] });
  return made(await quads.toArray());
}

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['n3', '@comunica/query-sparql-rdfjs-lite'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [rule, standard, seen] of cases) {
  const found = conclude(rule);
  const other = await construct(rule);
  console.log(`${rule}: ${found}; standard: ${standard}, Comunica: ${other}`);
  if (found !== seen || other !== standard) {
    same = false;
    console.log(`  changed: expected ${seen}; ${standard}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
