import { ContextDocument } from '../linked-data/context.ts';
import { describeAll, everything } from '../linked-data/description.ts';
import { formatNamed, formats } from '../linked-data/formats.ts';
import { modelWriting } from '../linked-data/writing.ts';
import { loadSound } from '../operate/open.ts';
import { sources } from './configuration.ts';
import { UsageError, type Values, setting } from './values.ts';
import { print } from './print.ts';

/** Writes the whole catalogue to standard output, as fast as it is read. */
export async function runExport(values: Values): Promise<boolean> {
  const name = setting(values, 'format') ?? 'ttl';
  const format = formatNamed(name);
  if (!format) {
    const known = formats.map(({ ending }) => ending.slice(1)).join(', ');
    throw new UsageError(`format: expected one of ${known}, got "${name}"`);
  }
  const { snapshot } = loadSound(sources(values));
  const { model, base } = snapshot;
  const context = `${base}context-${new ContextDocument(model).hash}.jsonld`;
  const writing = modelWriting(model, { base, context });
  await print(format.write(describeAll(everything(snapshot)), writing));
  return true;
}
