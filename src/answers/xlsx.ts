import { cellText, type Cell, type ColumnHead, type Table } from './table.ts';
import { isTruthValue } from './write-csv.ts';
import { zip, type ZipPart } from './zip.ts';

/** How many rows a sheet has at most, its heading among them, and how many characters a cell. */
export const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;

/**
 * A table as a workbook of one sheet (Office Open XML, ISO/IEC 29500), chunk by chunk. Numbers, days and booleans have
 * their types, and every other cell is a text: no code is taken for a number, and nothing for a formula.
 */
export function writeXlsx(table: Table): AsyncGenerator<Uint8Array> {
  return zip(partsOf(table));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';

function partsOf(table: Table): readonly ZipPart[] {
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}${type}+xml"/>`;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (...all: string[]): string =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    override('workbook', 'sheet.main'),
    override('worksheets/sheet1', 'worksheet'),
    override('styles', 'styles'),
  ].join('');
  return [
    { path: '[Content_Types].xml', content: [element('Types', 'package', types)] },
    {
      path: '_rels/.rels',
      content: [relations(relation('r1', 'officeDocument', 'xl/workbook.xml'))],
    },
    { path: 'xl/workbook.xml', content: [WORKBOOK] },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: [
        relations(
          relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
          relation('r2', 'styles', 'styles.xml'),
        ),
      ],
    },
    { path: 'xl/styles.xml', content: [STYLES] },
    { path: 'xl/worksheets/sheet1.xml', content: sheet(table) },
  ];
}

function element(name: string, space: 'package' | 'main', inner: string): string {
  const address = space === 'main' ? MAIN : `${PACKAGE}/content-types`;
  return `${XML}<${name} xmlns="${address}">${inner}</${name}>`;
}

const WORKBOOK = `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Varanto" sheetId="1" r:id="r1"/></sheets></workbook>`;

/** The styles of cells, by their numbers: usual, a day, a text, a heading. */
const [DAY, TEXT, HEADING] = [1, 2, 3];

const STYLES = element(
  'styleSheet',
  'main',
  [
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>',
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>',
    '<cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/>',
    '<xf numFmtId="49" applyNumberFormat="1"/>',
    '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs>',
  ].join(''),
);

async function* sheet({ heads, batches }: Table): AsyncGenerator<string> {
  const columns = heads.map((_, index) => columnName(index));
  let number = 1;
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const titles = heads.map(({ name }, index) => text(name, `${columns[index]}1`, HEADING));
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetData><row r="1">${titles.join('')}</row>`;
  for await (const rows of batches) {
    yield rows
      .map((row) => {
        number += 1;
        if (number > MOST_ROWS) throw new Error(`A sheet has at most ${MOST_ROWS} rows.`);
        const cells = row.map((cell, index) =>
          written(cell, heads[index], `${columns[index]}${number}`),
        );
        return `<row r="${number}">${cells.join('')}</row>`;
      })
      .join('');
  }
  yield '</sheetData></worksheet>';
}

/** The letters of a column: A to Z, AA and on. */
function columnName(index: number): string {
  let [name, rest] = ['', index + 1];
  for (; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

function written(cell: Cell, head: ColumnHead | undefined, place: string): string {
  if (cell === null || cell === '' || (Array.isArray(cell) && !cell.length)) return '';
  const own = cellText(cell);
  if (isTruthValue(cell, head)) return `<c r="${place}" t="b"><v>${Number(own === 'true')}</v></c>`;
  if (typeof cell === 'number' || (head?.kind === 'number' && isExact(own)))
    return `<c r="${place}"><v>${own}</v></c>`;
  const day = head?.kind === 'day' ? dayNumber(own) : undefined;
  if (day !== undefined) return `<c r="${place}" s="${DAY}"><v>${day}</v></c>`;
  return text(own, place, TEXT);
}

/** Whether a number in text is the same after a spreadsheet has read it. */
function isExact(value: string): boolean {
  return String(Number(value)) === value && /^-?[\d.]{1,15}$/.test(value);
}

const A_DAY = 86_400_000;

/** The number of a day; none before 1900-03-01, which spreadsheets count differently, and none for a day in a zone. */
function dayNumber(value: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || value < '1900-03-01') return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time / A_DAY + 25_569;
}

function text(value: string, place: string, style = TEXT): string {
  const cut = value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS - 1)}…` : value;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cut)}</t></is></c>`;
}

/** What no XML has becomes U+FFFD; what reads as a code of a character is written as such codes (ISO/IEC 29500, 22.9.2.19). */
function escaped(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(NO_XML, '\ufffd')
    .replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replaceAll('\r', '_x000D_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

// eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 excludes
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
