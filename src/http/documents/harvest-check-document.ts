import { checkHarvest } from '../../linked-data/harvest/harvest-check.ts';
import type { HarvestReport } from '../../linked-data/harvest/harvest-report.ts';
import { ownPages } from '../../linked-data/harvest/own-pages.ts';
import { writeReport } from '../../linked-data/harvest/report-text.ts';
import { routes } from '../routes.ts';
import type { Service } from '../service.ts';
import { PAGE_ENDING, type ServedDocument, type Variant } from './served-document.ts';

/** How many datasets are listed one by one. */
const MOST_LISTED = 1000;

/** What harvesters would take of the view for them; `undefined` where the ontology has no rules for it. */
export function harvestCheckDocument(service: Service): ServedDocument | undefined {
  const { snapshot, harvestWriting } = service;
  if (!harvestWriting) return undefined;
  const address = snapshot.base + routes.check.path;
  // The check of a snapshot is done once, for the first who asks.
  const report = (): Promise<HarvestReport> =>
    snapshot.remember('harvest report', () =>
      checkHarvest(ownPages(snapshot, harvestWriting, MOST_LISTED)),
    );
  const variants = forms.map(({ write, ...form }): Variant => ({
    ...form,
    location: new URL(address).href + form.ending,
    render: async () => ({ pieces: write(await report()), languages: ['en'] }),
  }));
  return {
    variants,
    shows: { subject: { kind: 'harvest check', report }, location: address + PAGE_ENDING },
  };
}

/** What the report is told in, besides a page. */
const forms = [
  { name: 'Plain text', mediaType: 'text/plain', ending: '.txt', write: writeReport },
  {
    name: 'JSON',
    mediaType: 'application/json',
    ending: '.json',
    write: (report: HarvestReport) => [`${JSON.stringify(report)}\n`],
  },
];
