import { describe, expect, it } from 'vitest';
import { loadModel } from '../../src/operate/open.ts';
import { describeAll } from '../../src/linked-data/description.ts';
import { formats, type Format } from '../../src/linked-data/formats.ts';
import { prefixTerms } from '../../src/linked-data/prefix-terms.ts';
import { collect } from '../../src/store/collect.ts';
import { readFiles } from '../../src/store/files.ts';
import { snapshotOfOntology } from '../support/ontology-snapshot.ts';
import { tripleFileEndings } from '../../src/store/parse.ts';
import { canonicalForm, canonicalQuads } from '../support/graph.ts';
import { canonicalByRapper, isReadByRapper } from '../support/rapper.ts';
import { some } from '../support/wide.ts';

const BASE = 'https://example.org/';
const context = { model: loadModel('ontology'), base: BASE, version: 'test' };

function ontology() {
  return collect(readFiles('ontology', tripleFileEndings), BASE);
}

/** The whole ontology in a format, as read from its files anew. */
function written(format: Format): string {
  const { store, prefixes } = ontology();
  const writing = { base: BASE, prefixes, terms: prefixTerms(prefixes) };
  const { described } = snapshotOfOntology(store, context);
  return [...format.write(describeAll(described), writing)].join('');
}

/** What its files say. */
const wanted = canonicalQuads([...ontology().store]);

describe.each(formats)('the ontology in $name', (format) => {
  it.runIf(some(formats, 7).includes(format))('says what its files say', async () => {
    const text = written(format);
    expect(await canonicalForm(text, format.mediaType)).toBe(await wanted);
    if (isReadByRapper(format.mediaType))
      expect(await canonicalByRapper(text, format.mediaType)).toBe(await wanted);
  });

  it.runIf(some(formats, 5).includes(format))('is the same bytes when it is read anew', () => {
    expect(written(format)).toBe(written(format));
  });
});
