import type { Shape } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import type { HarvestReport } from './harvest-report.ts';
import type { Page } from './paging.ts';

/** What a document is about: enough to make a page of it. */
export type Subject =
  | { readonly kind: 'start' | 'ontology' | 'developers' }
  | { readonly kind: 'resource'; readonly resource: Resource }
  | { readonly kind: 'collection'; readonly shape: Shape; readonly page: Page }
  | { readonly kind: 'datasets'; readonly page: Page }
  | { readonly kind: 'harvest check'; readonly report: () => Promise<HarvestReport> };
