#!/usr/bin/env bash
# oxigraph 0.5.11: zero times a decimal with a fraction has no value, nor has zero divided by one: 0 * 0.24 is unbound.
#
# Behaviour. A product of an integer or decimal zero and a decimal that is no whole number, and the quotient of such a
# zero and such a number, is an error in place of 0: the variable is not bound, a FILTER drops the row, and one such row
# leaves a SUM without a value. With whole numbers, with doubles, and in sums and differences, zero is a number as any
# other.
#
# By SPARQL 1.1 (17.3) `*` and `/` of numbers are op:numeric-multiply and op:numeric-divide of XPath, which give the
# product and the quotient of decimals; an error is for a divisor of zero and for overflow (XPath Functions, 6.2).
#
# Input. No data but VALUES; fourteen expressions, a FILTER and a SUM.
#
# Why it matters. Taxes, shares and prices are decimals, and some amounts are zero: the total of a list with one free
# article has no value.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund oxigraph@0.5.11

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { Store } from 'oxigraph';

const { version } = JSON.parse(readFileSync('node_modules/oxigraph/package.json', 'utf8'));
console.log(`oxigraph ${version}; expression: by the standard / seen`);
const store = new Store();
let differs = false;
function check(name, standard, seen, before) {
  console.log(`${name}: ${standard} / ${seen}`);
  differs ||= seen !== before;
}
const valueOf = (expression) => {
  const [row] = store.query(`SELECT (${expression} AS ?x) { VALUES ?free { 0 } }`);
  return row.get('x')?.value ?? 'no value';
};
for (const expression of [
  '0 * 0.24', '0.24 * 0', '0.0 * 1.5', '0.0 * 0.0', '?free * 12345.6', '(2 - 2) * 1.5', '0 / 0.5', '0.0 / 7.5',
])
  check(expression, '0', valueOf(expression), 'no value');
for (const expression of ['0 * 2.0', '2 * 0.0', '0 / 7', '0.0 / 7.0', '0e0 * 0.24', '0.24 - 0.24'])
  check(expression, '0', valueOf(expression), '0');

const prices = 'VALUES ?price { 0 10 10.5 }';
const cheap = store.query(`SELECT ?price { ${prices} FILTER(?price * 0.24 < 1) }`);
check('price * 0.24 < 1', '0', cheap.map((row) => row.get('price').value).join() || 'no row', 'no row');
const [sum] = store.query(`SELECT (SUM(?price * 0.24) AS ?x) { ${prices} }`);
check('SUM(price * 0.24)', '4.92', sum.get('x')?.value ?? 'no value', 'no value');
process.exit(differs ? 1 : 0);
SCRIPT
node check.mjs
