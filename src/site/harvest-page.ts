import { listPage, type Listed } from './list-page.ts';
import type { Page } from './page.ts';
import { html } from './piece.ts';
import { readerOf, type Reading } from './reader.ts';

interface HarvestPage extends Reading, Listed {
  /** Where it is told what harvesters would take. */
  readonly check: string;
}

/** One page of the datasets that harvesters are told of. */
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
