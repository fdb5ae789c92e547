#!/usr/bin/env bash
# Attean 0.033 (libattean-perl 0.033-1 of Debian 12): DISTINCT in an aggregate is read and not applied: equal values
# are counted, summed and joined as often as they occur.
#
# Behaviour. `COUNT(DISTINCT ?n)` is `COUNT(?n)`, and so it is for SUM, AVG and GROUP_CONCAT, with a GROUP BY or
# without. `SELECT DISTINCT` is right, so that a sub-select gives the right number. SUM and AVG of no row have no value
# in place of 0, and a SUM with a text among its values leaves the text out in place of having no value.
#
# By SPARQL 1.1 (18.5.1, Aggregate Algebra) DISTINCT makes a set of the values before the function is applied; Sum of
# an empty multiset is 0 (18.5.1.3) and so is Avg (18.5.1.4); it adds by op:numeric-add, which has no result for a
# text.
#
# Input. Eleven triples; ten queries.
#
# Why it matters. "How many publishers" is the first question that is asked of a catalogue. The answer is the number of
# its datasets, which looks like one.
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
my $data = ':a :n 1 ; :t "x" ; :by :k . :b :n 2 ; :t "y" ; :by :k . :c :n 2 ; :t "x" ; :by :l . :d :n 10 ; :by :l .';
# A query, the rows by the standard (sorted, "-" where a variable has no value), and those seen.
my @cases = (
  ['SELECT (COUNT(DISTINCT ?n) AS ?r) { ?s :n ?n }', '3', '4'],
  ['SELECT (COUNT(DISTINCT ?by) AS ?r) { ?s :by ?by }', '2', '4'],
  ['SELECT (SUM(DISTINCT ?n) AS ?r) { ?s :n ?n }', '13', '15'],
  ['SELECT (GROUP_CONCAT(DISTINCT ?t; separator="|") AS ?r) { :a :t ?t . ?s :t ?t }', 'x', 'x|x'],
  [
    'SELECT ?by (COUNT(DISTINCT ?n) AS ?r) { :c :n ?n . ?s :n ?n . ?t :by ?by } GROUP BY ?by',
    ':k 1, :l 1', ':k 4, :l 4',
  ],
  ['SELECT (COUNT(?n) AS ?r) { SELECT DISTINCT ?n { ?s :n ?n } }', '3', '3'],
  ['SELECT (COUNT(?n) AS ?r) { ?s :n ?n }', '4', '4'],
  ['SELECT (SUM(?n) AS ?r) { ?s :absent ?n }', '0', '-'],
  ['SELECT (AVG(?n) AS ?r) { ?s :absent ?n }', '0', '-'],
  ['SELECT (SUM(?n) AS ?r) { :a (:n|:t) ?n }', '-', '1'],
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
