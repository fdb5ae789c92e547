import type { Writing } from './writing.ts';

/** What may stand after a prefix without an escape, in every reader (Turtle, PN_LOCAL, narrowed). */
const LOCAL = /^[A-Za-z_][\w-]*$/;

/** What leads back from the base to the same address, in every reader: no scheme, no host, no dots or empty parts. */
const RELATIVE = /^(?!.*\/[./])(?:[^/.:?#][^:?]*)?$/;

/** How Turtle names nodes: by prefixes, relative to the base, or by their whole addresses. */
export class TurtleNames {
  /** The lines that declare them. */
  readonly head: string;
  readonly #base: string;
  readonly #prefixes: ReadonlyMap<string, string>;

  constructor({ base, prefixes }: Pick<Writing, 'base' | 'prefixes'>) {
    const lines = Object.entries(prefixes).map(
      ([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`,
    );
    this.head = `@base <${base}> .\n${lines.join('')}`;
    this.#base = base;
    // Of two prefixes for a namespace the first is taken.
    this.#prefixes = new Map(
      Object.entries(prefixes)
        .map(([prefix, namespace]) => [namespace, prefix] as const)
        .reverse(),
    );
  }

  of(id: string): string {
    if (id.startsWith('_:')) return id;
    const end = Math.max(id.lastIndexOf('#'), id.lastIndexOf('/')) + 1;
    const prefix = this.#prefixes.get(id.slice(0, end));
    const local = id.slice(end);
    if (prefix !== undefined && LOCAL.test(local)) return `${prefix}:${local}`;
    const relative = id.startsWith(this.#base) ? id.slice(this.#base.length) : undefined;
    return relative !== undefined && RELATIVE.test(relative) ? `<${relative}>` : `<${id}>`;
  }
}
