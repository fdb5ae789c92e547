import type { Model } from '../../model/model.ts';
import type { ClassTree } from '../../rdf/class-tree.ts';
import type { Collation } from '../../reading/collation.ts';
import type { Figures } from '../../reading/view.ts';
import type { Formers } from '../../store/snapshot.ts';

/** What a view reads of a catalogue in an engine as a whole, whether or not it was prepared. */
export interface ViewedCatalogue {
  readonly model: Model;
  readonly about: CatalogueFacts;
  readonly classes: ClassTree;
  /** Whether the values of fields are loaded as such; else they are followed along statements. */
  readonly hasValues: boolean;
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
