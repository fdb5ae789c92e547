import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlLines } from '../../../src/tools/import/html-lines.ts';

function shown(html: string): string[] {
  return htmlLines(html).map(({ number, text, isItem, level, links, isAround }) =>
    [number, level && `h${level}`, isItem && 'item', isAround && 'around', text, ...links]
      .filter(Boolean)
      .join(' '),
  );
}

describe('the lines of an HTML page', () => {
  it('are its blocks, with their lines in the file, their levels and their links', () => {
    const html = `<h2>A <em>b</em></h2>
<p>One
two<br>three</p>
<ul><li><a href="https://example.org/x">Item</a> more</li><li>Nested<ul><li>inner</li></ul></li></ul>
<table><tr><td>x</td><td>y</td></tr></table>`;
    expect(shown(html)).toEqual([
      ...['1 h2 A b', '2 One two', '3 three', '4 item Item more https://example.org/x'],
      ...['4 item Nested', '4 item inner', '5 x', '5 y'],
    ]);
  });

  it('are around the page where they are outside its main part', () => {
    const html =
      '<header><p>a</p></header><main><header><h1>b</h1></header><nav>c</nav></main><p>d</p>';
    expect(shown(html)).toEqual(['1 around a', '1 h1 b', '1 around c', '1 around d']);
  });

  it('have all words of the text, each once, whatever the elements are', () => {
    const element = fc.constantFrom('p', 'div', 'li', 'span', 'b', 'h3', 'td', 'section', 'button');
    const piece = fc.tuple(element, fc.nat({ max: 99 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const words = pieces.map(([, number], index) => `w${index}n${number}`);
        const html = pieces
          .map(([tag], index) => `<${tag}> ${words[index] ?? ''} </${tag}>`)
          .join('\n');
        const found = htmlLines(html).flatMap(({ text }) => text.split(' '));
        expect(found.sort()).toEqual(words.sort());
      }),
    );
  });

  it('are refused where elements are nested deeper than any browser shows', () => {
    const nested = (depth: number) => `<main>\n${'<div>'.repeat(depth)}x`;
    expect(shown(nested(400))).toEqual(['2 x']);
    for (const depth of [600, 20_000])
      expect(() => shown(nested(depth))).toThrow(
        'line 2: expected elements nested at most 512 deep, got a <div>',
      );
  });
});
