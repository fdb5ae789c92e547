import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { sha256Of } from '../store/checksums.ts';

/** The version of the program. */
export const program = packageJson.version;

/** The package's folder: `src/commands` and `dist` lie at different depths. */
export const home = import.meta.dirname.replace(/[/\\](src[/\\]commands|dist)$/, '');

/**
 * The built program: the folder with its GraphiQL, and what distinguishes this build from others of the same version. Files with
 * hashes in their names make it, and its first one names them.
 */
export function builtProgram(): { readonly assets: string; readonly build: string } {
  const folder = join(home, 'dist');
  return {
    assets: join(folder, 'graphiql'),
    build: sha256Of(readFileSync(join(folder, 'cli.js'))),
  };
}
