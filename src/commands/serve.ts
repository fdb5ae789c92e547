import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createApp } from '../server/app.ts';
import { listen } from '../server/listen.ts';
import { createService } from '../server/service.ts';
import { readExamples } from '../store/examples.ts';
import { lineOf } from '../store/finding.ts';
import type { Reloaded, Served } from '../store/reload.ts';
import { Reloader } from '../store/reloader.ts';
import { loadSound } from './loading.ts';
import { home, number, setting, type Values } from './options.ts';
import { keptBytes, pageLimits, queryLimits, reloading, sources } from './settings.ts';

/** Serves the catalogue until a signal tells it to stop. */
export async function serve(values: Values): Promise<boolean> {
  const origin = sources(values);
  const first = { catalogue: loadSound(origin), examples: readExamples(origin.data) };
  let app = appOf(first, values);
  // A request is answered by the application that it came to, and so from one snapshot.
  const current: Pick<Hono, 'fetch'> = { fetch: (...request) => app.fetch(...request) };
  const reloader = new Reloader(first, {
    ...reloading(values),
    sources: origin,
    swap(next) {
      app = appOf(next, values);
      tellOf(next, origin.base);
    },
    unchanged() {
      console.log('The files say what is in service.');
    },
    failed(message) {
      console.error(`varanto: what was read before stays in service: ${message}`);
    },
  });
  // Before anybody can know that the program runs: without a listener the signal ends it.
  process.on('SIGHUP', () => {
    reloader.ask();
  });
  const server = await listen(current, {
    host: setting(values, 'host') ?? '127.0.0.1',
    port: number(values, 'port', { default: 4000, most: 65_535 }),
  });
  const milliseconds = Math.round(performance.now());
  const { snapshot } = first.catalogue;
  console.log(
    `Ready in ${milliseconds} ms: ${snapshot.base} serves ${snapshot.size} triples (version ${snapshot.version}) on port ${server.port}.`,
  );
  console.log(`GraphiQL: ${snapshot.base}graphql`);
  reloader.start();
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await Promise.all([reloader.close(), server.close()]);
  return true;
}

function appOf({ catalogue, examples }: Served, values: Values): Hono {
  const { snapshot, ontology, changed } = catalogue;
  const service = createService(snapshot, {
    ...pageLimits(values),
    limits: queryLimits(values),
    keptBytes: keptBytes(values),
    ontology,
    changed: changed > programChanged() ? changed : programChanged(),
    examples,
    assets: join(home, 'dist', 'graphiql'),
  });
  return createApp(service);
}

function tellOf({ catalogue: { snapshot }, findings, losses }: Reloaded, base: string): void {
  for (const finding of findings) console.error(lineOf(finding, base));
  if (losses?.number)
    console.error(
      `warning: resources that are gone: ${losses.number}, the first ${losses.first.map((each) => `<${each}>`).join(', ')}`,
    );
  console.log(
    `Reloaded: ${snapshot.base} serves ${snapshot.size} triples (version ${snapshot.version}).`,
  );
}

/** When the program itself last changed: what it makes of the same files may have changed with it. */
function programChanged(): Date {
  return statSync(import.meta.filename).mtime;
}
