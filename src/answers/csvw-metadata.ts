import { rdf, XSD } from '../rdf/vocabulary.ts';
import {
  NAME_ENDING,
  type CollectionColumn,
  type CollectionColumns,
} from './collection-columns.ts';

/** The media type of metadata of tables (Metadata Vocabulary for Tabular Data, section 1). */
export const CSVW = 'application/csvm+json';

/**
 * What turns the table of a collection into its triples (CSV on the Web). The table with a row for each value gives them
 * all; that with a row for each resource gives none, since by the standard several links of one cell cannot be parted.
 */
export function csvwMetadata(address: string, columns: CollectionColumns): object {
  const { href } = new URL(address);
  const [rows, cells] = [tableSchema(columns, true), tableSchema(columns, false)];
  return {
    '@context': 'http://www.w3.org/ns/csvw',
    dialect: { encoding: 'utf-8', header: true, delimiter: ',', trim: false },
    tables: [
      { url: `${href}.csv?lists=rows`, tableSchema: rows },
      { url: `${href}.csv`, suppressOutput: true, tableSchema: cells },
    ],
  };
}

function tableSchema({ columns, type }: CollectionColumns, isListsAsRows: boolean): object {
  return {
    aboutUrl: '{+id}',
    columns: [
      { name: 'id', titles: 'id', datatype: 'anyURI', required: true, suppressOutput: true },
      ...columns.flatMap((column) => described(column, isListsAsRows)),
      ...(type === undefined ? [] : [virtualType(type)]),
    ],
  };
}

function virtualType(type: string): object {
  return { name: 'rdf_type', virtual: true, propertyUrl: rdf.type, valueUrl: literally(type) };
}

function described(column: CollectionColumn, isListsAsRows: boolean): readonly object[] {
  const { name, predicate, isNamed, isMany } = column;
  const isText = isMany && !isListsAsRows;
  const own = {
    name: variableName(name),
    titles: name,
    propertyUrl: literally(predicate),
    ...(isText ? { datatype: 'string' } : valueOf(column)),
  };
  const title = name + NAME_ENDING;
  const beside = { name: variableName(title), titles: title, suppressOutput: true };
  return isNamed ? [own, beside] : [own];
}

function valueOf({ name, values }: CollectionColumn): object {
  if (values.kind === 'address') return { valueUrl: `{+${variableName(name)}}` };
  if (values.kind === 'text') return { lang: values.language, datatype: 'string' };
  const { datatype } = values;
  // The names of the built-in datatypes are those of XML Schema (Metadata Vocabulary, section 5.11.1).
  if (datatype.startsWith(XSD)) return { datatype: datatype.slice(XSD.length) };
  return { datatype: { '@id': datatype, base: 'string' } };
}

/** The name of a column as a template of addresses can name it. */
function variableName(name: string): string {
  return name.replaceAll(/[^\w.]/g, '_').replace(/^_/, 'c_');
}

/** An address as a template that gives it. */
function literally(address: string): string {
  return address.replaceAll('{', '%7B').replaceAll('}', '%7D');
}
