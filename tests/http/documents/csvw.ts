import { DataFactory, Store, type Quad } from 'n3';
import { readCsv } from '../../answers/read-csv.ts';

/** A column as the metadata of a table describes it (Metadata Vocabulary for Tabular Data, section 5.6). */
interface Column {
  readonly name: string;
  readonly titles?: string;
  readonly virtual?: boolean;
  readonly suppressOutput?: boolean;
  readonly propertyUrl?: string;
  readonly valueUrl?: string;
  readonly lang?: string;
  readonly datatype?: string | { readonly '@id': string; readonly base: string };
}

interface TableDescription {
  readonly url: string;
  readonly suppressOutput?: boolean;
  readonly tableSchema: { readonly aboutUrl: string; readonly columns: readonly Column[] };
}

export interface Metadata {
  readonly '@context': string;
  readonly dialect: { readonly trim: boolean };
  readonly tables: readonly TableDescription[];
}

const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** Level 2 of RFC 6570: a variable in braces, with `+` before it where reserved characters stay. */
function expanded(template: string, values: ReadonlyMap<string, string>): string {
  return template.replaceAll(/\{(\+?)([\w.]+)\}/g, (_, sign: string, name: string) => {
    const value = values.get(name) ?? '';
    if (!sign) return encodeURIComponent(value);
    return value.replaceAll(/%[0-9A-F]{2}|[^\w\-.~:/?#[\]@!$&'()*+,;=]/giu, (part) =>
      part.length === 3 && part.startsWith('%') ? part : encodeURIComponent(part),
    );
  });
}

/** A cell's text before it is read: in all datatypes but these few, spaces and ends of lines are spaces (6.4.2). */
function normalized(text: string, datatype: Column['datatype']): string {
  const base = typeof datatype === 'object' ? datatype.base : (datatype ?? 'string');
  const isKept = ['string', 'json', 'xml', 'html', 'anyAtomicType'].includes(base);
  return isKept
    ? text
    : text
        .replaceAll(/[\t\r\n]/g, ' ')
        .replaceAll(/ +/g, ' ')
        .trim();
}

function datatypeAddress(datatype: Column['datatype']): string {
  if (typeof datatype === 'object') return datatype['@id'];
  return XSD + (datatype ?? 'string');
}

/** The triples of a row (Generating RDF from Tabular Data on the Web, section 4.4, minimal mode). */
function* triplesOf(
  cells: readonly string[],
  { aboutUrl, columns }: TableDescription['tableSchema'],
): Iterable<Quad> {
  const values = new Map<string, string>();
  columns.forEach(({ name, virtual, datatype }, index) => {
    if (!virtual) values.set(name, normalized(cells[index] ?? '', datatype));
  });
  const subject = DataFactory.namedNode(expanded(aboutUrl, values));
  for (const {
    name,
    virtual,
    suppressOutput,
    propertyUrl = '',
    valueUrl,
    lang,
    datatype,
  } of columns) {
    const value = values.get(name) ?? '';
    if (suppressOutput || (!virtual && value === '')) continue;
    const predicate = DataFactory.namedNode(expanded(propertyUrl, values));
    const object =
      valueUrl !== undefined
        ? DataFactory.namedNode(expanded(valueUrl, values))
        : DataFactory.literal(value, lang ?? DataFactory.namedNode(datatypeAddress(datatype)));
    yield DataFactory.quad(subject, predicate, object);
  }
}

/** The triples that metadata makes of the tables that it describes, each fetched from its address. */
export async function triplesOfTables(
  { tables, dialect }: Metadata,
  fetchText: (url: string) => Promise<string>,
): Promise<Store> {
  if (dialect.trim) throw new Error('this reader trims nothing');
  const store = new Store();
  for (const { url, tableSchema } of tables.filter(({ suppressOutput }) => !suppressOutput)) {
    const [header = [], ...rows] = readCsv(await fetchText(url));
    const titles = tableSchema.columns.filter(({ virtual }) => !virtual).map((each) => each.titles);
    if (titles.join('\n') !== header.join('\n'))
      throw new Error(`${url} has other columns: ${header.join()}`);
    for (const row of rows) store.addQuads([...triplesOf(row, tableSchema)]);
  }
  return store;
}
