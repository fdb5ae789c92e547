/** An element of a page. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (PageElement | string)[];
}

const VOID = new Set(['meta', 'link', 'input']);
const PHRASES = new Set([
  ...[
    'a',
    'b',
    'bdi',
    'button',
    'code',
    'data',
    'input',
    'label',
    'mark',
    'small',
    'span',
    'summary',
  ],
  ...['time', 'title'],
  // Of a drawing.
  ...['text', 'circle', 'rect'],
]);
/** Elements that hold phrases alone: of anything else a browser would make another tree than is written. */
const HOLDS_PHRASES = new Set([...PHRASES, 'h1', 'h2', 'p', 'caption']);
/** The address of the one script of the pages, at the host of the page. */
const OWN_SCRIPT = /^\/(?:[\w-]+\/)*search\/suggest\.js$/;
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  dt: ['div'],
  dd: ['div'],
  summary: ['details'],
  caption: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tr: ['thead', 'tbody'],
  th: ['tr'],
  td: ['tr'],
};
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const TOKEN =
  /<style>([^<]*)<\/style>|<script type="application\/ld\+json">([^<>&]*)<\/script>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+="[^"<>]*")*)(\s*\/)?\s*>|([^<]+)/y;

/**
 * The `html` element of a page that is written so carefully that there is one way to read it: tags in small letters, in
 * pairs and rightly nested, attributes once and in double quotes, every `<`, `>` and `&` of a text escaped, no comment, no
 * script but a block of data, and the one that has an address of this host and no text. Throws at whatever else. A test
 * holds it to a browser.
 */
export function parsePage(text: string): PageElement {
  const start = /^<!doctype html>\s*/.exec(text)?.[0];
  if (start === undefined) throw new SyntaxError('no doctype');
  const root = new Reading(text, start.length).read();
  const [html, ...others] = root.children.filter(
    (child) => typeof child !== 'string' || child.trim() !== '',
  );
  if (typeof html === 'object' && html.name === 'html' && !others.length) return html;
  throw new SyntaxError('expected one html element, and nothing beside it');
}

/** The elements with a name in an element, in the order of the page. */
export function elements(element: PageElement, name: string): PageElement[] {
  return element.children.flatMap((child) =>
    typeof child === 'string'
      ? []
      : [...(child.name === name ? [child] : []), ...elements(child, name)],
  );
}

/** The only element with a name. */
export function element(parent: PageElement, name: string): PageElement {
  const [first, second] = elements(parent, name);
  if (first && !second) return first;
  throw new Error(`expected one ${name}, got ${elements(parent, name).length}`);
}

/** Every value of an attribute. */
export function attributes(parent: PageElement, name: string): string[] {
  const own = parent.attributes[name];
  const inner = parent.children.flatMap((child) =>
    typeof child === 'string' ? [] : attributes(child, name),
  );
  return own === undefined ? inner : [own, ...inner];
}

/** The text in an element, without the white space around it. */
export function textOf({ children }: PageElement): string {
  return children
    .map((child) => (typeof child === 'string' ? child : wholeText(child)))
    .join('')
    .trim();
}

function wholeText({ children }: PageElement): string {
  return children.map((child) => (typeof child === 'string' ? child : wholeText(child))).join('');
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: (PageElement | string)[];
}

class Reading {
  readonly #text: string;
  #at: number;
  readonly #open: Open[] = [{ name: '', attributes: {}, children: [] }];

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  read(): PageElement {
    while (this.#at < this.#text.length) this.#token();
    const [root, unclosed] = this.#open;
    if (!root || unclosed) this.#fail(`<${unclosed?.name ?? ''}> is not closed`);
    return root;
  }

  #token(): void {
    TOKEN.lastIndex = this.#at;
    const match = TOKEN.exec(this.#text);
    if (!match) this.#fail('no tag and no text');
    const [whole, style, data, slash, name, attributes, closed, text] = match;
    this.#at += whole.length;
    if (style !== undefined) this.#add({ name: 'style', attributes: {}, children: [style] });
    else if (data !== undefined)
      this.#inner.children.push({
        ...{ name: 'script', attributes: { type: 'application/ld+json' }, children: [data] },
      });
    else if (text !== undefined) this.#addText(text);
    else if (slash) this.#close(name ?? '');
    else this.#start(name ?? '', attributes ?? '', closed !== undefined);
  }

  #addText(text: string): void {
    if (this.#inner.name === 'script') this.#fail('a text in a script');
    this.#inner.children.push(this.#unescaped(text));
  }

  #start(name: string, text: string, isClosed: boolean): void {
    if (VOID.has(name) !== isClosed) this.#fail(`<${name}> is void, or is not`);
    const attributes: Record<string, string> = {};
    for (const [, key = '', value = ''] of text.matchAll(/\s([a-zA-Z-]+)="([^"]*)"/g)) {
      if (Object.hasOwn(attributes, key)) this.#fail(`${key} stands twice`);
      if (/^on|^style$/.test(key)) this.#fail(`${key} is a script or a style`);
      attributes[key] = this.#unescaped(value);
    }
    const element = { name, attributes, children: [] };
    this.#add(element);
    if (!isClosed) this.#open.push(element);
  }

  #add(element: Open): void {
    const { name } = element;
    const { name: parent } = this.#inner;
    if (['iframe', 'base'].includes(name)) this.#fail(`<${name}> has no place`);
    if (name === 'script' && !OWN_SCRIPT.test(element.attributes['src'] ?? ''))
      this.#fail('a script that is not ours');
    if (parent === 'script') this.#fail('something in a script');
    if (HOLDS_PHRASES.has(parent) && !PHRASES.has(name)) this.#fail(`<${name}> in <${parent}>`);
    if (PARENTS[name] && !PARENTS[name].includes(parent)) this.#fail(`<${name}> in <${parent}>`);
    if (name === 'a' && this.#open.some((each) => each.name === 'a'))
      this.#fail('a link in a link');
    this.#inner.children.push(element);
  }

  #close(name: string): void {
    const open = this.#open.length > 1 ? this.#open.pop() : undefined;
    if (open?.name !== name) this.#fail(`</${name}> closes <${open?.name ?? ''}>`);
  }

  #unescaped(text: string): string {
    if (text.includes('>')) this.#fail('a bare >');
    return text.replaceAll(/&[^;&]*;?/g, (entity) => ENTITIES[entity] ?? this.#fail(entity));
  }

  get #inner(): Open {
    return this.#open.at(-1) ?? this.#fail('nothing is open');
  }

  #fail(what: string): never {
    throw new SyntaxError(`${what}, before: ${this.#text.slice(this.#at, this.#at + 80)}`);
  }
}
