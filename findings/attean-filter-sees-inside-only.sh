#!/usr/bin/env bash
# Attean 0.033 (libattean-perl 0.033-1 of Debian 12): the filter of an OPTIONAL or an EXISTS does not see the variables
# of the row outside: values are left out, EXISTS is never true, NOT EXISTS always.
#
# Behaviour. `?s :n ?n OPTIONAL { ?s :next ?o FILTER(?n > 1) }` gives no ?o at all: ?n is unbound for the filter, which
# is an error, thus false. With a variable that is bound inside of the braces it is right, as is the same filter with
# the pattern repeated inside. EXISTS with such a filter has no row, NOT EXISTS all rows. MINUS is right: there the
# standard says that the variable is not seen.
#
# By SPARQL 1.1 (6.1; 18.2.2.6, translation of OPTIONAL) a filter of the optional group becomes the condition of the
# LeftJoin, and is evaluated over the merge of both rows (18.5); EXISTS replaces the variables of its pattern by the
# values of the row (18.6), in its filters, too (8.3.3, Inner FILTERs, has such an example).
#
# Input. Seven triples; eight queries.
#
# Why it matters. "With its successor, if it is out of date" is what OPTIONAL with a filter is for. The rows are all
# there, only the values lack, as if the data had none.
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
my $data = ':a :next :b ; :n 1 . :b :next :c ; :n 2 . :c :next :a ; :n 3 . :d :n 10 .';
# A query, the rows by the standard (sorted, "-" where a variable has no value), and those seen.
my @cases = (
  [
    'SELECT ?s ?v { ?s :n ?n OPTIONAL { ?s :next ?v FILTER(?n > 1) } }',
    ':a -, :b :c, :c :a, :d -', ':a -, :b -, :c -, :d -',
  ],
  [
    'SELECT ?s ?v { ?s :n ?n OPTIONAL { ?s :next ?v . ?s :n ?m FILTER(?m > 1) } }',
    ':a -, :b :c, :c :a, :d -', ':a -, :b :c, :c :a, :d -',
  ],
  [
    'SELECT ?s ?v { ?s :n ?n OPTIONAL { ?s :next ?v FILTER(?v = :c) } }',
    ':a -, :b :c, :c -, :d -', ':a -, :b :c, :c -, :d -',
  ],
  ['SELECT ?s { ?s :n ?n FILTER EXISTS { ?s :next ?v FILTER(?n > 1) } }', ':b, :c', 'no row'],
  ['SELECT ?s { ?s :n ?n FILTER NOT EXISTS { ?s :next ?v FILTER(?n > 1) } }', ':a, :d', ':a, :b, :c, :d'],
  ['SELECT ?s { ?s :n ?n FILTER EXISTS { ?s :next ?v . ?s :n ?m FILTER(?m > 1) } }', ':b, :c', ':b, :c'],
  ['SELECT ?s { ?s :n ?n FILTER NOT EXISTS { ?s :next ?v } }', ':d', ':d'],
  ['SELECT ?s { ?s :n ?n MINUS { ?s :next ?v FILTER(?n > 1) } }', ':a, :b, :c, :d', ':a, :b, :c, :d'],
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
