import { describe, expect, it } from 'vitest';
import { mapping, type Sitemap } from '../../src/http/sitemap.ts';
import { atOnce } from '../../src/reading/work.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { sitemapFlaws } from '../support/sitemap-schema.ts';
import { MUSEUM, modelOf, snapshotOf } from '../support/turtle.ts';

const model = modelOf(`
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en .`);

/** What a sitemap reads of a snapshot, of resources with these addresses. */
function sitemapOf(ids: readonly string[]): Sitemap {
  const described = ids.map((id) => ({ id }));
  return atOnce(mapping({ base: MUSEUM, model, described } as unknown as Snapshot));
}

function located(pieces: Iterable<string> | undefined): string[] {
  const text = [...(pieces ?? [])].join('');
  return [...text.matchAll(/<loc>(.*?)<\/loc>/g)].flatMap(([, url]) => url ?? []);
}

const works = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${MUSEUM}work/${index}`);

describe('a sitemap', () => {
  it('is one file up to ten thousand addresses', () => {
    const sitemap = sitemapOf(works(9_998));
    expect(located(sitemap.whole())).toHaveLength(10_000);
    expect(sitemap.part(1)).toBeUndefined();
  });

  it('is made in pieces, between which others have their turn', () => {
    const described = works(40_000).map((id) => ({ id }));
    let pauses = 0;
    const work = mapping({ base: MUSEUM, model, described } as unknown as Snapshot);
    expect(located(atOnce(work, () => (pauses += 1)).whole())).toHaveLength(5);
    expect(pauses).toBeGreaterThan(50);
  });

  it.each([9_999, 40_000])('is several files with an index beyond: %d resources', (count) => {
    const sitemap = sitemapOf(works(count));
    const files = located(sitemap.whole());
    expect([...sitemap.whole()].join('')).toContain('<sitemapindex ');
    expect(files).toEqual(
      Array.from(
        { length: Math.ceil((count + 2) / 10_000) },
        (_, index) => `${MUSEUM}sitemap-${index + 1}.xml`,
      ),
    );
    const parts = files.map((_, index) => located(sitemap.part(index + 1)));
    expect(parts.every(({ length }) => length > 0 && length <= 10_000)).toBe(true);
    expect(parts.flat()).toEqual([MUSEUM, `${MUSEUM}work`, ...works(count)]);
    expect(sitemap.part(files.length + 1)).toBeUndefined();
  });

  it('leaves out what is under no base, what has no address of its own, and what is too long', () => {
    const long = `${MUSEUM}work/${'a'.repeat(2048)}`;
    const sitemap = sitemapOf(['https://other.example/1', `${MUSEUM}work/1#a`, long, MUSEUM]);
    expect(located(sitemap.whole())).toEqual([MUSEUM, `${MUSEUM}work`]);
  });

  it('is never larger than a file may be, whatever its addresses', () => {
    const long = Array.from({ length: 9_998 }, (_, index) => {
      const start = `${MUSEUM}work/${index}`;
      return `${start}${"'".repeat(Math.floor((800 - start.length) / 6))}`;
    });
    const bytes = [...sitemapOf(long).whole()].reduce((sum, piece) => sum + piece.length, 0);
    expect(bytes).toBeGreaterThan(20_000_000);
    expect(bytes).toBeLessThan(50_000_000);
  });
});

const DATA = `
  <> a :Catalogue ; :changed "2026-03-02"^^xsd:date .
  <work/a> a :Work ; :changed "2026-01-05"^^xsd:date .
  <work/b> a :Work .
  <work/c> a :Work .
  <work/d> a :Work ; :changed "20260-01-05"^^xsd:date .
  <record/b> a :Record ; :about <work/b> ; :changed "2025-12-31+02:00"^^xsd:date ; :has <entry/b> .
  <entry/b> a :Entry ; :changed "2026-02-01"^^xsd:date .`;

const ONTOLOGY = `
  :CatalogueShape a sh:NodeShape ; sh:targetClass :Catalogue ; sh:order 0 ;
    sh:codeIdentifier "Catalogue" ; varanto:segment "" ; sh:description "The whole."@en ;
    sh:property ${changed()} .
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
    sh:property ${changed()} , [ sh:path [ sh:inversePath :about ] ; sh:class :Record ; sh:order 2 ;
      sh:codeIdentifier "source" ; sh:maxCount 1 ; sh:description "Its source."@en ;
      dash:propertyRole varanto:SourceRole ] .
  :RecordShape a sh:NodeShape ; sh:targetClass :Record ; sh:order 2 ; sh:codeIdentifier "Record" ;
    varanto:plural "records" ; varanto:segment "record" ; sh:description "A record."@en ;
    sh:property ${changed()} , [ sh:path :has ; sh:class :Entry ; sh:order 2 ;
      sh:codeIdentifier "entries" ; sh:description "Its entries."@en ;
      dash:propertyRole varanto:EntryRole ] .
  :EntryShape a sh:NodeShape ; sh:targetClass :Entry ; sh:order 3 ; sh:codeIdentifier "Entry" ;
    varanto:plural "entries" ; varanto:segment "entry" ; sh:description "An entry."@en ;
    sh:property ${changed()} .`;

function changed(): string {
  return `[ sh:path :changed ; sh:datatype xsd:date ; sh:maxCount 1 ; sh:order 1 ;
    sh:codeIdentifier "changed" ; sh:description "The day."@en ;
    dash:propertyRole varanto:ModifiedRole ]`;
}

describe('the days in a sitemap', () => {
  const text = [...atOnce(mapping(snapshotOf(ONTOLOGY, DATA))).whole()].join('');
  const dayOf = (path: string): string | undefined => {
    const entry = new RegExp(`<loc>${MUSEUM}${path}</loc>(?:<lastmod>([^<]*)</lastmod>)?`);
    return entry.exec(text)?.[1];
  };

  it('are those that the catalogue states: of the resource, its record or an entry of that, the newest', () => {
    expect(dayOf('work/a')).toBe('2026-01-05');
    expect(dayOf('work/b')).toBe('2026-02-01');
    expect(dayOf('entry/b')).toBe('2026-02-01');
  });

  it('are left out where it states none, or one that a sitemap cannot have', () => {
    expect(text).toContain(`<loc>${MUSEUM}work/c</loc><xhtml:link`);
    expect(text).toContain(`<loc>${MUSEUM}work/d</loc><xhtml:link`);
  });

  it('are those of the catalogue for what is about all of it', () => {
    expect(['', 'work', 'record'].map(dayOf)).toEqual(['2026-03-02', '2026-03-02', '2026-03-02']);
  });

  it('and the pages in each language are as the schema of sitemaps wants them', () => {
    expect(sitemapFlaws(text)).toEqual([]);
    const links = '<xhtml:link rel="alternate" hreflang="';
    expect(text).toContain(
      `${links}sv" href="${MUSEUM}work/a?lang=sv"/>${links}x-default" href="${MUSEUM}work/a"/>`,
    );
    const upside = text.replace(/(<lastmod>.*?<\/lastmod>)(<xhtml.*?)(?=<\/url>)/, '$2$1');
    expect(sitemapFlaws(upside)).not.toEqual([]);
  });
});
