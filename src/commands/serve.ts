import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../server/app.ts';
import { listen } from '../server/listen.ts';
import { createService } from '../server/service.ts';
import { readExamples } from '../store/examples.ts';
import { loadSound } from './loading.ts';
import { home, number, setting, type Values } from './options.ts';
import { keptBytes, pageLimits, queryLimits, sources } from './settings.ts';

/** Serves the catalogue until a signal tells it to stop. */
export async function serve(values: Values): Promise<boolean> {
  const origin = sources(values);
  const { snapshot, ontology, changed } = loadSound(origin);
  const service = createService(snapshot, {
    ...pageLimits(values),
    limits: queryLimits(values),
    keptBytes: keptBytes(values),
    ontology,
    changed: changed > programChanged() ? changed : programChanged(),
    examples: readExamples(origin.data),
    assets: join(home, 'dist', 'graphiql'),
  });
  const server = await listen(createApp(service), {
    host: setting(values, 'host') ?? '127.0.0.1',
    port: number(values, 'port', { default: 4000, most: 65_535 }),
  });
  const milliseconds = Math.round(performance.now());
  console.log(
    `Ready in ${milliseconds} ms: ${snapshot.base} serves ${snapshot.size} triples (version ${snapshot.version}) on port ${server.port}.`,
  );
  console.log(`GraphiQL: ${snapshot.base}graphql`);
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.close();
  return true;
}

/** When the program itself last changed: what it makes of the same files may have changed with it. */
function programChanged(): Date {
  return statSync(import.meta.filename).mtime;
}
