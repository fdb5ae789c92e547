import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, sourceText } from '../../../src/tools/import/source-text.ts';
import { isXmlText } from '../../../src/rdf/xml-text.ts';
import { imported } from '../../support/pages.ts';
import { runs } from '../../support/runs.ts';
import { widely } from '../../support/wide.ts';

describe('the text of a page', () => {
  it('is what the file has, but for its ends of lines and what no text has', () => {
    const text = '\ufeffA\r\n\r\n  • B \rC\0\f\t"D"\\';
    expect(sourceText({ file: 'a.txt', text })).toBe('A\n\n  • B \nC\t"D"\\');
  });

  it('has each block of an HTML page at its line, and nothing of the site around it', () => {
    const text = [
      '<!doctype html><nav><a href="/">Home</a></nav><main>',
      '<h1>A',
      'page</h1>',
      '<ul><li>one <b>two</b></li><li>three</li>',
      '</ul></main>',
    ].join('\n');
    expect(sourceText({ file: 'a.html', text })).toBe('\nA page\n\n• one two • three');
  });

  it('has every line that the importer reads, at its number, and can be said in every format', () => {
    const line = fc.string({ unit: 'binary', maxLength: 20 });
    const texts = fc.array(line).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(texts, fc.constantFrom('a.txt', 'a.html'), (text, file) => {
        const page = { file, text };
        const lines = sourceText(page).split('\n');
        expect(isXmlText(lines.join('\n'))).toBe(true);
        for (const { number, isAround } of linesOf(page))
          if (!isAround) expect(lines[number - 1]?.trim()).not.toBe('');
      }),
      { numRuns: runs(widely(100, 300), 5_000) },
    );
  });

  it('is a fact of the page', () => {
    const { store } = imported('Esimerkkiviraston tietovarannot\n\n"Virasto" palvelee.\n');
    const [value] = store.getObjects(null, 'http://www.w3.org/ns/prov#value', null);
    expect(value).toMatchObject({
      value: 'Esimerkkiviraston tietovarannot\n\n"Virasto" palvelee.\n',
      language: 'fi',
    });
  });
});
