#!/usr/bin/env bash
# rapper 2.0.15 (Raptor 2.0.15-4+deb12u1 of Debian 12): Turtle writes each number bare, whatever its form: doubles
# become integers or decimals, decimals become integers, and INF is no Turtle at all.
#
# Behaviour. "5"^^xsd:double is written as 5, which is an integer; "5.0"^^xsd:double as 5.0, which is a decimal;
# "5"^^xsd:decimal as 5. "INF"^^xsd:double is written as INF, which no parser takes. "1"^^xsd:boolean becomes true, the
# other literal of that value. Integers, decimals with a point, doubles with an exponent and other types are right, and
# so are N-Triples and RDF/XML.
#
# By Turtle (2.5.2, 6.4; https://www.w3.org/TR/turtle/#abbrev) the form of a bare number decides its type: only digits
# are an integer, with a point a decimal, with an exponent a double. All else needs quotes and ^^.
#
# Input. Nine statements in N-Triples; the Turtle is read by n3 2.13.12.
#
# Why it matters. Raptor is behind rapper, Redland and R's rdflib. A conversion from RDF/XML to Turtle changes the types
# of measurements, so that SHACL's sh:datatype fails and joins by value find nothing.
#
# Needs Debian 12 (amd64) with apt-get and dpkg-deb. Exits with 0 when all of this is seen, with 1 when something
# differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund n3@2.13.12
for package in raptor2-utils=2.0.15-4+deb12u1 libraptor2-0=2.0.15-4+deb12u1 libyajl2 libxslt1.1 libcurl3-gnutls; do
  apt-get download -q -o APT::Sandbox::User=root "$package" > /dev/null
done
for file in *.deb; do dpkg-deb -x "$file" packages; done
export LD_LIBRARY_PATH="$folder/packages/usr/lib/x86_64-linux-gnu"

cat > check.mjs <<'SCRIPT'
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Parser } from 'n3';

const XSD = 'http://www.w3.org/2001/XMLSchema#';

// A literal, and what is read back of Turtle.
const cases = [
  ['5 double', '5 integer'],
  ['5.0 double', '5.0 decimal'],
  ['5 decimal', '5 integer'],
  ['INF double', 'no Turtle'],
  ['1 boolean', 'true boolean'],
  ['5e0 double', '5e0 double'],
  ['5.0 decimal', '5.0 decimal'],
  ['05 integer', '05 integer'],
  ['5 float', '5 float'],
];

function rapper(input, ...options) {
  return execFileSync('packages/usr/bin/rapper', options, { input }).toString();
}

function readBack(literal, output) {
  const [text, type] = literal.split(' ');
  const statement = `<urn:x:a> <urn:x:p> "${text}"^^<${XSD}${type}> .\n`;
  const written = rapper(statement, '-q', '-i', 'ntriples', '-o', output, '-', 'http://example.org/');
  try {
    const { object } = new Parser().parse(written)[0];
    return `${object.value} ${object.datatype.value.replace(XSD, '')}`;
  } catch {
    return 'no Turtle';
  }
}

const { version } = JSON.parse(readFileSync('node_modules/n3/package.json', 'utf8'));
console.log(`rapper ${rapper('', '--version').trim()}, n3 ${version}`);
let same = true;
for (const [literal, seen] of cases) {
  const found = readBack(literal, 'turtle');
  const ntriples = readBack(literal, 'ntriples');
  console.log(`${literal}: Turtle ${found}, N-Triples ${ntriples}`);
  if (found !== seen || ntriples !== literal) {
    same = false;
    console.log(`  changed: expected ${seen}; ${literal}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
