import { rm } from 'node:fs/promises';
import { bundle, bundleServer } from './bundle.ts';
import { writeDeclarations } from './declarations.ts';
import { buildGraphiql } from './graphiql.ts';
import { buildSparqlEngine } from './sparql-engine.ts';
import { buildSiteScripts } from './site-script.ts';

const OUT = 'dist';

await rm(OUT, { recursive: true, force: true });
await bundleServer(OUT);
await buildSparqlEngine(OUT);
// What others import: its dependencies are those of the package.
await bundle(['src/index.ts'], OUT, 'library');
writeDeclarations('src/index.ts', OUT);
await buildGraphiql(`${OUT}/graphiql`);
await buildSiteScripts(`${OUT}/graphiql`);
