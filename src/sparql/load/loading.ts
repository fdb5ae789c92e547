import type { RemoteView } from '../view/remote-view.ts';
import type { Asker } from './asking.ts';
import type { Version } from './version.ts';

/** What loads into one view. */
export interface Loading {
  readonly view: RemoteView;
  readonly version: Version;
  readonly asker: Asker;
}
