import { LRUCache } from 'lru-cache';
import { rdf } from '../../../rdf/vocabulary.ts';
import { compareValues } from '../../../reading/values.ts';
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

  /** One that is read as a whole. */
  override passingResource(id: string): StoredResource {
    return new WholeResource(id, this);
  }
}

type Statements = ReadonlyMap<string, readonly Value[]>;

/** A resource that reads from the disk what is asked for, and caches nothing but its shape and what is followed. */
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

  /** Without the objects of other statements: each would be a resource that stays. */
  override get types(): readonly string[] {
    const types = this.#snapshot.triples.objects(this.id, rdf.type);
    return Array.from(types).flatMap(({ termType, value }) =>
      termType === 'NamedNode' ? [value] : [],
    );
  }

  override objects(predicate: string): readonly Value[] {
    const objects = this.#snapshot.triples.objects(this.id, predicate);
    return Array.from(objects, (object) => this.view.value(object)).sort(compareValues);
  }

  /** By address, as the file has them. */
  override subjects(predicate: string): readonly DiskResource[] {
    const mentions = this.#snapshot.triples.mentions(this.id, predicate);
    return Array.from(mentions, (id) => this.#snapshot.resource(id));
  }
}

/** The same, of which all is read: its statements are read once. */
class WholeResource extends DiskResource {
  override get types(): readonly string[] {
    const types = this.statements.get(rdf.type) ?? [];
    return types.flatMap((type) => (type.kind === 'resource' ? [type.id] : []));
  }

  override objects(predicate: string): readonly Value[] {
    return this.statements.get(predicate) ?? [];
  }
}
