import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import { DataFactory, Store } from 'n3';
import { describe, expect, it, vi } from 'vitest';
import { ContextDocument } from '../../src/linked-data/context.ts';
import { describeAll, documentOf, type Description } from '../../src/linked-data/description.ts';
import { formatAtEnd, formatNamed, formats, type Format } from '../../src/linked-data/formats.ts';
import { modelWriting } from '../../src/linked-data/writing.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { arbitraryQuads } from '../support/arbitrary-graph.ts';
import { BASE, loadCatalogue, readCatalogue } from '../support/catalogue.ts';
import { canonicalForm, canonicalQuads, quadsOfStreamedJsonLd } from '../support/graph.ts';
import { canonicalByRapper, isReadByRapper } from '../support/rapper.ts';
import { runs } from '../support/runs.ts';
import { some, widely } from '../support/wide.ts';

const { snapshot, data } = loadCatalogue();
const { model } = snapshot;
const context = {
  address: 'https://example.org/context.jsonld',
  text: new ContextDocument(model).text,
};
const writing = modelWriting(model, { base: BASE, context: context.address });

function written(format: Format, descriptions: Iterable<Description>): string {
  return [...format.write(descriptions, writing)].join('');
}

function writtenQuads(format: Format, quads: readonly Quad[]): string {
  const some = new Snapshot(new Store([...quads]), { model, base: BASE, version: 'test' });
  return written(format, describeAll(some.described));
}

const hostile = arbitraryQuads({ model, base: BASE, namespaces: Object.values(model.prefixes) });

/** The catalogue as its files have it, and as another reading of them has it. */
const whole = canonicalQuads([...data]);
const again = readCatalogue().snapshot;

/** Many random graphs in one: a program that reads it is started once. */
const manyHostile = [...new Store(fc.sample(hostile, runs(widely(40, 200), 800)).flat())];

/** The formats whose whole texts are read, in the short run JSON-LD and by rapper one in four; and those whose bytes are compared. */
const readWhole = some(formats, 7);
const readByRapper = some(
  formats.filter(({ mediaType }) => isReadByRapper(mediaType)),
  4,
);
const compared = some(formats, 5);

