import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { foldedIds, refuseDepth } from './html-parts.ts';
import { MARK, tidy, type CellPlace, type Line } from './line.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements whose text is no text of the page. */
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head', 'iframe']);

/** Elements of the site around a page. */
const AROUND = new Set(['nav', 'aside', 'form', 'button', 'dialog']);

/** Elements that are of the site where they are not of its main part. */
const EDGES = new Set(['header', 'footer']);

/** Elements that stand within a line of text. */
const INLINE = new Set([
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'em', 'font', 'i', 'img', 'ins'],
  ...['label', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'wbr'],
]);

/** The blocks of text of an HTML page, in their order; what is outside its `main`, where it has one, is around it. */
export function htmlLines(text: string): Line[] {
  const tree = parse(text, { sourceCodeLocationInfo: true });
  refuseDepth(tree.childNodes);
  const walker = new Walker(/<main[\s>]/i.test(text), foldedIds(tree.childNodes));
  walker.visit(tree.childNodes, { isItem: false, isAround: false, isMain: false });
  walker.flush();
  return walker.lines;
}

/** What the elements around a text make of it. */
interface Place {
  readonly isItem: boolean;
  readonly isAround: boolean;
  readonly isMain: boolean;
  readonly level?: number;
  /** The item that it is of, and whether another item is around it. */
  readonly item?: Element;
  readonly isNested?: boolean;
  readonly isCell?: boolean;
  /** Whether it is in a table that is one list. */
  readonly isColumn?: boolean;
  /** Whether it is in a heading, where a button is the heading itself. */
  readonly isHeading?: boolean;
  readonly isHidden?: boolean;
  readonly cell?: CellPlace;
  /** The table whose cells belong together, with the row and the column that come next. */
  readonly table?: TableCount;
}

/** What is counted of a table. */
interface TableCount {
  readonly number: number;
  readonly isTerms: boolean;
  row: number;
  column: number;
}

class Walker {
  readonly lines: Line[] = [];
  readonly #hasMain: boolean;
  #text = '';
  #number = 0;
  #links: string[] = [];
  #place: Place = { isItem: false, isAround: false, isMain: false };
  #isApart = true;
  /** The items that have a line. */
  readonly #begun = new Set<Element>();

  readonly #folded: ReadonlySet<string>;
  #tables = 0;

