#!/usr/bin/env bash
# rdflib 7.6.0: a sub-select after other patterns has the values of the row outside: totals and averages are those of
# the row itself.
#
# Behaviour. Where a variable of a sub-select, not given by it, has the name of one outside, it has the value of the
# outer row inside of the sub-select. `?s :size ?size { SELECT (SUM(?size) AS ?all) { ?x :size ?size } }` gives each
# size as the sum. A sub-select that groups gives a row without a count where there is none. With the sub-select
# written first, or with other names in it, the answer is right.
#
# By SPARQL 1.1 sub-selects are evaluated first, and only what they give is visible outside (12); so a join is the same
# in both orders (18.5).
#
# Input. Six triples; eight queries.
#
# Why it matters. "More than the average", "the share of the total" and "those of the latest year" are written so, with
# the same names inside and outside. Nothing is larger than its own average: the answer is empty.
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
:a :size 1 ; :title "A" . :b :size 5 ; :title "B" . :c :size 3 ; :part :a ."""
# A query, what SPARQL 1.1 asks for, and what was seen. Rows are sorted; "-" is an unbound variable.
CASES = [
    (
        "SELECT ?s ?size ?all { ?s :size ?size { SELECT (SUM(?size) AS ?all) { ?x :size ?size } } }",
        ":a 1 9, :b 5 9, :c 3 9",
        ":a 1 1, :b 5 5, :c 3 3",
    ),
    (
        "SELECT ?s { ?s :size ?size { SELECT (AVG(?size) AS ?mean) { ?x :size ?size } } FILTER(?size > ?mean) }",
        ":b",
        "no row",
    ),
    (
        "SELECT ?s ?n { ?s :size ?o { SELECT ?s (COUNT(?o) AS ?n) { ?s :part ?o } GROUP BY ?s } }",
        ":c 1",
        ":a -, :b -, :c -",
    ),
    ("SELECT ?s { ?s :title ?v { SELECT ?s { ?s :size ?v } } }", ":a, :b", "no row"),
    (
        "SELECT ?s ?size ?all { { SELECT (SUM(?size) AS ?all) { ?x :size ?size } } ?s :size ?size }",
        ":a 1 9, :b 5 9, :c 3 9",
        ":a 1 9, :b 5 9, :c 3 9",
    ),
    (
        "SELECT ?s { { SELECT (AVG(?size) AS ?mean) { ?x :size ?size } } ?s :size ?size FILTER(?size > ?mean) }",
        ":b",
        ":b",
    ),
    (
        "SELECT ?s ?size ?all { ?s :size ?size { SELECT (SUM(?y) AS ?all) { ?x :size ?y } } }",
        ":a 1 9, :b 5 9, :c 3 9",
        ":a 1 9, :b 5 9, :c 3 9",
    ),
    ("SELECT ?s { { SELECT ?s { ?s :size ?v } } ?s :title ?v }", ":a, :b", ":a, :b"),
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
