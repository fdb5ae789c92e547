#!/usr/bin/env bash
# roqet 0.9.33 (Rasqal 0.9.33-2 of Debian 12): in TSV results each literal of a numeric type is written bare, so that
# "1"^^xsd:double is an integer to the reader, and `INF` and `n/a` are nothing at all.
#
# Behaviour. Doubles, floats and decimals whose text has no point or exponent are written as integers are. INF, NaN and
# ill-typed texts are written without quotes and without a type, which is no term of TSV. XML of the same answer has
# text and type.
#
# By SPARQL 1.1 Query Results TSV (4) terms are written as in SPARQL and Turtle, where a bare number without a point is
# an xsd:integer, one with a point an xsd:decimal, and one with an exponent an xsd:double; all else needs quotes and
# its datatype.
#
# Input. Nine literals.
#
# Why it matters. TSV is the one of the two table formats that keeps types. A sum, or a column of measures with INF in
# it, comes back as something else, or stops the reader.
#
# Needs Debian 12 (amd64) with apt-get, dpkg-deb and curl, whose libraries are used. Exits with 0 when all of this is
# seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for package in rasqal-utils=0.9.33-2 librasqal3=0.9.33-2 libraptor2-0 libmhash2 libyajl2 libxslt1.1 libcurl3-gnutls; do
  apt-get download -q -o APT::Sandbox::User=root "$package" > /dev/null
done
for file in *.deb; do dpkg-deb -x "$file" packages; done
export LD_LIBRARY_PATH="$folder/packages/usr/lib/x86_64-linux-gnu"
ask() {
  packages/usr/bin/roqet --quiet --input sparql --results "$1" --data "file:$folder/data.ttl" --exec "PREFIX : <urn:x:>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
$2" 2>&1
}
same=yes
compare() {
  printf '%s\n  standard: %s\n  roqet:    %s\n' "$1" "$2" "$4"
  if [ "$3" != "$4" ]; then
    same=no
    printf '  changed: expected %s\n' "$3"
  fi
}
echo "roqet $(packages/usr/bin/roqet --version)"
touch data.ttl
expect() {
  local query="SELECT ?x { VALUES (?x) { ($1) } }"
  local datatype
  datatype=$(ask xml "$query" | sed -n 's/.*#\(.*\)">.*<\/literal>.*/\1/p')
  compare "$1 (in XML: $datatype)" "$2" "$3" "$(ask tsv "$query" | tail -n 1)"
  [ "$datatype" = "$4" ] || same=no
}
long='"1"^^<http://www.w3.org/2001/XMLSchema#'
expect '"1"^^xsd:double' "${long}double> or 1e0" '1' double
expect '"1"^^xsd:float' "${long}float>" '1' float
expect '"1"^^xsd:decimal' "${long}decimal> or 1.0" '1' decimal
expect '"12.5"^^xsd:double' '12.5e0, or with its type' '12.5' double
expect '"INF"^^xsd:double' 'with quotes and its type' 'INF' double
expect '"NaN"^^xsd:double' 'with quotes and its type' 'NaN' double
expect '"n/a"^^xsd:integer' 'with quotes and its type' 'n/a' integer
expect '1.5' '1.5' '1.5' decimal
expect '1' '1' '1' integer
if [ "$same" = yes ]; then echo "as stated"; else echo "changed" && exit 1; fi