  constructor(hasMain: boolean, folded: ReadonlySet<string>) {
    [this.#hasMain, this.#folded] = [hasMain, folded];
  }

  visit(nodes: readonly Node[], place: Place): void {
    for (const node of nodes) {
      if (defaultTreeAdapter.isTextNode(node)) this.#add(node, place);
      else if (defaultTreeAdapter.isElementNode(node)) this.#enter(node, place);
    }
  }

  #enter(element: Element, place: Place): void {
    const { tagName, childNodes, attrs } = element;
    if (UNREAD.has(tagName)) return;
    const isBlock = !INLINE.has(tagName);
    if (isBlock) this.flush();
    // What a line break parts is one paragraph of several lines.
    if (tagName === 'br') this.#isApart = false;
    if (tagName === 'br') return;
    const within = this.#inTable(element, placeWithin(element, place));
    const isUnseen = isHidden(element) && !this.#isFolded(element);
    const isHiddenPart = isUnseen && (place.isMain || !this.#hasMain) && !place.isAround;
    const hidden = { ...within, isAround: true, ...(isHiddenPart ? { isHidden: true } : {}) };
    this.visit(childNodes, isUnseen ? hidden : within);
    const href = attrs.find(({ name }) => name === 'href')?.value.trim();
    if (tagName === 'a' && href && !href.startsWith('#')) this.#links.push(href);
    if (isBlock) this.flush();
  }

  /** What is closed until a reader opens it: a button or a link names it, or it is marked as a panel. */
  #isFolded({ attrs }: Element): boolean {
    const value = (name: string): string =>
      attrs.find((each) => each.name === name)?.value.toLowerCase() ?? '';
    if (value('id') !== '' && this.#folded.has(value('id'))) return true;
    if (['region', 'tabpanel'].includes(value('role'))) return true;
    return /accordion|collaps|tab-?panel|expand/.test(value('class'));
  }

  /** The position of a cell in its table. */
  #inTable({ tagName }: Element, place: Place): Place {
    const isTerms = tagName === 'dl';
    if (isTerms || (tagName === 'table' && place.isCell))
      return { ...place, table: { number: this.#tables++, isTerms, row: -1, column: 0 } };
    const { table } = place;
    if (!table) return place;
    if (tagName === (table.isTerms ? 'dt' : 'tr')) [table.row, table.column] = [table.row + 1, 0];
    const isCell = table.isTerms ? /^d[td]$/ : /^t[dh]$/;
    if (!isCell.test(tagName)) return place;
    const { number, row } = table;
    const column = tagName === 'dd' ? 1 : table.column++;
    const isHead = tagName === 'th' || tagName === 'dt';
    return { ...place, cell: { table: number, row, column, isHead, isTerm: table.isTerms } };
  }

  #add(node: DefaultTreeAdapterTypes.TextNode, place: Place): void {
    const isFirst = tidy(this.#text) === '';
    if (isFirst && tidy(node.value) !== '') {
      const before = /^\s*/.exec(node.value)?.[0].split('\n').length ?? 1;
      this.#number = (node.sourceCodeLocation?.startLine ?? 1) + before - 1;
      this.#place = place;
    }
    this.#text += node.value;
  }

  /** Ends a block: what follows is another line. */
  flush(): void {
    const text = tidy(this.#text);
    if (text !== '') {
      const { isItem, isAround, isMain, level, isHidden: hidden, cell } = this.#place;
      const part = this.#partOf(this.#place);
      this.lines.push({
        number: this.#number,
        text: text.replace(MARK, ''),
        isItem: isItem || MARK.test(text),
        isIndented: false,
        isApart: this.#isApart && !isItem,
        ...(level === undefined ? {} : { level }),
        ...(part === undefined ? {} : { part }),
        ...(cell === undefined ? {} : { cell }),
        ...(hidden ? { isHidden: true } : {}),
        links: this.#links,
        isAround: isAround || (this.#hasMain && !isMain),
      });
    }
    [this.#text, this.#links, this.#isApart] = ['', [], true];
  }

  #partOf({ item, isNested, isCell }: Place): Line['part'] {
    if (isCell) return 'cell';
    if (!item) return undefined;
    if (this.#begun.has(item)) return 'further';
    this.#begun.add(item);
    return isNested ? 'nested' : undefined;
  }
}

/** Whether a reader of the page never sees it: what the browser finds in a page (`until-found`) can be seen. */
function isHidden({ attrs }: Element): boolean {
  return attrs.some(
    ({ name, value }) =>
      (name === 'hidden' && value.toLowerCase() !== 'until-found') ||
      (name === 'style' && /(?:^|;)\s*display\s*:\s*none/i.test(value)),
  );
}

function placeWithin(element: Element, place: Place): Place {
  const { tagName } = element;
  const [, level] = /^h([1-6])$/.exec(tagName) ?? [];
  const isColumn = (tagName === 'td' || tagName === 'th') && place.isColumn === true;
  const table = tagName === 'table' ? kindOfTable(element) : undefined;
  const isCell = table === 'cells' || (tagName === 'th' && isColumn);
  const isItem = tagName === 'li' || isColumn;
  const isHeading = place.isHeading === true || level !== undefined || tagName === 'summary';
  const isButton = tagName === 'button' && isHeading;
  return {
    ...place,
    isHeading,
    isItem: place.isItem || isItem,
    isAround:
      place.isAround || (AROUND.has(tagName) && !isButton) || (EDGES.has(tagName) && !place.isMain),
    isMain: place.isMain || tagName === 'main' || tagName === 'article',
    ...(level === undefined ? {} : { level: Number(level) }),
    ...(isItem ? { item: element, isNested: place.item !== undefined } : {}),
    ...(isCell ? { isCell } : {}),
    ...(table ? { isColumn: table === 'list' } : {}),
  };
}

/** Elements that a table has in it where it does no more than place parts of a page. */
const LAYOUT = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table']);
const LISTS = new Set(['ul', 'ol']);

/** What a table is: one list, where each of its rows is one cell; cells that belong together; or a layout. */
function kindOfTable(table: Element): 'list' | 'cells' | 'layout' {
  const all = within(table);
  if (all.some(({ tagName }) => LAYOUT.has(tagName))) return 'layout';
  const hasHeads = all.some(({ tagName }) => tagName === 'th');
  if (!hasHeads && all.some(({ tagName }) => LISTS.has(tagName))) return 'layout';
  const rows = all.filter(({ tagName }) => tagName === 'tr').map(within);
  const isList = rows.every(
    (row) => row.filter(({ tagName }) => tagName === 'td' || tagName === 'th').length <= 1,
  );
  return isList ? 'list' : 'cells';
}

function within({ childNodes }: Element): Element[] {
  return childNodes
    .filter((node) => defaultTreeAdapter.isElementNode(node))
    .flatMap((element) => [element, ...within(element)]);
}
