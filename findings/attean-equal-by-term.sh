#!/usr/bin/env bash
# Attean 0.033 (libattean-perl 0.033-1 of Debian 12): `=`, `!=` and IN compare terms, not values: 1 is not equal to
# 1.0, and noon in Helsinki not to ten o'clock in UTC. `<=` and `>=` compare the values of numbers.
#
# Behaviour. `1 = 1.0`, `01 = 1` and `2 IN (2.0)` are false, `1 != 1.0` is true, while `1 <= 1.0 && 1 >= 1.0` is true.
# Equal instants with other offsets are not equal, and `<` compares the texts of times.
#
# By SPARQL 1.1 (17.3, Operator Mapping) `=` of two numbers is op:numeric-equal and that of two xsd:dateTime is
# op:dateTime-equal, which compare the values, as do op:numeric-less-than and op:dateTime-less-than; IN is a chain of
# `=` (17.4.1.9).
#
# Input. Three triples; nine queries.
#
# Why it matters. Totals are computed as decimals and compared with integers: the filter finds nothing, and its
# negation finds everything.
#
# Needs Debian 12 (amd64) with apt-get, dpkg-deb and its Perl 5.36. Exits with 0 when all of this is seen, with 1 when
# something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
names=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \
  --no-enhances libattean-perl | grep -E '^lib[a-z0-9-]+-perl$' | sort -u)
apt-cache policy $names | awk '/^lib/ { name = $1 } /Candidate: [^(]/ { print substr(name, 1, length(name) - 1) }' |
  sed 's/^libattean-perl$/&=0.033-1/' | xargs apt-get download -q -o APT::Sandbox::User=root > /dev/null
for file in *.deb; do dpkg-deb -x "$file" packages; done
export PERL5LIB="$folder/packages/usr/share/perl5:$folder/packages/usr/lib/x86_64-linux-gnu/perl5/5.36"

cat > check.pl <<'SCRIPT'
use strict;
use warnings;
use Attean;
use Attean::IDPQueryPlanner;
use Attean::RDF;

my $prefixes = 'PREFIX : <urn:x:> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ';
my $data = ':a :n 2 . :b :n 2.0 . :c :n 3 .';
# A query, the rows by the standard (sorted, "-" where a variable has no value), and those seen.
my @cases = (
  ['SELECT ?s { ?s :n ?n FILTER(?n = 2) }', ':a, :b', ':a'],
  ['SELECT ?s { ?s :n ?n FILTER(?n != 2) }', ':c', ':b, :c'],
  ['SELECT ?s { ?s :n ?n FILTER(?n <= 2 && ?n >= 2) }', ':a, :b', ':a, :b'],
  ['SELECT ?s { ?s :n ?n FILTER(?n IN (2.0, 3.0)) }', ':a, :b, :c', ':b'],
  ['SELECT ?s { ?s :n ?n FILTER(?n NOT IN (2.0, 3.0)) }', 'no row', ':a, :c'],
  ['SELECT (01 = 1 AS ?x) (1e0 = 1 AS ?y) { }', 'true true', 'false false'],
  ['SELECT (1 < 1.5 AS ?x) (1 = 1 AS ?y) { }', 'true true', 'true true'],
  [
    'SELECT ("2020-01-01T12:00:00+02:00"^^xsd:dateTime = "2020-01-01T10:00:00Z"^^xsd:dateTime AS ?r) { }',
    'true', 'false',
  ],
  [
    'SELECT ("2020-01-01T11:00:00+02:00"^^xsd:dateTime < "2020-01-01T10:00:00Z"^^xsd:dateTime AS ?r) { }',
    'true', 'false',
  ],
);

my $graph = iri('urn:x:graph');
my $model = Attean::MutableQuadModel->new(store => Attean->get_store('Memory')->new);
my $turtle = Attean->get_parser('Turtle')->new(base => iri('urn:x:'));
$model->add_iter($turtle->parse_iter_from_bytes($prefixes . $data)->as_quads($graph));

sub short {
  my ($term) = @_;
  return '-' if !defined $term;
  return $term->value =~ s/^urn:x:/:/r;
}

sub answer {
  my ($text) = @_;
  my $algebra = Attean->get_parser('SPARQL')->parse($prefixes . $text);
  my @names = $algebra->in_scope_variables;
  my $rows = Attean::IDPQueryPlanner->new->plan_for_algebra($algebra, $model, [$graph])->evaluate($model);
  my @found;
  while (my $row = $rows->next) {
    push @found, join ' ', map { short($row->value($_)) } sort @names;
  }
  return join(', ', sort @found) || 'no row';
}

print "Attean $Attean::VERSION, Perl $^V\n";
my $same = 1;
for my $case (@cases) {
  my ($text, $standard, $seen) = @$case;
  my $found = answer($text);
  print "$text\n  standard: $standard\n  Attean:   $found\n";
  if ($found ne $seen) {
    $same = 0;
    print "  changed: expected $seen\n";
  }
}
print $same ? "as stated\n" : "changed\n";
exit($same ? 0 : 1);
SCRIPT

/usr/bin/perl check.pl
