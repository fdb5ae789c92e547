#!/usr/bin/env bash
# Attean 0.033 (libattean-perl 0.033-1 of Debian 12): a step with `*`, `+` or `?` in a sequence of steps loses a
# variable of its path: rows have no value, or values from everywhere; `?x :broader+ ?x` finds the ends of all paths.
#
# Behaviour. `:a :topic/:broader* ?y` has one row for each topic, with no ?y. The same path in two patterns is right,
# and so is a sequence of plain steps. `:a :broader?/:broader ?y` gives what each node has, not only what :a reaches.
# Without a sequence these paths are right, except where both ends are one variable: `?x :broader+ ?x` finds terms in
# no circle, and each term of a circle of three three times.
#
# By SPARQL 1.1 (18.2.2.4, translation of property paths) a sequence is the join of its two paths over a new variable,
# so that both forms have the same rows; `+` and `*` never double a row of their own (9.3; 18.4, ALP adds to a set).
#
# Input. Six triples, among them a circle of three; nine queries.
#
# Why it matters. `:topic/:broader*` is how a dataset is asked for by a term of a thesaurus.
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
my $data = ':a :topic :k . :k :broader :l . :l :broader :m . :x :broader :y . :y :broader :z . :z :broader :x .';
# A query, the rows by the standard (sorted, "-" where a variable has no value), and those seen.
my @cases = (
  ['SELECT ?y { :a :topic/:broader* ?y }', ':k, :l, :m', '-'],
  ['SELECT ?y { :a :topic ?k . ?k :broader* ?y }', ':k, :l, :m', ':k, :l, :m'],
  ['SELECT ?y { :a :topic/:broader+ ?y }', ':l, :m', '-'],
  ['SELECT ?y { :a :topic/:broader ?y }', ':l', ':l'],
  ['SELECT ?y { :k :broader?/:broader ?y }', ':l, :m', ':l, :m, :x, :y, :z'],
  ['SELECT ?y { :k :broader? ?y }', ':k, :l', ':k, :l'],
  ['SELECT ?y { :k :broader+ ?y }', ':l, :m', ':l, :m'],
  ['SELECT ?x { ?x :broader+ ?x }', ':x, :y, :z', ':l, :m, :m, :x, :x, :x, :y, :y, :y, :z, :z, :z'],
  ['SELECT ?x { ?x :broader/:broader/:broader ?x }', ':x, :y, :z', ':x, :y, :z'],
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
