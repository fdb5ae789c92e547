#!/usr/bin/env bash
# rdflib 7.6.0: MIN and MAX over addresses give texts: the answer is a literal that no longer leads anywhere.
#
# Behaviour. Of IRIs, MIN and MAX give the first and the last, as an xsd:string. In JSON and XML the type is "literal";
# joined to the data it finds nothing; isIRI is false. SAMPLE of the same gives the IRI.
#
# By SPARQL 1.1 MIN and MAX give one of the values that were put in (18.5.1.5, 18.5.1.6), in the order of ORDER BY,
# which knows IRIs (15.1).
#
# Input. Five triples; seven queries.
#
# Why it matters. `MIN(?x)` is how one of several publishers or licences is taken so that the answer is the same each
# time; the links of what is exported are gone.
#
# Needs Python 3.8 or later with pip. Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
  --target packages rdflib==7.6.0 2> /dev/null

cat > check.py <<'SCRIPT'
import sys

import rdflib

DATA = """PREFIX : <http://example.org/>
:a :name "A" . :b :name "B" . :s :owner :a , :b ; :size 1 ."""
# A query, what SPARQL 1.1 asks for, and what was seen. Rows are sorted; "-" is an unbound variable.
CASES = [
    ("SELECT (isIRI(MIN(?o)) AS ?r) { :s :owner ?o }", "true", "false"),
    ("SELECT (isIRI(MAX(?o)) AS ?r) { :s :owner ?o }", "true", "false"),
    ("SELECT (DATATYPE(MIN(?o)) AS ?r) { :s :owner ?o }", "-", "http://www.w3.org/2001/XMLSchema#string"),
    ("SELECT ?n { { SELECT (MIN(?o) AS ?m) { :s :owner ?o } } ?m :name ?n }", "A", "no row"),
    ("SELECT ?s ?n { { SELECT ?s (MAX(?o) AS ?m) { ?s :owner ?o } GROUP BY ?s } ?m :name ?n }", ":s B", "no row"),
    ("SELECT (isIRI(SAMPLE(?o)) AS ?r) { :s :owner ?o }", "true", "true"),
    ("SELECT (MIN(?o) AS ?r) { ?s :size ?o }", "1", "1"),
]


def short(term):
    return "-" if term is None else str(term).replace("http://example.org/", ":")


def rows_of(result):
    rows = sorted(" ".join(short(row.get(name)) for name in result.vars) for row in result.bindings)
    return ", ".join(rows) or "no row"


graph = rdflib.Graph().parse(data=DATA, format="turtle")
print("rdflib", rdflib.__version__)
same = True
for body, standard, seen in CASES:
    found = rows_of(graph.query("PREFIX : <http://example.org/> " + body))
    print(f"{body}\n  standard: {standard}\n  rdflib:   {found}")
    if found != seen:
        same = False
        print(f"  changed: expected {seen}")
print("as stated" if same else "changed")
sys.exit(0 if same else 1)
SCRIPT

PYTHONPATH=packages python3 check.py
