import { checkHarvest } from '../../linked-data/harvest/harvest-check.ts';
import type { HarvestReport } from '../../linked-data/harvest/harvest-report.ts';
import { ownPages } from '../../linked-data/harvest/own-pages.ts';
import { writeReport } from '../../linked-data/harvest/report-text.ts';
import { harvestCheckPage } from '../../site/harvest-check-page.ts';
import { routes } from '../routes.ts';
import type { Service } from '../service.ts';
import { alternatesOf, PAGE_ENDING, pageVariant } from './page-variant.ts';
import type { ServedDocument, Variant } from './served-document.ts';

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
  const page = pageVariant({
    location: address + PAGE_ENDING,
    page: async (languages) =>
      harvestCheckPage({
        report: await report(),
        snapshot,
        languages,
        alternates: alternatesOf(variants),
      }),
  });
  return { variants: [...variants, page] };
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