describe.each(formats)('$name', (format) => {
  const { mediaType } = format;
  let wholeText: string | undefined;
  const text = (): string => (wholeText ??= written(format, describeAll(snapshot.described)));

  it.runIf(readWhole.includes(format))(
    'says the whole catalogue, no more and no less',
    async () => {
      expect(await canonicalForm(text(), mediaType, context)).toBe(await whole);
    },
  );

  it.runIf(readByRapper.includes(format))('says it to rapper too', async () => {
    expect(await canonicalByRapper(text(), mediaType)).toBe(await whole);
  });

  it('says any statements that a catalogue may have', async () => {
    const property = fc.asyncProperty(hostile, async (quads) => {
      expect(await canonicalForm(writtenQuads(format, quads), mediaType, context)).toBe(
        await canonicalQuads(quads),
      );
    });
    await fc.assert(property, { numRuns: runs(widely(5, 25), 400) });
  });

  it.runIf(isReadByRapper(mediaType))('says them to rapper too', async () => {
    const hostileText = writtenQuads(format, manyHostile);
    expect(await canonicalByRapper(hostileText, mediaType)).toBe(await canonicalQuads(manyHostile));
  });

  it.runIf(mediaType === 'application/ld+json')('says them to a reader of streams', async () => {
    const quads = await quadsOfStreamedJsonLd(writtenQuads(format, manyHostile), context);
    expect(await canonicalQuads(quads)).toBe(await canonicalQuads(manyHostile));
  });

  it.runIf(compared.includes(format))('has no blank node', () => {
    expect(text()).not.toMatch(/"_:|^_:|\s_:|nodeID|\[\s*\]\s*[;.]/m);
  });

  it.runIf(compared.includes(format))(
    'gives the same bytes for the same snapshot, read anew',
    () => {
      expect(written(format, describeAll(again.described))).toBe(text());
    },
  );

  it.runIf(compared.includes(format))(
    'gives the same bytes whether the statements were read before or not',
    () => {
      const fresh = new Snapshot(data, { model, base: BASE, version: 'test' });
      const read = vi.spyOn(fresh, 'quads');
      const passing = written(format, describeAll(fresh.described));
      // A dump keeps nothing of what it has read.
      for (const resource of fresh.described) expect(resource.statements.size).toBeGreaterThan(0);
      expect(read).toHaveBeenCalledTimes(2 * fresh.described.length);
      expect(written(format, describeAll(fresh.described))).toBe(passing);
    },
  );

  it('can say nothing', async () => {
    expect(await canonicalForm(written(format, []), mediaType, context)).toBe('');
    const nothing = [{ resource: snapshot.resource(`${BASE}none`), statements: [] }];
    expect(await canonicalForm(written(format, nothing), mediaType, context)).toBe('');
  });

  it('is found by its name and by its ending', () => {
    expect(formatNamed(format.name.toUpperCase())).toBe(format);
    expect(formatNamed(format.ending)).toBe(format);
    expect(formatNamed(format.ending.slice(1))).toBe(format);
    expect(formatAtEnd(`${BASE}catalogue${format.ending}`)).toBe(format);
  });
});

describe('a format', () => {
  it('is found by its media type: of two the one that is listed first', () => {
    expect(formats.map(({ mediaType }) => formatNamed(mediaType)?.ending)).toEqual([
      ...['.jsonld', '.ttl', '.nt', '.nq', '.trig', '.rdf', '.jsonld'],
    ]);
    expect(formatNamed('html')).toBeUndefined();
    expect(formatAtEnd(`${BASE}a.html`)).toBeUndefined();
  });

  it('of a media type that has several is told by profiles, each of one format', () => {
    const profiles = formats.flatMap((format) => format.profiles ?? []);
    expect(new Set(profiles).size).toBe(profiles.length);
    for (const { mediaType, profiles: own } of formats)
      expect(own !== undefined).toBe(
        formats.filter((each) => each.mediaType === mediaType).length > 1,
      );
  });
});

describe("a resource's own document", () => {
  it('is the same graph in every format', async () => {
    const some = snapshot.described.filter(
      (_resource, index) => index % runs(widely(48, 8), 1) === 0,
    );
    for (const resource of some) {
      const descriptions = documentOf(resource);
      const forms = await Promise.all(
        formats.map((format) =>
          canonicalForm(written(format, descriptions), format.mediaType, context),
        ),
      );
      expect(new Set(forms).size, resource.id).toBe(1);
      expect(forms[0]).toContain(`<${resource.id}>`);
    }
  });
});

/** A double as a format writes it in a statement. */
function doubleIn(format: string, lexical: string): string {
  const double = DataFactory.namedNode('http://www.w3.org/2001/XMLSchema#double');
  const statement = DataFactory.quad(
    DataFactory.namedNode(`${BASE}a`),
    DataFactory.namedNode('https://example.org/p'),
    DataFactory.literal(lexical, double),
  );
  const writer = formatNamed(format);
  const text = writer ? writtenQuads(writer, [statement]) : '';
  const [, found] = /(?:"@value": |<https:\/\/example.org\/p> )"([^"]*)"/.exec(text) ?? [];
  return found ?? text;
}

describe('a double that is not in its canonical form', () => {
  it.each([
    ['1.50', '1.5E0'],
    ['-0', '-0.0E0'],
    ['+INF', 'INF'],
    ['0.30000000000000004', '3.0000000000000004E-1'],
  ])('is %s as it is written in RDF, and %s in JSON-LD', (lexical, canonical) => {
    expect(
      ['ttl', 'nt', 'jsonld', '.expanded.jsonld'].map((name) => doubleIn(name, lexical)),
    ).toEqual([...[lexical, lexical, canonical, canonical]]);
  });
});
