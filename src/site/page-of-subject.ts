import type { HarvestReport } from '../linked-data/harvest-report.ts';
import type { Pace } from '../reading/pace.ts';
import { datasetsPage } from './datasets-page.ts';
import { developersPage, type DevelopersPage } from './developers-page.ts';
import type { HarvestCheckPage } from './harvest-check-page.ts';
import { collectionPage } from './list-page.ts';
import { ontologyPage } from './ontology-page.ts';
import type { Shape } from '../model/model.ts';
import type { Alternate, Page } from './page.ts';
import type { Reading } from './reader.ts';
import { overviewPage } from './overview/overview-page.ts';
import { resourcePage } from './resource-page.ts';
import type { Subject } from '../linked-data/subject.ts';
import { startPage } from './start-page.ts';

/** What a page is made with, whatever it is about. */
interface PageContext extends Reading {
  readonly alternates: readonly Alternate[];
  /** What the page for developers names. */
  readonly places: () => Pick<DevelopersPage, 'places' | 'hasExamples' | 'dumps'>;
  /** The pace of what may take long. */
  readonly pace: Pace;
  /** The address of the harvest check. */
  readonly check: string;
}

/** The page for people about a subject. */
export function pageOfSubject(subject: Subject, context: PageContext): Page | Promise<Page> {
  const { places, check, pace, ...given } = context;
  switch (subject.kind) {
    case 'start':
      return startPage(given);
    case 'developers':
      return developersPage({ ...given, ...places() });
    case 'overview':
      return overviewPage({ ...given, pace });
    case 'ontology':
      return ontologyPage(given);
    case 'resource':
      return resourcePage({ ...given, resource: subject.resource });
    case 'collection':
      return collectionPage({ ...given, ...subject, pace, list: listOf(subject.shape, given) });
    case 'datasets':
      return datasetsPage({ ...given, page: subject.page, check });
    case 'harvest check':
      return harvestCheck(subject.report, given);
  }
}

/** Its words and rules are loaded with the first request. */
async function harvestCheck(
  report: () => Promise<HarvestReport>,
  given: Omit<HarvestCheckPage, 'report'>,
): Promise<Page> {
  const { harvestCheckPage } = await import('./harvest-check-page.ts');
  return harvestCheckPage({ ...given, report: await report() });
}

function listOf({ segment }: Shape, { snapshot }: Reading): string {
  return snapshot.base + segment;
}
