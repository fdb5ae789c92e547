import type { RemoteView } from '../view/remote-view.ts';
import type { Asker } from './asking.ts';
import type { EngineCatalogue } from './engine-catalogue.ts';
import type { Version } from './version.ts';

/** What loads into one view. */
export interface ViewLoading {
  readonly view: RemoteView;
  readonly version: EngineCatalogue;
  readonly asker: Asker;
}

/** What loads into one view of a prepared catalogue. */
export interface Loading extends ViewLoading {
  readonly version: Version;
}
