import { xsd } from '../rdf/vocabulary.ts';
import type { Node } from '../rdf/literal.ts';
import type { Description } from './description.ts';

/** A part of a file, under a comment that heads it. */
export interface Chapter {
  readonly title: string;
  readonly descriptions: readonly Description[];
}

/** Turtle with relative addresses, in the order given, so that the same input gives the same bytes. */
export function writeTurtle(
  head: readonly string[],
  chapters: readonly Chapter[],
  prefixes: Readonly<Record<string, string>>,
): string {
  const names = new Names(prefixes);
  const body = chapters
    .filter(({ descriptions }) => descriptions.length)
    .flatMap(({ title, descriptions }) => [
      `# ${title}\n`,
      ...descriptions.map((each) => paragraph(each, names)),
    ]);
  const comments = head.map((line) => `# ${line}\n`).join('');
  return [`${comments}\n${names.used()}`, ...body].join('\n');
}

function paragraph({ id, classes, statements }: Description, names: Names): string {
  const types = classes.map((each) => names.of(each)).join(' , ');
  const lines = [...statements].map(([property, nodes]) => {
    const values = nodes.map((node) => term(node, names));
    return `    ${names.of(property)} ${values.join(' ,\n        ')}`;
  });
  return `${[`<${id}> a ${types}`, ...lines].join(' ;\n')} .\n`;
}

function term(node: Node, names: Names): string {
  if (node.kind === 'resource')
    return /^https?:/.test(node.id) ? names.of(node.id) : `<${node.id}>`;
  const { value, language, datatype } = node;
  const bare = datatype === xsd.integer ? /^\d+$/ : /^(?:true|false)$/;
  if ([xsd.integer, xsd.boolean].includes(datatype) && bare.test(value)) return value;
  // JSON escapes what Turtle escapes, and in the same way.
  const text = JSON.stringify(value);
  if (language) return `${text}@${language}`;
  return datatype === xsd.string ? text : `${text}^^${names.of(datatype)}`;
}

/** The prefixes that are used, and they alone are declared. */
class Names {
  readonly #prefixes: readonly (readonly [string, string])[];
  readonly #used = new Set<string>();

  constructor(prefixes: Readonly<Record<string, string>>) {
    this.#prefixes = Object.entries(prefixes).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  of(address: string): string {
    for (const [prefix, namespace] of this.#prefixes) {
      const local = address.slice(namespace.length);
      if (!address.startsWith(namespace) || !/^[A-Za-z_][\w-]*$/.test(local)) continue;
      this.#used.add(prefix);
      return `${prefix}:${local}`;
    }
    return `<${address}>`;
  }

  used(): string {
    return this.#prefixes
      .filter(([prefix]) => this.#used.has(prefix))
      .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`)
      .join('');
  }
}
