import { describe, expect, it } from 'vitest';
import { strictFaults } from '../../../src/tools/import/strict.ts';
import { earlier, imported } from '../../support/pages.ts';

const UNIT = `Ratasosaston tietovarannot

Ratasosasto huolehtii rattaista.

`;
const LIST = `Rekisterit:
 • Ratasrekisteri
`;

function faults(text: string, other: Parameters<typeof imported>[1] = {}): string[] {
  const { report } = imported(text, other);
  return strictFaults(report, new Set());
}

function html(contents: string): string {
  return `<html lang="fi"><body><main><h1>Esimerkkiviraston tietovarannot</h1>
<h2>Ratasosaston tietovarannot</h2><p>Ratasosasto huolehtii rattaista.</p>
<p>Rekisterit:</p><ul><li>Ratasrekisteri</li></ul>${contents}</main></body></html>`;
}

const inHtml = (contents: string): string[] => faults(html(contents), { file: 'page.html' });

describe('--strict', () => {
  it('has nothing against a page that is clear', () => {
    expect(faults(UNIT + LIST)).toEqual([]);
    expect(inHtml('')).toEqual([]);
  });

  it('has nothing against a case register above the units of an authority', () => {
    const own = 'Esimerkkiviraston tietovarannot\n\nAsiarekisteri\n\nHakutekijät: numero\n\n';
    expect(faults(own + UNIT + LIST)).toEqual([]);
  });

  it('has something against a line that was not understood', () => {
    expect(faults(`${UNIT}${LIST}\nJotain muuta.\n`)).toEqual(['line 8: not understood']);
  });

  it('has something against doubt', () => {
    expect(faults(`${UNIT}${LIST}\n${LIST}`).join()).toContain(
      'not sure: a second list of registers',
    );
  });

  it('takes doubt that an earlier output had already for settled', () => {
    const text = `${UNIT}${LIST}\nHenkilörekisterit, joista kerrotaan muualla:\n • Lahjarekisteri\n`;
    const first = imported(text);
    expect(strictFaults(first.report, new Set())).not.toEqual([]);
    const again = imported(text, { previous: earlier(first) });
    const known = new Set(['Ratasosasto', 'Ratasrekisteri', 'Lahjarekisteri']);
    expect(strictFaults(again.report, known)).toEqual([]);
  });

  it('has something against contents that are hidden where no button shows them', () => {
    expect(
      inHtml('<div hidden><p>Rekisterit:</p><ul><li>Piilorekisteri</li></ul></div>').join(),
    ).toContain('these may be contents');
  });

  it('has something against text that only a script would show', () => {
    expect(inHtml('<template><p>Rekisterit: Toinen ja kolmas</p></template>').join()).toContain(
      'the text in <template> is not read',
    );
  });

  it('has something against an e-mail address that is disguised', () => {
    const contact = '<h2>Tietopyynnöt</h2><p>Kirjoita osoitteeseen arkisto(at)ratas.example.</p>';
    expect(inHtml(contact).join()).toContain('arkisto(at)ratas.example');
  });

  it('has something against what was there before and is there no more', () => {
    const previous = earlier(imported(`${UNIT}${LIST} • Toinen rekisteri\n`));
    const { report } = imported(UNIT + LIST, { previous });
    expect(strictFaults(report, new Set()).join()).toContain(
      'not found any more: Toinen rekisteri',
    );
  });

  it('has something against a page without contents', () => {
    expect(faults('\n').join()).toContain('the page has no contents');
  });

  it('has nothing against a case register that a list of terms tells in one word', () => {
    const inHtml = (value: string) =>
      imported(
        `<main><h1>Esimerkkiviraston tietovarannot</h1><dl><dt>Asiarekisteri</dt>${value}<dt>Säilytysajat</dt><dd>Suunnitelman mukaan</dd></dl></main>`,
        { file: 'page.html' },
      );
    const { turtle, report } = inHtml('<dd>Asianhallinnan diaari</dd>');
    expect(strictFaults(report, new Set())).toEqual([]);
    expect(turtle).toContain('dct:description "Asianhallinnan diaari"@fi');
    const outside = inHtml('</dl><p>Asianhallinnan diaari</p><dl>').report;
    expect(strictFaults(outside, new Set()).join()).toContain('not understood');
  });
});
