import type { Literal, Node } from './literal.ts';
import { rdf, xsd } from './vocabulary.ts';

/** The statements about one resource, by predicate, in the order of writing. */
export interface Paragraph {
  readonly resource: { readonly id: string };
  readonly statements: readonly (readonly [predicate: string, values: readonly Node[]])[];
}

/** How addresses are shortened: relative to a base, or with a prefix. */
interface Naming {
  readonly base: string;
  readonly prefixes: Readonly<Record<string, string>>;
}

/** Turtle, and so TriG of the default graph, piece by piece: all prefixes, then a paragraph a subject, a line a value. */
export function* writeTurtle(paragraphs: Iterable<Paragraph>, naming: Naming): Iterable<string> {
  const names = new TurtleNames(naming);
  yield `@base <${naming.base}> .\n${names.declarations()}`;
  for (const each of paragraphs)
    if (each.statements.length) yield `\n${paragraphText(each, names, SERVED)}`;
}

/** A part of a Turtle file, under a comment with its title. */
export interface Chapter {
  readonly title?: string;
  readonly paragraphs: readonly Paragraph[];
}

/**
 * A Turtle file for a data folder: comments, the prefixes that are used, and chapters. It has no `@base`: its addresses are
 * relative to the base that a catalogue is read with.
 */
export function turtleFile(
  comments: readonly string[],
  chapters: readonly Chapter[],
  naming: Naming,
): string {
  const names = new TurtleNames(naming);
  const body = chapters
    .filter(({ paragraphs }) => paragraphs.length)
    .flatMap(({ title, paragraphs }) => [
      ...(title === undefined ? [] : [`# ${title}\n`]),
      ...paragraphs.map((each) => paragraphText(each, names, BY_HAND)),
    ]);
  const head = comments.map((line) => `# ${line}\n`).join('');
  return [`${head}\n${names.declarations(names.used)}`, ...body].join('\n');
}

/** N-Triples in canonical form (RDF 1.2 N-Triples, section 4), and so N-Quads of the default graph: a line a statement. */
export function* writeNTriples(paragraphs: Iterable<Paragraph>): Iterable<string> {
  for (const { resource, statements } of paragraphs) {
    const subject = absolute(resource.id);
    const lines = statements.map(([predicate, values]) =>
      values.map((value) => `${subject} <${predicate}> ${nodeText(value, absolute)} .\n`).join(''),
    );
    yield lines.join('');
  }
}

function absolute(id: string): string {
  return id.startsWith('_:') ? id : `<${id}>`;
}

/** What is between two values: each has a line of its own. */
const NEXT_LINE = ' ,\n        ';

/** How a file is written, besides its names. */
interface Style {
  readonly betweenTypes: string;
  /** The datatypes whose literals need no quotes, with the form in which they need none. */
  readonly bare: ReadonlyMap<string, RegExp>;
  /** Whether a text of several lines is written as such. */
  readonly hasLines: boolean;
}

const BARE_INTEGER = /^(?:0|-?[1-9]\d*)$/;

/** For programs: of `true` rdflib.js 2.4 makes `"1"`. */
const SERVED: Style = {
  betweenTypes: NEXT_LINE,
  bare: new Map([[xsd.integer, BARE_INTEGER]]),
  hasLines: false,
};

/** For people who edit it. */
const BY_HAND: Style = {
  betweenTypes: ' , ',
  bare: new Map([...SERVED.bare, [xsd.boolean, /^(?:true|false)$/]]),
  hasLines: true,
};

function paragraphText(
  { resource, statements }: Paragraph,
  names: TurtleNames,
  style: Style,
): string {
  const nameOf = (id: string): string => names.of(id);
  const lines = statements.map(([predicate, values]) => {
    const texts = values.map((value) => shortText(value, nameOf, style));
    if (predicate === rdf.type) return `a ${texts.join(style.betweenTypes)}`;
    return `${names.of(predicate)} ${texts.join(NEXT_LINE)}`;
  });
  return `${names.of(resource.id)} ${lines.join(' ;\n    ')} .\n`;
}

function shortText(node: Node, nameOf: (id: string) => string, style: Style): string {
  if (node.kind === 'resource') return nameOf(node.id);
  const isBare = style.bare.get(node.datatype)?.test(node.value);
  if (isBare) return node.value;
  const quoted = style.hasLines && node.value.includes('\n') ? linesText : quotedText;
  return literalText(node, nameOf, quoted);
}

function nodeText(node: Node, nameOf: (id: string) => string): string {
  return node.kind === 'resource' ? nameOf(node.id) : literalText(node, nameOf);
}

function literalText(
  { value, language, datatype }: Literal,
  nameOf: (id: string) => string,
  quoted = quotedText,
): string {
  const text = quoted(value);
  if (language) return `${text}@${language}`;
  return datatype === xsd.string ? text : `${text}^^${nameOf(datatype)}`;
}

/** What a quoted text of N-Triples has in place of characters (RDF 1.2 N-Triples, section 4: the canonical form). */
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

function quotedText(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is escaped
  if (!/["\\\0-\x1f\x7f]/.test(text)) return `"${text}"`;
  // eslint-disable-next-line no-control-regex -- control characters are what is escaped
  return `"${text.replace(/["\\\0-\x1f\x7f]/g, (character) => ESCAPES[character] ?? numbered(character))}"`;
}

/** A text with its line ends as they are (RDF 1.1 Turtle, section 2.5.1: long quotes). */
function linesText(text: string): string {
  const lines = text.split('\n').map((line) => quotedText(line).slice(1, -1));
  return `"""${lines.join('\n')}"""`;
}

function numbered(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What may follow a prefix without an escape, in every reader (Turtle, PN_LOCAL, narrowed). */
const LOCAL = /^[A-Za-z_][\w-]*$/;

/** What leads back from the base to the same address, in every reader: no scheme, no host, no dots or empty parts. */
const RELATIVE = /^(?!.*\/[./])(?:[^/.:?#][^:?]*)?$/;

/** How Turtle names nodes: by prefixes, relative to the base, or by their whole addresses. */
export class TurtleNames {
  /** The prefixes that a name needed so far. */
  readonly used = new Set<string>();
  readonly #naming: Naming;
  readonly #prefixes: ReadonlyMap<string, string>;

  constructor(naming: Naming) {
    this.#naming = naming;
    // Of two prefixes for a namespace the first is taken.
    this.#prefixes = new Map(
      Object.entries(naming.prefixes)
        .map(([prefix, namespace]) => [namespace, prefix] as const)
        .reverse(),
    );
  }

  /** The lines that declare prefixes: all, or those of a set. */
  declarations(those?: ReadonlySet<string>): string {
    return Object.entries(this.#naming.prefixes)
      .filter(([prefix]) => those?.has(prefix) ?? true)
      .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`)
      .join('');
  }

  of(id: string): string {
    if (id.startsWith('_:')) return id;
    const end = Math.max(id.lastIndexOf('#'), id.lastIndexOf('/')) + 1;
    const prefix = this.#prefixes.get(id.slice(0, end));
    const local = id.slice(end);
    if (prefix !== undefined && LOCAL.test(local)) return this.#prefixed(prefix, local);
    const { base } = this.#naming;
    const relative = id.startsWith(base) ? id.slice(base.length) : undefined;
    return relative !== undefined && RELATIVE.test(relative) ? `<${relative}>` : `<${id}>`;
  }

  #prefixed(prefix: string, local: string): string {
    this.used.add(prefix);
    return `${prefix}:${local}`;
  }
}
