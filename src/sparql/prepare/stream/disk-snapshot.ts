import { LRUCache } from 'lru-cache';
import type { Value } from '../../../reading/view.ts';
import { StoredResource } from '../../../store/resource.ts';
import { Snapshot } from '../../../store/snapshot.ts';
import { storeOver } from './disk-store.ts';
import type { DiskTriples } from './disk-triples.ts';

type Context = ConstructorParameters<typeof Snapshot>[1] & { readonly triples: DiskTriples };

/** The statements of so many resources stay in memory: most are read once, those of units and classes often. */
const STATEMENTS = 2_000;

/** A snapshot of triples on the disk: of resources that others lead to, memory has little more than their addresses. */
export class DiskSnapshot extends Snapshot {
  readonly triples: DiskTriples;
  readonly statements = new LRUCache<string, Statements>({ max: STATEMENTS });
  readonly #resources = new Map<string, DiskResource>();

  constructor(context: Context) {
    super(storeOver(context.triples), context);
    this.triples = context.triples;
  }

  override resource(id: string): DiskResource {
    let resource = this.#resources.get(id);
    if (!resource) this.#resources.set(id, (resource = new DiskResource(id, this)));
    return resource;
  }

  override passingResource(id: string): DiskResource {
    return new DiskResource(id, this);
  }
}

type Statements = ReadonlyMap<string, readonly Value[]>;

/** A resource that caches no statements itself, and reads of what mentions it only what is asked for. */
class DiskResource extends StoredResource {
  readonly #snapshot: DiskSnapshot;

  constructor(id: string, snapshot: DiskSnapshot) {
    super(id, snapshot);
    this.#snapshot = snapshot;
  }

  override get statements(): Statements {
    const { statements } = this.#snapshot;
    let own = statements.get(this.id);
    if (!own) statements.set(this.id, (own = this.passingStatements));
    return own;
  }

  /** By address, as the file has them. */
  override subjects(predicate: string): readonly DiskResource[] {
    const { triples } = this.#snapshot;
    return Array.from(triples.mentions(this.id, predicate), (id) => this.#snapshot.resource(id));
  }
}
