#!/usr/bin/env bash
# jsonld 9.0.0: compaction loses the direction of a text, or gives one to a text that has none, where the context has a
# default.
#
# Behaviour. With the default language "he" in the context, a text with the language "he" and the direction "rtl" is
# compacted to the bare text: its direction is gone. With a default direction in the context, a text without a
# direction is compacted to the bare text, too, and has the direction when it is read; with both defaults a text with
# one of them gets the other. Where both agree, neither is there, or only the term has one, the text comes back as it
# was.
#
# By JSON-LD 1.1 Processing Algorithms (6.3 Value Compaction, steps 4, 5 and 10) a text is written bare only if its
# language and its direction both match those of the term or the context, or are absent where these are absent.
#
# Input. Nine texts and contexts; each is compacted, expanded again and compared.
#
# Why it matters. Hebrew, Arabic and Persian titles with Latin words in them are shown in the wrong order, or
# left-to-right ones are; where statements are signed by their RDF, the signature no longer fits.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund jsonld@9.0.0

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import jsonld from 'jsonld';

const title = 'http://purl.org/dc/terms/title';
const term = (definition) => ({ title: { '@id': title, ...definition } });

// Context, language and direction of the text before, and after compaction and expansion.
const cases = [
  [{ '@language': 'he' }, 'he rtl', 'he -'],
  [{ '@direction': 'rtl' }, '- -', '- rtl'],
  [{ '@language': 'he', '@direction': 'rtl' }, 'he -', 'he rtl'],
  [{ '@language': 'he', '@direction': 'rtl' }, '- rtl', 'he rtl'],
  [term({ '@direction': 'rtl' }), '- -', '- -'],
  [{ '@language': 'he', '@direction': 'rtl' }, 'he rtl', 'he rtl'],
  [{ '@language': 'he' }, 'he -', 'he -'],
  [{ '@language': 'he', '@direction': 'rtl' }, 'en ltr', 'en ltr'],
  [{}, 'he rtl', 'he rtl'],
];

function valueOf(words) {
  const [language, direction] = words.split(' ');
  const value = { '@value': 'text' };
  if (language !== '-') value['@language'] = language;
  if (direction !== '-') value['@direction'] = direction;
  return value;
}

const wordsOf = (value) => `${value['@language'] ?? '-'} ${value['@direction'] ?? '-'}`;

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(version('jsonld'), `Node ${process.versions.node}; language and direction before, after`);
let same = true;
for (const [context, before, seen] of cases) {
  const expanded = [{ [title]: [valueOf(before)] }];
  const compacted = await jsonld.compact(expanded, context);
  const again = await jsonld.expand(compacted);
  const after = wordsOf(again[0][title][0]);
  const isSame = isDeepStrictEqual(again, expanded);
  console.log(`${JSON.stringify(context)}: ${before}, ${after}; same document ${isSame}`);
  if (after !== seen || isSame !== (before === seen)) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
