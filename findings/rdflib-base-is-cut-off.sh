#!/usr/bin/env bash
# rdflib 7.6.0 (Python): with a base, addresses are made relative by cutting the text of the base off: what is read back
# is another resource.
#
# Behaviour. With the base http://example.org/a the address http://example.org/ab is written as <b>, and
# http://example.org/a#x with the base http://example.org/a# as <x>. Turtle, N3 and RDF/XML are the same. A base that
# ends with "/" is right for what is directly below it, apart from a name with a colon: http://example.org/d:e becomes
# <d:e>, an address with the scheme d. In RDF/XML an address below that of a document (http://example.org/a/b with the
# base http://example.org/a) is written as /b: it starts at the root.
#
# By RFC 3986 (5.2, https://www.rfc-editor.org/rfc/rfc3986#section-5.2) a relative path takes the place of what comes
# after the last slash of the base, and (4.2) must not have a colon in its first segment: "./d:e".
#
# Input. One statement each, written by Graph.serialize(base=...) with the base's own @base or xml:base in the text, and
# read again by rdflib and by oxigraph 0.5.11.
#
# Why it matters. The base is an option to make files shorter. Nothing fails: the file has other resources.
#
# Needs Python 3.8 or later with pip. Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund oxigraph@0.5.11
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
  --target packages rdflib==7.6.0 2> /dev/null

cat > check.py <<'SCRIPT'
import json
import subprocess
import sys

import rdflib

# A base, an address; what is read back from Turtle, N3 and RDF/XML.
SITE = "http://example.org/"
CASES = [
    ("a", "ab", "b", "b", "b"),
    ("a#", "a#x", "x", "x", "x"),
    ("a/b", "a/bc", "a/c", "a/c", "a/c"),
    ("", "d:e", "d:e", "d:e", "d:e"),
    ("a", "a/b", "a/b", "a/b", "b"),
    ("", "x", "x", "x", "x"),
    ("a/", "a/x", "a/x", "a/x", "a/x"),
]
FORMATS = ["turtle", "n3", "xml"]
NODE = """const oxigraph = require('oxigraph');
const [text, format, base_iri] = JSON.parse(process.argv[1]);
console.log(oxigraph.parse(text, { format, base_iri })[0].subject.value);"""


def short(address):
    return address[len(SITE):] if address.startswith(SITE) else address


def by_oxigraph(text, name, base):
    format = {"turtle": "ttl", "n3": "n3", "xml": "rdf"}[name]
    arguments = ["node", "-e", NODE, json.dumps([text, format, base])]
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.strip()


def read_back(base, address, name):
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef(address), rdflib.URIRef("urn:x:p"), rdflib.Literal("text")))
    text = graph.serialize(format=name, base=base)
    [again] = rdflib.Graph().parse(data=text, format=name, publicID=base).subjects()
    other = by_oxigraph(text, name, base)
    if str(again) != other:
        raise SystemExit(f"changed: rdflib reads {again}, oxigraph {other}")
    return short(other)


print("rdflib", rdflib.__version__)
same = True
for base, address, *seen in CASES:
    found = [read_back(SITE + base, SITE + address, name) for name in FORMATS]
    print(f"base {SITE}{base}, address {SITE}{address}: Turtle, N3, RDF/XML are read as {', '.join(found)}")
    if found != seen:
        same = False
        print(f"  changed: expected {', '.join(seen)}")
print("as stated" if same else "changed")
sys.exit(0 if same else 1)
SCRIPT

PYTHONPATH=packages python3 check.py
