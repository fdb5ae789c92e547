import { ShapeFindings } from '../../check/shape-findings.ts';
import { isByClass, ShapeTargets } from '../../check/shape-targets.ts';
import type { ShapeCheck } from '../../model/constraints.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import type { Value } from '../../reading/view.ts';
import type { Work } from '../../reading/work.ts';
import { DiskSnapshot } from '../../sparql/prepare/stream/disk-snapshot.ts';
import { SEPARATOR } from '../../sparql/prepare/stream/sorted-file.ts';
import { Sorter } from '../../sparql/prepare/stream/sorter.ts';
import type { DiskCatalogue } from '../../sparql/prepare/stream/stream-sidecar.ts';
import { unique } from '../../sparql/prepare/stream/unique.ts';
import type { StoredResource } from '../../store/resource.ts';
import type { FindingList } from './finding-list.ts';

/** After so many nodes there is another snapshot, which has cached nothing. */
const TOGETHER = 10_000;

/** So many nodes are checked between two pauses. */
const PIECE = 250;

/** The targets of shapes that are no class: nodes that a shape names, or finds by a property. Each is checked once. */
export class FarTargets {
  readonly #catalogue: DiskCatalogue;
  readonly #shapes: readonly ShapeCheck[];
  /** The nodes that shapes may find, each with the number of its shape. */
  readonly #nodes: Sorter<string>;

  constructor(catalogue: DiskCatalogue) {
    this.#catalogue = catalogue;
    this.#shapes = catalogue.model.checks;
    this.#nodes = new Sorter(catalogue.folder, 'targets', {
      keyOf: (record) => record,
      compare: compareTexts,
    });
    const named = new ShapeTargets(new DiskSnapshot(catalogue));
    for (const [index, shape] of this.#shapes.entries())
      for (const node of named.named(shape)) this.#add(index, node);
  }

  /** Takes what shapes find by the properties of a resource: it, and its values. */
  note(resource: StoredResource): void {
    const { statements } = resource;
    for (const [index, { targets }] of this.#shapes.entries()) {
      const { subjectsOf, objectsOf } = targets;
      if (subjectsOf.some((predicate) => statements.has(predicate))) this.#add(index, resource);
      const values = objectsOf.flatMap((predicate) => statements.get(predicate) ?? []);
      for (const value of values) this.#add(index, value);
    }
  }

  /** Finds what the nodes do not keep of their shapes, but for those that a class has given already. */
  *checking(found: FindingList): Work<void> {
    let [snapshot, count] = [new DiskSnapshot(this.#catalogue), 0];
    let findings = new ShapeFindings(snapshot);
    for (const record of unique(this.#nodes.sorted())) {
      if ((count += 1) % PIECE === 0) yield { stage: 'checks what shapes name', done: count };
      if (count % TOGETHER === 0) {
        snapshot = new DiskSnapshot(this.#catalogue);
        findings = new ShapeFindings(snapshot);
      }
      const [index = '', json = ''] = record.split(SEPARATOR);
      const shape = this.#shapes[Number(index)];
      const node = nodeOf(json, snapshot);
      if (shape && !isByClass(node, shape)) found.add(findings.of(node, shape));
    }
  }

  #add(index: number, node: Value): void {
    this.#nodes.add(`${index}${SEPARATOR}${jsonOf(node)}`);
  }
}

function jsonOf(node: Value): string {
  if (node.kind === 'resource') return JSON.stringify([node.id]);
  return JSON.stringify([node.value, node.datatype, node.language]);
}

function nodeOf(json: string, snapshot: DiskSnapshot): Value {
  const [value = '', datatype, language = ''] = JSON.parse(json) as string[];
  if (datatype === undefined) return snapshot.resource(value);
  return { kind: 'literal', value, datatype, language };
}
