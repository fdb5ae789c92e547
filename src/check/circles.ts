/**
 * The circles in a graph: each largest set of nodes that all lead to one another, and each node that leads to itself (the
 * strongly connected components that are no single node, by Tarjan's algorithm; without recursion, since a chain is as long
 * as it is).
 */
export function circlesIn<Node>(edges: ReadonlyMap<Node, readonly Node[]>): Node[][] {
  const search = new Search(edges);
  for (const node of edges.keys()) search.visit(node);
  return search.circles;
}

/** A node on the way: what of its edges is left, and the earliest node that it is known to lead to. */
interface Visit<Node> {
  readonly node: Node;
  readonly index: number;
  next: number;
  earliest: number;
}

class Search<Node> {
  readonly circles: Node[][] = [];
  readonly #edges: ReadonlyMap<Node, readonly Node[]>;
  readonly #indexes = new Map<Node, number>();
  readonly #open: Node[] = [];
  readonly #isOpen = new Set<Node>();

  constructor(edges: ReadonlyMap<Node, readonly Node[]>) {
    this.#edges = edges;
  }

  visit(start: Node): void {
    if (this.#indexes.has(start)) return;
    const way = [this.#enter(start)];
    for (let here = way.at(-1); here; here = way.at(-1)) {
      const target = this.#edges.get(here.node)?.[here.next];
      here.next += 1;
      if (target === undefined) this.#leave(way);
      else if (!this.#indexes.has(target)) way.push(this.#enter(target));
      else if (this.#isOpen.has(target))
        here.earliest = Math.min(here.earliest, this.#indexes.get(target) ?? here.earliest);
    }
  }

  #enter(node: Node): Visit<Node> {
    const index = this.#indexes.size;
    this.#indexes.set(node, index);
    this.#open.push(node);
    this.#isOpen.add(node);
    return { node, index, next: 0, earliest: index };
  }

  #leave(way: Visit<Node>[]): void {
    const left = way.pop();
    if (!left) return;
    const before = way.at(-1);
    if (before) before.earliest = Math.min(before.earliest, left.earliest);
    if (left.earliest < left.index) return;
    const members = this.#open.splice(this.#open.lastIndexOf(left.node));
    for (const member of members) this.#isOpen.delete(member);
    const isCircle = members.length > 1 || this.#edges.get(left.node)?.includes(left.node);
    if (isCircle) this.circles.push(members);
  }
}
