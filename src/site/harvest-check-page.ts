import type {
  DatasetReport,
  HarvesterReport,
  HarvestFinding,
  HarvestReport,
  Place,
} from '../linked-data/harvest-report.ts';
import { effects } from '../linked-data/harvest-report.ts';
import { amountOf, qualityOf, verdict } from '../tools/harvest-check/report-text.ts';
import { otherFormats, pageOf, type Alternate, type Page } from './page.ts';
import { html, type Piece } from './piece.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import { textPiece } from './text.ts';
import { link } from './value.ts';

/** What is shown of a harvest check. */
export interface HarvestCheckPage extends Reading {
  readonly report: HarvestReport;
  readonly alternates: readonly Alternate[];
}

/** What harvesters would take, as a page. Its findings are in English, as in the other formats. */
export function harvestCheckPage({ report, alternates, ...reading }: HarvestCheckPage): Page {
  const reader = readerOf(reading);
  const { say, language, snapshot } = reader;
  const { start, harvesters } = report;
  return pageOf({
    reader,
    title: { value: say('check'), language },
    path: [html`<a href="${snapshot.base}dcat">${say('dcat')}</a>`],
    alternates,
    main: html`<h1>${say('check')}</h1>
      <p>${say('checkHow')}</p>
      <p><a href="${start}">${start}</a></p>
      ${harvesters.map((each, index) => harvesterSection(each, `harvester-${index + 1}`))}
      ${datasetList(report, reader)} ${otherFormats(alternates, reader)}`,
  });
}

function harvesterSection(harvester: HarvesterReport, id: string): Piece {
  const { name, software, findings } = harvester;
  const quality = qualityOf(harvester);
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${name} (${software})</h2>
    <p>${inEnglish(verdict(harvester))}.</p>
    ${quality && html`<p>${inEnglish(quality)}.</p>`}
    <ul>
      ${findings.map((finding) => findingItem(finding, harvester))}
    </ul>
  </section>`;
}

function findingItem(finding: HarvestFinding, harvester: HarvesterReport): Piece {
  const { effect, words, source, places } = finding;
  const said = `${effects[effect]}, ${amountOf(finding, harvester)}: ${words}`;
  return html`<li>
    <details>
      <summary>${inEnglish(said)}</summary>
      <p>${inEnglish(source)}</p>
      <ul>
        ${places.map(placeItem)}
      </ul>
    </details>
  </li> `;
}

function placeItem({ resource, found }: Place): Piece {
  const address = link(resource, html`<bdi>${resource}</bdi>`);
  return found === undefined
    ? html`<li>${address}</li> `
    : html`<li>${address}: <bdi>${found}</bdi></li> `;
}

function datasetList({ datasets, unlisted }: HarvestReport, { say }: Reader): Piece {
  return html`<section aria-labelledby="datasets">
    <h2 id="datasets">${say('dataset')}</h2>
    <dl>${datasets.map((dataset) => datasetItem(dataset, say))}</dl>
    ${unlisted ? html`<p>${say('more', { n: unlisted })}</p>` : undefined}
  </section>`;
}

function datasetItem({ dataset, title, harvesters }: DatasetReport, say: Reader['say']): Piece {
  const fates = Object.entries(harvesters).map(
    ([name, { taken, faults }]) =>
      html`<li>
        ${name}: ${say(taken ? 'taken' : 'notTaken')}
        ${faults.map((fault) => html`<p>${inEnglish(fault)}</p>`)}
      </li> `,
  );
  return html`<div>
    <dt>${link(dataset, html`<bdi>${title || dataset}</bdi>`)}</dt>
    <dd>
      <ul>
        ${fates}
      </ul>
    </dd>
  </div> `;
}

function inEnglish(value: string): Piece {
  return textPiece({ value, language: 'en' });
}
