/** The records of a CSV document (RFC 4180, section 2), read cell by cell; throws where it is none. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cells.lastIndex < text.length) {
    const place = cells.lastIndex;
    const [, quoted, plain = '', end] = cells.exec(text) ?? [];
    if (!end) throw new Error(`neither a cell nor its end at ${place}`);
    record.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  if (record.length) throw new Error('the last record has no end');
  return records;
}
