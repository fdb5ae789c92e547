import type { HarvestReport } from '../../linked-data/harvest-report.ts';
import { pagePace } from '../page-pace.ts';
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
  // A snapshot is checked once, at the first request, whether or not its client waits for it: all who come later have the
  // same. The code of the check is loaded then as well.
  const report = (): Promise<HarvestReport> =>
    snapshot.remember('harvest report', async () => {
      const { checkingHarvest, ownPages } =
        await import('../../tools/harvest-check/harvest-check.ts');
      return pagePace.run(checkingHarvest(ownPages(snapshot, harvestWriting, MOST_LISTED)));
    });
  const variants = forms.map(({ write, ...form }): Variant => ({
    ...form,
    location: new URL(address).href + form.ending,
    render: async () => ({ pieces: await write(await report()), languages: ['en'] }),
  }));
  return {
    variants,
    shows: { subject: { kind: 'harvest check', report }, address, location: address + PAGE_ENDING },
  };
}

/** The formats of the report, besides a page. */
const forms = [
  {
    name: 'Plain text',
    mediaType: 'text/plain',
    ending: '.txt',
    write: async (report: HarvestReport) =>
      (await import('../../tools/harvest-check/report-text.ts')).writeReport(report),
  },
  {
    name: 'JSON',
    mediaType: 'application/json',
    ending: '.json',
    write: (report: HarvestReport) => [`${JSON.stringify(report)}\n`],
  },
];
