#!/usr/bin/env bash
# EYE 22.1201.1601 (eye 22.1201.1601~ds-1 of Debian 12): a year is twelve seconds where it is a yearMonthDuration, and
# the year, month and day of a date are cut out by position: 12020 becomes "1202".
#
# Behaviour. `"P1Y"^^xsd:yearMonthDuration` equals `"PT12S"^^xsd:dayTimeDuration` and is less than a day, and a time
# plus it is twelve seconds later: the number of months is taken for seconds. `"P1Y"^^xsd:duration` and days are right.
# `time:year`, `time:month` and `time:day` give "-004", "-0" and "-1" for the year -44; comparison and difference of
# such dates are right. There is no message.
#
# By XML Schema Definition Language 1.1, part 2 (3.4.26) the value of a yearMonthDuration is a number of months, which
# is added to the month of a time (dateTimePlusDuration, appendix E); a year may have a minus and more than four digits
# (3.3.7). `time:year` is the year of a time by the N3 vocabulary (http://www.w3.org/2000/10/swap/time#).
#
# Input. Fourteen rules with constants, no data.
#
# Why it matters. "To be looked at again in a year" and "older than a year" are what rules about records say; with this
# datatype each date is over. Dates before Christ are those of any historical vocabulary.
#
# Needs Debian 12 (amd64) with apt-get and dpkg-deb. Exits with 0 when all of this is seen, with 1 when something
# differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for package in eye=22.1201.1601~ds-1 swi-prolog-core swi-prolog-core-packages \
  libtcmalloc-minimal4 libgmp10 libtinfo6; do
  apt-get download -q -o APT::Sandbox::User=root "$package" > /dev/null
done
for file in *.deb; do dpkg-deb -x "$file" packages; done
export LD_LIBRARY_PATH="$folder/packages/usr/lib/x86_64-linux-gnu:$folder/packages/usr/lib"
export SWI_HOME_DIR="$folder/packages/usr/lib/swi-prolog"
eye() { packages/usr/bin/swipl -x packages/usr/bin/eye.pvm -- --nope --quiet --pass-only-new rule.n3; }
PREFIXES='@prefix : <urn:x:> . @prefix math: <http://www.w3.org/2000/10/swap/math#> .
@prefix time: <http://www.w3.org/2000/10/swap/time#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .'
same=yes
# A condition, the value of ?x or "true" by the standard, and what was seen; "nothing" if the rule does not apply.
expect() {
  local value='true' found
  if [[ $1 = *'?x'* ]]; then value='?x'; fi
  printf '%s\n{ %s } => { :answer :is %s } .\n' "$PREFIXES" "$1" "$value" > rule.n3
  found=$(eye 2> /dev/null | sed -n 's/.*urn:x:is> *\(.*[^ ]\) *\.$/\1/p')
  printf '%s\n  standard: %s\n  EYE:      %s\n' "$1" "$2" "${found:-nothing}"
  if [ "${found:-nothing}" != "$3" ]; then
    same=no
    printf '  changed: expected %s\n' "$3"
  fi
}
echo "EYE $(dpkg-deb -f eye_*.deb Version)"
expect '"P1Y"^^xsd:yearMonthDuration math:equalTo "PT12S"^^xsd:dayTimeDuration' nothing true
expect '"P1Y"^^xsd:yearMonthDuration math:greaterThan "P1D"^^xsd:dayTimeDuration' true nothing
expect '"P1Y"^^xsd:duration math:greaterThan "P1D"^^xsd:dayTimeDuration' true true
expect '("2020-01-31T00:00:00Z"^^xsd:dateTime 0) math:sum ?x' 1580428800 1580428800
expect '("2020-01-31T00:00:00Z"^^xsd:dateTime "P1D"^^xsd:dayTimeDuration) math:sum ?x' 1580515200.0 1580515200.0
expect '("2020-01-31T00:00:00Z"^^xsd:dateTime "P1Y"^^xsd:yearMonthDuration) math:sum ?x' 1612051200 1580428812
expect '"12020-01-05"^^xsd:date time:year ?x' '"12020"' '"1202"'
expect '"12020-01-05"^^xsd:date time:month ?x' '"01"' '"-0"'
expect '"-0044-03-15"^^xsd:date time:year ?x' '"-0044"' '"-004"'
expect '"-0044-03-15"^^xsd:date time:month ?x' '"03"' '"-0"'
expect '"-0044-03-15"^^xsd:date time:day ?x' '"15"' '"-1"'
expect '"2020-03-15"^^xsd:date time:month ?x' '"03"' '"03"'
expect '("12020-01-05"^^xsd:date "12020-01-04"^^xsd:date) math:difference ?x' 86400 86400
expect '"-0044-03-15"^^xsd:date math:lessThan "0001-01-01"^^xsd:date' true true
if [ "$same" = yes ]; then echo "as stated"; else echo "changed" && exit 1; fi
