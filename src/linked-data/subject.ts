import type { Shape } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import type { HarvestReport } from './harvest-report.ts';
import type { Page } from './paging.ts';

/** What a document is about: enough to make a page of it. */
export type Subject =
  | { readonly kind: 'start' | 'overview' | 'ontology' | 'developers' }
  | { readonly kind: 'resource'; readonly resource: Resource }
  /** A list as people read it, which its query asks for: by name, and with a filter. */
  | { readonly kind: 'collection'; readonly shape: Shape; readonly query: URLSearchParams }
  | { readonly kind: 'datasets'; readonly page: Page }
  | { readonly kind: 'harvest check'; readonly report: () => Promise<HarvestReport> };
