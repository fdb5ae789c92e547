import { Writer } from 'n3';
import { describe, expect, it } from 'vitest';
import { ContextDocument } from '../../src/linked-data/context.ts';
import { describeAll, documentOf, type Description } from '../../src/linked-data/description.ts';
import { formats, type Format } from '../../src/linked-data/formats.ts';
import { canonicalForm } from '../support/graph.ts';
import { loadCatalogue } from '../support/catalogue.ts';

const { snapshot, data } = loadCatalogue();
const context = {
  address: 'https://example.org/context.jsonld',
  text: new ContextDocument(snapshot.model).text,
};

function written(
  format: Format,
  descriptions: Iterable<Description>,
  { model } = snapshot,
): string {
  return [...format.write(descriptions, { model, context: context.address })].join('');
}

function canonicalStore(): Promise<string> {
  const lines = data.getQuads(null, null, null, null);
  return canonicalForm(
    new Writer({ format: 'application/n-quads' }).quadsToString(lines),
    'application/n-quads',
    context,
  );
}

describe.each(formats)('$name', (format) => {
  it('says the whole catalogue, no more and no less', async () => {
    const text = written(format, describeAll(snapshot.described));
    expect(await canonicalForm(text, format.mediaType, context)).toBe(await canonicalStore());
  });

  it('has no blank node', () => {
    expect(written(format, describeAll(snapshot.described))).not.toMatch(
      /"_:|^_:|\s_:|\[\s*\]\s*[;.]/m,
    );
  });

  it('gives the same bytes for the same snapshot, read anew', () => {
    const again = loadCatalogue().snapshot;
    expect(written(format, describeAll(again.described), again)).toBe(
      written(format, describeAll(snapshot.described)),
    );
  });
});

describe("a resource's own document", () => {
  const samples = snapshot.described.filter((_, index) => index % 25 === 0);

  it.each(samples.map(({ id }) => id))('is the same graph in every format: %s', async (id) => {
    const descriptions = documentOf(snapshot.resource(id));
    const forms = await Promise.all(
      formats.map((format) =>
        canonicalForm(written(format, descriptions), format.mediaType, context),
      ),
    );
    expect(new Set(forms).size).toBe(1);
    expect(forms[0]).toContain(`<${id}>`);
  });
});
