import packageJson from '../../package.json' with { type: 'json' };

/** The version of the program. */
export const program = packageJson.version;

/** The package's folder: `src/commands` and `dist` lie at different depths. */
export const home = import.meta.dirname.replace(/[/\\](src[/\\]commands|dist)$/, '');
