import { crc32, inflateRawSync } from 'node:zlib';

/** The files of a ZIP archive, read by its directory; throws where a sum is wrong. */
function readZip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [crc, packed] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20)];
    const [nameLength, offset] = [bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const content = inflateRawSync(bytes.subarray(from, from + packed));
    if (crc32(content) !== crc || content.length !== bytes.readUInt32LE(at + 24))
      throw new Error(`${name} has a wrong sum`);
    files.set(name, content.toString('utf8'));
    at += 46 + nameLength;
  }
  return files;
}

const STYLES: Readonly<Record<string, string>> = { 1: 'day', 2: 'text', 3: 'text' };

/** The cells of a workbook's sheet by rows, each with its type before its text. */
export async function readSheet(chunks: AsyncIterable<Uint8Array>): Promise<string[][]> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  const sheet = readZip(Buffer.concat(all)).get('xl/worksheets/sheet1.xml') ?? '';
  return [...sheet.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c r="[A-Z]+\d+"([^>]*)>(.*?)<\/c>/gs)].map(
      ([, attributes = '', inner = '']) => {
        const style = /s="(\d)"/.exec(attributes)?.[1] ?? '';
        const isBoolean = attributes.includes('t="b"');
        const type = isBoolean ? 'boolean' : (STYLES[style] ?? 'number');
        const text = inner.replaceAll(/<[^>]+>/g, '');
        return `${type} ${decoded(text)}`;
      },
    ),
  );
}

/** The text of an element's content, with the codes of characters that spreadsheets read in it. */
function decoded(text: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
  return text
    .replaceAll(/&(\w+);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/_x([0-9a-fA-F]{4})_/g, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
}
