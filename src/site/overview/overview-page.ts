import { unhurried, type Pace } from '../../reading/pace.ts';
import { pageOf, type Page } from '../page.ts';
import { html, type Piece } from '../piece.ts';
import { readerOf, type Reader, type Reading } from '../reader.ts';
import { nameOf, pluralNameOf } from '../text.ts';
import { holdingsChart, holdingsTable } from './holdings-chart.ts';
import { classifiedShapes, type Classified } from '../../model/hierarchy.ts';
import { holdingsOf, type Holdings } from './holdings.ts';
import { planOf } from './plan.ts';
import { planChart, planTable } from './plan-chart.ts';

interface OverviewPage extends Reading {
  readonly pace?: Pace;
}

/** A picture of the whole: who has what in a classification, and the classification itself. */
export async function overviewPage({ pace = unhurried, ...reading }: OverviewPage): Promise<Page> {
  const reader = readerOf(reading);
  const { say, language, snapshot } = reader;
  const all = classifiedShapes(snapshot.model);
  const holdings: Piece[] = [];
  for (const [index, each] of all.entries()) {
    const found = await holdingsOf(each, reader, pace);
    if (found.rows.length) holdings.push(holdingsSection(each, found, { index, reader }));
  }
  const classes = [...new Set(all.map((each) => each.classes))];
  const plans = classes.flatMap(
    (shape, index) => planSection(shape, `plan-${index + 1}`, reader) ?? [],
  );
  return pageOf({
    reader,
    title: { value: say('overview'), language },
    path: [],
    canonical: reader.address,
    main: html`<h1>${say('overview')}</h1>
      <p>${say('overviewHow')}</p>
      ${holdings} ${plans}`,
  });
}

function holdingsSection(
  classified: Classified,
  holdings: Holdings,
  { index, reader }: { readonly index: number; readonly reader: Reader },
): Piece {
  const { say } = reader;
  const id = `who-${index + 1}`;
  const title = say('whoHasWhat', {
    who: pluralNameOf(classified.shape, reader).value,
    what: nameOf(classified.field, reader).value,
  });
  const words = { id, title, description: say('whoHasWhatHow') };
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}" class="name">${title}</h2>
    <p>${say('whoHasWhatHow')}</p>
    <div class="scroll">${holdingsChart(holdings, words, reader)}</div>
    ${holdings.hidden ? html`<p>${say('more', { n: holdings.hidden })}</p>` : undefined}
    ${asTable(holdingsTable(holdings, `${say('asTable')}: ${title}`, reader), reader)}
  </section> `;
}

function planSection(shape: Classified['classes'], id: string, reader: Reader): Piece | undefined {
  const { say } = reader;
  const parts = planOf(shape, reader);
  if (!parts) return undefined;
  const title = say('howLarge', { what: pluralNameOf(shape, reader).value });
  const words = { id, title, description: say('howLargeHow') };
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}" class="name">${title}</h2>
    <p>${say('howLargeHow')}</p>
    <div class="scroll">${planChart(parts, words, reader)}</div>
    ${asTable(planTable(parts, `${say('asTable')}: ${title}`, reader), reader)}
  </section> `;
}

function asTable(table: Piece, { say }: Reader): Piece {
  return html`<details>
    <summary>${say('asTable')}</summary>
    ${table}
  </details>`;
}
