import type { Loaded } from '../check/load.ts';
import { loadSound } from '../operate/open.ts';
import type { Sources } from '../store/read-sources.ts';
import { showing } from './progress.ts';

/** Opens a catalogue for a command, and shows how far that is; throws where it has a violation. */
export function openWhole(origin: Sources): Promise<Loaded> {
  return showing((see) => loadSound(origin, console.error, see));
}
