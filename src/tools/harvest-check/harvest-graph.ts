import type { Quad, Quad_Object } from '@rdfjs/types';
import type { Literal } from '../../rdf/literal.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import type { Work } from '../../reading/work.ts';
import { idOf } from '../../store/id-of.ts';
import { parsingChunks } from '../../store/parse.ts';

/** What a page says of one thing. */
export class HarvestNode {
  readonly kind = 'node';
  /** Its address; a blank node begins with `_:`. */
  readonly id: string;
  readonly #told = new Map<string, Told[]>();

  constructor(id: string) {
    this.id = id;
  }

  add(predicate: string, value: Told): void {
    const known = this.#told.get(predicate);
    if (known) known.push(value);
    else this.#told.set(predicate, [value]);
  }

  values(predicate: string): readonly Told[] {
    return this.#told.get(predicate) ?? [];
  }

  nodes(predicate: string): HarvestNode[] {
    return this.values(predicate).filter((value) => value.kind === 'node');
  }

  /** Its values as plain text, as a reader has them that does not ask of which kind they are. */
  texts(predicate: string): string[] {
    return this.values(predicate).map(textOf);
  }

  is(type: string): boolean {
    return this.nodes(rdf.type).some(({ id }) => id === type);
  }
}

/** What a statement may tell of a node: another node, or a literal. */
export type Told = HarvestNode | Literal;

/** A value as plain text. */
export function textOf(value: Told): string {
  return value.kind === 'node' ? value.id : value.value;
}

/** A page as a harvester has it after parsing: what was written, read back. */
export class HarvestGraph {
  readonly #nodes = new Map<string, HarvestNode>();
  readonly #classes = new Map<string, readonly HarvestNode[]>();
  readonly #named = new Map<string, ReadonlySet<HarvestNode>>();

  /** Reads a page in pieces; throws where the text is no Turtle. */
  *reading(turtle: string, base: string): Work<void> {
    const page = { name: 'page.ttl', chunks: chunksOf(Buffer.from(turtle)) };
    yield* parsingChunks(page, base, (quad) => {
      this.#add(quad);
    });
  }

  /** The nodes of a class, in the order of the page. */
  ofClass(type: string): readonly HarvestNode[] {
    let nodes = this.#classes.get(type);
    if (!nodes) {
      nodes = [...this.#nodes.values()].filter((node) => node.is(type));
      this.#classes.set(type, nodes);
    }
    return nodes;
  }

  /** What something points to by a property. */
  named(predicate: string): ReadonlySet<HarvestNode> {
    let named = this.#named.get(predicate);
    if (!named) {
      named = new Set([...this.#nodes.values()].flatMap((node) => node.nodes(predicate)));
      this.#named.set(predicate, named);
    }
    return named;
  }

  #add({ subject, predicate, object }: Quad): void {
    this.#node(idOf(subject)).add(predicate.value, this.#value(object));
  }

  #value(term: Quad_Object): Told {
    if (term.termType !== 'Literal') return this.#node(idOf(term));
    const { value, language, datatype } = term;
    return { kind: 'literal', value: ownCopy(value), language, datatype: datatype.value };
  }

  #node(id: string): HarvestNode {
    let node = this.#nodes.get(id);
    if (!node) this.#nodes.set(id, (node = new HarvestNode(ownCopy(id))));
    return node;
  }
}

/** So many bytes are parsed in less than a millisecond. */
const CHUNK = 16_384;

function* chunksOf(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += CHUNK)
    yield bytes.subarray(start, start + CHUNK);
}

/** A parser's texts are parts of the page's: one that is kept would keep the whole page in memory. */
function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
