import { describe, expect, it } from 'vitest';
import { Sitemap } from '../../src/http/sitemap.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { MUSEUM, modelOf } from '../support/turtle.ts';

const model = modelOf(`
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en .`);

/** What a sitemap reads of a snapshot, of resources with these addresses. */
function sitemapOf(ids: readonly string[]): Sitemap {
  const described = ids.map((id) => ({ id }));
  return new Sitemap({ base: MUSEUM, model, described } as unknown as Snapshot);
}

function located(pieces: Iterable<string> | undefined): string[] {
  const text = [...(pieces ?? [])].join('');
  return [...text.matchAll(/<loc>(.*?)<\/loc>/g)].flatMap(([, url]) => url ?? []);
}

const works = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${MUSEUM}work/${index}`);

describe('a sitemap', () => {
  it('is one file up to fifty thousand addresses', () => {
    const sitemap = sitemapOf(works(49_998));
    expect(located(sitemap.whole())).toHaveLength(50_000);
    expect(sitemap.part(1)).toBeUndefined();
  });

  it.each([49_999, 200_000])('is several files with an index beyond: %d resources', (count) => {
    const sitemap = sitemapOf(works(count));
    const files = located(sitemap.whole());
    expect([...sitemap.whole()].join('')).toContain('<sitemapindex ');
    expect(files).toEqual(
      Array.from(
        { length: Math.ceil((count + 2) / 50_000) },
        (_, index) => `${MUSEUM}sitemap-${index + 1}.xml`,
      ),
    );
    const parts = files.map((_, index) => located(sitemap.part(index + 1)));
    expect(parts.every(({ length }) => length > 0 && length <= 50_000)).toBe(true);
    expect(parts.flat()).toEqual([MUSEUM, `${MUSEUM}work`, ...works(count)]);
    expect(sitemap.part(files.length + 1)).toBeUndefined();
  });

  it('leaves out what is under no base, what has no address of its own, and what is too long', () => {
    const long = `${MUSEUM}work/${'a'.repeat(2048)}`;
    const sitemap = sitemapOf(['https://other.example/1', `${MUSEUM}work/1#a`, long, MUSEUM]);
    expect(located(sitemap.whole())).toEqual([MUSEUM, `${MUSEUM}work`]);
  });
});
