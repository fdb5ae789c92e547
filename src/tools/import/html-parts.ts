import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { ImportError } from '../import-error.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Browsers nest elements no deeper than about this. */
const DEEPEST = 512;

/** Refuses a page whose elements are nested deeper than any browser shows. */
export function refuseDepth(nodes: readonly Node[]): void {
  let level = nodes.filter((node) => defaultTreeAdapter.isElementNode(node));
  for (let depth = 1; level.length > 0; depth += 1) {
    const [{ sourceCodeLocation: at, tagName } = { tagName: '' }] = level;
    if (depth > DEEPEST)
      throw new ImportError(
        `line ${at?.startLine ?? '?'}: expected elements nested at most ${DEEPEST} deep, got a <${tagName}> that is deeper; close the elements around it, or save the page as text`,
      );
    level = level.flatMap(({ childNodes }) =>
      childNodes.filter((node) => defaultTreeAdapter.isElementNode(node)),
    );
  }
}

/** The ids of the elements that a button or a link of the page opens. */
export function foldedIds(nodes: readonly Node[]): Set<string> {
  const elements = nodes.filter((node) => defaultTreeAdapter.isElementNode(node));
  return new Set(
    elements.flatMap((element) => [...openedBy(element), ...foldedIds(element.childNodes)]),
  );
}

function openedBy({ tagName, attrs }: Element): string[] {
  return attrs
    .filter(({ name, value }) => {
      const isButton = name === 'aria-controls' || /^data-(?:bs-)?target$/.test(name);
      return isButton || (tagName === 'a' && name === 'href' && value.startsWith('#'));
    })
    .flatMap(({ value }) => value.split(/\s+/))
    .map((id) => id.replace(/^#/, '').toLowerCase());
}

/** The elements of the body of a page whose texts are not read, and may be contents. */
export function unreadElements(text: string): { line: number; tag: string }[] {
  return unreadIn(parse(text, { sourceCodeLocationInfo: true }).childNodes);
}

const MAY_HAVE_CONTENTS = new Set(['template', 'noscript', 'iframe']);

function unreadIn(nodes: readonly Node[]): { line: number; tag: string }[] {
  return nodes
    .filter((node) => defaultTreeAdapter.isElementNode(node))
    .flatMap((element) => {
      const { tagName, attrs, sourceCodeLocation } = element;
      if (tagName === 'head') return [];
      if (!MAY_HAVE_CONTENTS.has(tagName)) return unreadIn(element.childNodes);
      const hasFrame =
        tagName === 'iframe' && attrs.some(({ name }) => name === 'src' || name === 'srcdoc');
      if (!hasFrame && !/\p{L}{3}.*\s.*\p{L}{3}/su.test(textWithin(element))) return [];
      return [{ line: sourceCodeLocation?.startLine ?? 1, tag: tagName }];
    });
}

/** The text of an element, that of a template included, which has its contents apart. */
function textWithin(element: Element): string {
  const content = (element as Partial<DefaultTreeAdapterTypes.Template>).content?.childNodes ?? [];
  return [...element.childNodes, ...content]
    .map((node) =>
      defaultTreeAdapter.isTextNode(node)
        ? node.value.replace(/<[^>]*>/g, ' ')
        : defaultTreeAdapter.isElementNode(node)
          ? textWithin(node)
          : '',
    )
    .join(' ');
}
