import type { Model } from '../../model/model.ts';
import type { ClassTree } from '../../rdf/class-tree.ts';
import type { Collation } from '../../reading/collation.ts';
import type { Figures } from '../../reading/view.ts';
import type { Formers } from '../../store/snapshot.ts';
import type { Engine } from '../engine/engine.ts';
import type { Graphs } from './asking.ts';
import type { Dialect } from './dialect.ts';

/** A catalogue in an engine, whether or not it was prepared, under a model. */
export interface EngineCatalogue {
  readonly model: Model;
  readonly about: CatalogueFacts;
  readonly classes: ClassTree;
  readonly engine: Engine;
  readonly graphs: Graphs;
  readonly dialect: Dialect;
  /** How values are compared; without it as people of its language do. */
  readonly collation?: Collation;
  /** What is left of resources that are no longer there, where that is known. */
  readonly formers?: Formers;
}

/** What is known of a whole catalogue; nobody says the version and the size of somebody else's. */
interface CatalogueFacts {
  readonly base: string;
  readonly language: string;
  readonly version?: string;
  readonly size?: number;
  readonly figures?: Figures;
}
