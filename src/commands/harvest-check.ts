import { checkingHarvest, ownPages } from '../tools/harvest-check/harvest-check.ts';
import { writeReport } from '../tools/harvest-check/report-text.ts';
import { harvestWriting } from '../linked-data/writing.ts';
import { atOnce } from '../reading/work.ts';
import { LoadError } from '../store/files.ts';
import { openWhole } from './open-whole.ts';
import { sources } from './configuration.ts';
import type { Values } from './values.ts';
import { print } from './print.ts';

/** Prints what harvesters would import of the catalogue; `false` if something is not imported, or breaks a rule. */
export async function runHarvestCheck(values: Values): Promise<boolean> {
  const origin = sources(values);
  const { snapshot } = await openWhole(origin);
  const writing = harvestWriting(snapshot.model, snapshot.base);
  if (!writing)
    throw new LoadError(
      `${origin.ontology}: has no view for harvesters, because no shape has a rule (sh:rule) that makes one`,
    );
  const report = atOnce(checkingHarvest(ownPages(snapshot, writing, Infinity)));
  const pieces = values.json ? [`${JSON.stringify(report, undefined, 2)}\n`] : writeReport(report);
  await print(pieces);
  return report.isSound;
}
