#!/usr/bin/env bash
# roqet 0.9.33 (Rasqal 0.9.33-2 of Debian 12): `VALUES ?s { :a :b }` is read as one row: ?s is :a, and :b becomes the
# value of the variable that comes next in the query.
#
# Behaviour. In the short form of VALUES, of one variable without brackets, each term is a row. roqet makes one row of
# all of them: the first goes to the variable, the others to what follows. `VALUES ?s { :a :b } ?s :level ?n` gives a
# level :b for :a, which no statement says, and nothing for :b; with three terms and no other variable the other two
# are dropped. The long form, `VALUES (?s) { (:a) (:b) }`, is right, and so is IN. There is no warning.
#
# By SPARQL 1.1 (10.2.2, and grammar rule 63, InlineDataOneVar) the short form is the same as the long one.
#
# Input. Three triples; five queries.
#
# Why it matters. It is the form that people write, and the rows look like data.
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
echo '@prefix : <urn:x:> . :a :level 1 . :b :level 2 . :c :level 3 .' > data.ttl
rows() { ask tsv "$1" | tail -n +2 | sed 's/<urn:x:\([a-z]*\)>/:\1/g' | sort | tr '\t\n' ' ,'; }
expect() { compare "$1" "$2" "$3" "$(rows "$1")"; }
expect 'SELECT ?x { VALUES ?x { 1 2 3 } }' '1,2,3,' '1,'
expect 'SELECT ?s ?n { VALUES ?s { :a :b } ?s :level ?n }' ':a 1,:b 2,' ':a :b,'
expect 'SELECT ?s ?n { VALUES ?s { :a } ?s :level ?n }' ':a 1,' ':a 1,'
expect 'SELECT ?s ?n { VALUES (?s) { (:a) (:b) } ?s :level ?n }' ':a 1,:b 2,' ':a 1,:b 2,'
expect 'SELECT ?s ?n { ?s :level ?n FILTER(?s IN (:a, :b)) }' ':a 1,:b 2,' ':a 1,:b 2,'
if [ "$same" = yes ]; then echo "as stated"; else echo "changed" && exit 1; fi
