import { describe, expect, it } from 'vitest';
import { readingCues } from '../../src/asking/cues.ts';
import { atOnce } from '../../src/reading/work.ts';
import { loadCatalogue } from '../support/catalogue.ts';

describe('the cues of kinds of request', () => {
  it('are read a few at a time, so that others are answered meanwhile', () => {
    const { requestKinds } = loadCatalogue().snapshot.model;
    const cues = requestKinds.flatMap((kind) => kind.cues).length;
    let pauses = 0;
    const { scores } = atOnce(
      readingCues('Who has my records?', requestKinds),
      () => (pauses += 1),
    );
    expect(scores).toHaveLength(requestKinds.length);
    expect(cues).toBeGreaterThan(100);
    expect(pauses).toBeGreaterThan(cues / 20);
  });
});
