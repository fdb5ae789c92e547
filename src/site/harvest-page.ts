import { listPage, type Listed } from './list-page.ts';
import type { Page } from './page.ts';
import { html } from './piece.ts';
import { readerOf, type Reading } from './reader.ts';

interface HarvestPage extends Reading, Listed {
  /** The address of the harvest check. */
  readonly check: string;
}

/** One page of the list of datasets in the view for harvesters. */
export function harvestPage(harvest: HarvestPage): Page {
  const reader = readerOf(harvest);
  const { say, language } = reader;
  return listPage({
    ...harvest,
    reader,
    heading: { value: say('dcat'), language },
    description: { value: say('datasets'), language },
    further: html`<p><a href="${harvest.check}">${say('check')}</a></p>`,
  });
}
