import { catalogueFindings, PassingCheck } from '../../check/check.ts';
import type { Finding } from '../../check/finding.ts';
import { formerFindings } from '../../check/former-findings.ts';
import { languageFindings } from '../../check/language-findings.ts';
import type { Work } from '../../reading/work.ts';
import { DiskSnapshot } from '../../sparql/prepare/stream/disk-snapshot.ts';
import { resourcesOn, type DiskCatalogue } from '../../sparql/prepare/stream/stream-sidecar.ts';
import { DiskCircles } from './disk-circles.ts';
import { FarTargets } from './far-targets.ts';
import { FindingList } from './finding-list.ts';

/** So many resources are checked between two pauses. */
const TOGETHER = 256;

/** What `check` finds in a catalogue, of one that is on the disk, resource by resource. */
export function* checkingOnDisk(catalogue: DiskCatalogue): Work<Finding[]> {
  const whole = new DiskSnapshot(catalogue);
  const found = new FindingList();
  for (const find of [catalogueFindings, languageFindings, formerFindings]) found.add(find(whole));
  const passing = new PassingCheck(whole);
  const circles = new DiskCircles(catalogue.model);
  const targets = new FarTargets(catalogue);
  let done = 0;
  for (const { resource, snapshot } of resourcesOn(catalogue)) {
    found.add(passing.of(resource, snapshot));
    if (found.isEnough) return found.all;
    circles.note(resource);
    targets.note(resource);
    if ((done += 1) % TOGETHER === 0) yield { stage: 'checks the resources', done };
  }
  yield* targets.checking(found);
  for (const findings of [circles.findings, passing.unknown]) found.add(findings);
  return found.all;
}
