import { rm, writeFile } from 'node:fs/promises';
import { billOfMaterials } from './bill-of-materials.ts';
import { packagesIn } from './bundled-packages.ts';
import { bundle, bundleServer } from './bundle.ts';
import { writeDeclarations } from './declarations.ts';
import { notices } from './notices.ts';
import { buildGraphiql } from './graphiql.ts';
import { buildSparqlEngine } from './sparql-engine.ts';
import { buildSiteScripts } from './site-script.ts';

const OUT = 'dist';

await rm(OUT, { recursive: true, force: true });
const server = await bundleServer(OUT);
const engine = await buildSparqlEngine(OUT);
// What others import: its dependencies are those of the package.
await bundle(['src/index.ts'], OUT, 'library');
writeDeclarations('src/index.ts', OUT);
const graphiql = await buildGraphiql(`${OUT}/graphiql`);
const scripts = await buildSiteScripts(`${OUT}/graphiql`);
const packages = packagesIn([...server, engine, graphiql, ...scripts]);
await writeFile(`${OUT}/THIRD-PARTY.txt`, notices(packages));
await writeFile(`${OUT}/sbom.cdx.json`, billOfMaterials(packages));
