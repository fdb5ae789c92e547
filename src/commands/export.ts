import { ContextDocument } from '../linked-data/context.ts';
import { describeAll, everything } from '../linked-data/description.ts';
import { formatNamed, formats } from '../linked-data/formats.ts';
import { modelWriting } from '../linked-data/writing.ts';
import { openWhole } from './open-whole.ts';
import { sources } from './configuration.ts';
import { UsageError, type Values, setting } from './values.ts';
import { print } from './print.ts';
import { showing } from './progress.ts';
import type { See } from '../reading/work.ts';

/** Writes the whole catalogue to standard output, as fast as it is read. */
export async function runExport(values: Values): Promise<boolean> {
  const name = setting(values, 'format') ?? 'ttl';
  const format = formatNamed(name);
  if (!format) {
    const known = formats.map(({ ending }) => ending.slice(1)).join(', ');
    throw new UsageError(`format: expected one of ${known}, got "${name}"`);
  }
  const { snapshot } = await openWhole(sources(values));
  const { model, base } = snapshot;
  const context = `${base}context-${new ContextDocument(model).hash}.jsonld`;
  const writing = modelWriting(model, { base, context });
  const resources = everything(snapshot);
  await showing((see) =>
    print(format.write(seen(describeAll(resources), resources.length, see), writing)),
  );
  return true;
}

/** So many descriptions are written between two reports. */
const TOGETHER = 1_024;

/** Descriptions as they are written, with a report of how many they are now and then. */
function* seen<Item>(items: Iterable<Item>, of: number, see: See): Iterable<Item> {
  let done = 0;
  for (const item of items) {
    yield item;
    if ((done += 1) % TOGETHER === 0) see({ stage: 'writes the resources', done, of });
  }
}
