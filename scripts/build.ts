import { rm } from 'node:fs/promises';
import { bundle, bundleServer } from './bundle.ts';
import { writeDeclarations } from './declarations.ts';
import { buildGraphiql } from './graphiql.ts';
import { buildSiteScript } from './site-script.ts';

const OUT = 'dist';

await rm(OUT, { recursive: true, force: true });
await bundleServer(OUT);
// What others import: its dependencies are those of the package.
await bundle(['src/index.ts'], OUT, 'library');
writeDeclarations('src/index.ts', OUT);
await buildGraphiql(`${OUT}/graphiql`);
await buildSiteScript(`${OUT}/graphiql`);
