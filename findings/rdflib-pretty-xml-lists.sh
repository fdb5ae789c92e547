#!/usr/bin/env bash
# rdflib 7.6.0 (Python): the writer "pretty-xml" turns the texts and numbers of a list into addresses.
#
# Behaviour. `ex:x ex:p ("one" "two"@en 3)` is written with rdf:parseType="Collection" and <rdf:Description
# rdf:about="one"/>, .../"two", .../"3": relative addresses, resolved against whatever the file's own is. Language and
# type are gone. There is a warning, but it is about statements on the list that were "ignored", also for a list of
# addresses, which is right. The other writers ("xml", "turtle", "nt") are right.
#
# By RDF 1.1 XML Syntax (7.2.19, https://www.w3.org/TR/rdf-syntax-grammar/#parseTypeCollectionPropertyElt) a Collection
# has node elements only: a literal cannot be a member, and the list must be written with rdf:first and rdf:rest.
#
# Input. Four lists of one to three members. Each is written in four formats, read again by rdflib, and the list is
# compared.
#
# Why it matters. sh:in of texts, the order of authors' names and table rows are such lists. The file is valid RDF/XML.
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
import warnings

import rdflib
from rdflib.collection import Collection

EX = rdflib.Namespace("http://example.org/")
PREFIX = "@prefix ex: <http://example.org/> .\n"
# A list in Turtle; its members, and its members after "pretty-xml". All others must be as the first.
CASES = [
    ('("one" "two"@en 3)', "one, two@en, 3^^integer", "<base/one>, <base/two>, <base/3>"),
    ('(ex:a "b")', "<ex/a>, b", "<ex/a>, <base/b>"),
    ('("2020-05-01")', "2020-05-01", "<base/2020-05-01>"),
    ("(ex:a ex:b)", "<ex/a>, <ex/b>", "<ex/a>, <ex/b>"),
]


def words(term):
    if isinstance(term, rdflib.URIRef):
        return f"<{term}>".replace(str(EX), "ex/").replace("http://base.example/", "base/")
    if term.language:
        return f"{term}@{term.language}"
    return f"{term}^^{term.datatype.split('#')[1]}" if term.datatype else str(term)


def read_back(turtle, name):
    graph = rdflib.Graph().parse(data=f"{PREFIX} ex:x ex:p {turtle} .", format="turtle")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text = graph.serialize(format=name)
    parser = {"pretty-xml": "xml"}.get(name, name)
    again = rdflib.Graph().parse(data=text, format=parser, publicID="http://base.example/")
    return ", ".join(words(term) for term in Collection(again, again.value(EX.x, EX.p)))


print("rdflib", rdflib.__version__)
same = True
for turtle, standard, seen in CASES:
    found = read_back(turtle, "pretty-xml")
    others = [read_back(turtle, name) for name in ("xml", "turtle", "nt")]
    print(f"{turtle}: pretty-xml {found}; xml {others[0]}; turtle {others[1]}; nt {others[2]}")
    if found != seen or others != [standard] * 3:
        same = False
        print(f"  changed: expected {seen}; {standard}")
print("as stated" if same else "changed")
sys.exit(0 if same else 1)
SCRIPT

PYTHONPATH=packages python3 check.py
