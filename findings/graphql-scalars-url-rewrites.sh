#!/usr/bin/env bash
# graphql-scalars 2.0.0: the scalar URL gives other addresses than it was given: in RDF, other resources.
#
# Behaviour. An argument is parsed with the WHATWG URL parser, and so is a result: http://example.org/café becomes
# http://example.org/caf%C3%A9, http://example.org becomes http://example.org/, dots in the path are resolved, the port
# 80 and capitals of the host go, an international host becomes xn--. A lookup of the argument in a store finds nothing;
# in an answer the client gets an address that is not in the data. Plain ASCII addresses and URNs stay as they are.
#
# By RDF 1.1 Concepts (3.2, https://www.w3.org/TR/rdf11-concepts/#section-IRIs) two IRIs are equal if their characters
# are, and further normalization must not be done when they are compared; the note there warns of just these forms.
#
# Input. Eight addresses that n3 2.13.12 takes as IRIs. Each is the subject of a statement, is looked up as an argument
# of the type URL, and given back as a result of it.
#
# Why it matters. It is a common scalar for addresses. Over linked data, nodes with letters beyond ASCII cannot be asked
# for, and the links of an answer lead elsewhere.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund graphql@16.15.0 graphql-scalars@2.0.0 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { execute, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql';
import { GraphQLURL } from 'graphql-scalars';
import { DataFactory, Parser, Store } from 'n3';

// An address, and the address that an answer has; if they differ, the lookup finds nothing.
const cases = [
  ['http://example.org/caf\u00e9', 'http://example.org/caf%C3%A9'],
  ['http://example.org', 'http://example.org/'],
  ['http://example.org/a/../b', 'http://example.org/b'],
  ['http://EXAMPLE.org/a', 'http://example.org/a'],
  ['http://example.org:80/a', 'http://example.org/a'],
  ['http://b\u00fccher.example/a', 'http://xn--bcher-kva.example/a'],
  ['http://example.org/a%20b#c', 'http://example.org/a%20b#c'],
  ['urn:isbn:9780000000000', 'urn:isbn:9780000000000'],
];

const store = new Store(new Parser().parse(cases.map(([address]) => `<${address}> <urn:x:p> "found" .`).join('\n')));
const query = new GraphQLObjectType({
  name: 'Query',
  fields: {
    lookup: {
      type: GraphQLString,
      args: { id: { type: new GraphQLNonNull(GraphQLURL) } },
      resolve: (_, { id }) => store.getObjects(DataFactory.namedNode(String(id)))[0]?.value ?? 'not found',
    },
    link: { type: GraphQLURL, resolve: ({ address }) => address },
  },
});
const schema = new GraphQLSchema({ query });
const document = parse('query ($id: URL!) { lookup(id: $id) link }');

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['graphql', 'graphql-scalars', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [address, seen] of cases) {
  const { data } = await execute({ schema, document, variableValues: { id: address }, rootValue: { address } });
  const link = String(data.link);
  console.log(`${address}: ${data.lookup}, answered as ${link}`);
  if (link !== seen || data.lookup !== (seen === address ? 'found' : 'not found')) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
