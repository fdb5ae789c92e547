import { collectionColumns, type CollectionColumns } from '../../answers/collection-columns.ts';
import { collectionTable } from '../../answers/collection-table.ts';
import { CSVW, csvwMetadata } from '../../answers/csvw-metadata.ts';
import { layoutIn, layoutSearch, type Layout } from '../../answers/table.ts';
import { tableFormats, tableHeaders, type TableFormat } from '../../answers/table-format.ts';
import { collectionAddress } from '../../linked-data/collection.ts';
import type { Shape } from '../../model/model.ts';
import { scheduler } from '../scheduler.ts';
import type { Service } from '../service.ts';
import type { Variant } from './served-document.ts';

/** What the address of a table's metadata ends in: where readers of CSVW search for it. */
const METADATA_ENDING = '.csv-metadata.json';

/** All resources of a shape as tables, whichever page of them is asked for, and the metadata that makes triples of them. */
export function tableVariants(
  shape: Shape,
  query: URLSearchParams,
  { snapshot }: Service,
): readonly Variant[] {
  const address = new URL(collectionAddress(shape, snapshot)).href;
  const members = snapshot.ofShape(shape);
  const columns = (): Promise<CollectionColumns> =>
    snapshot.remember(`table columns of ${shape.name}`, () =>
      scheduler.background(collectionColumns(shape, members), new AbortController().signal),
    );
  const tables = tableFormats.map((format): Variant => {
    const layout = layoutIn(query, []);
    const search = 'mistake' in layout ? '' : layoutSearch(layout);
    return {
      ...{ name: format.name, mediaType: format.mediaType, ending: format.ending },
      ...{ location: address + format.ending + search, isInLanguage: true },
      ...{
        isTable: true,
        isPacked: format.isPacked,
        mistake: mistakeOf(layout, format, members.length),
      },
      links: () => [{ rel: 'describedby', href: address + METADATA_ENDING, type: CSVW }],
      render: async ({ languages }) => {
        const table = collectionTable(members, await columns(), { ...usual(layout), languages });
        return {
          pieces: format.write(table, { ...usual(layout), languages }),
          headers: tableHeaders(table, `${shape.segment}${format.ending}`),
        };
      },
    };
  });
  return [...tables, metadataVariant(address, columns)];
}

function metadataVariant(address: string, columns: () => Promise<CollectionColumns>): Variant {
  return {
    name: 'CSVW',
    mediaType: CSVW,
    isTable: true,
    ending: METADATA_ENDING,
    location: address + METADATA_ENDING,
    render: async () => ({
      pieces: [`${JSON.stringify(csvwMetadata(address, await columns()), null, 2)}\n`],
    }),
  };
}

function usual(layout: Layout | object): Layout {
  return 'isForExcel' in layout
    ? layout
    : { isForExcel: false, isListsAsRows: false, languages: [] };
}

/** Why a table cannot be given: a layout that is not there, or more rows than a sheet has. */
function mistakeOf(
  layout: ReturnType<typeof layoutIn>,
  { mostRows }: TableFormat,
  rows: number,
): string | undefined {
  if ('mistake' in layout) return layout.mistake;
  if (rows < mostRows) return undefined;
  return `A sheet has at most ${mostRows - 1} rows, this table has ${rows}. Ask for .csv.`;
}
