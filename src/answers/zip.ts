import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file in an archive, its content in pieces. */
export interface ZipPart {
  readonly path: string;
  readonly content: AsyncIterable<string> | Iterable<string>;
}

/** What the directory at the end of an archive says of a file. */
interface Entry {
  readonly path: Buffer;
  readonly offset: number;
  readonly sums: Sums;
}

interface Sums {
  crc: number;
  size: number;
  packed: number;
}

/** Files as a ZIP archive (APPNOTE 6.3.3), chunk by chunk: sizes come after each file, so none is in memory as a whole. */
export async function* zip(parts: readonly ZipPart[]): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = [];
  let offset = 0;
  for (const { path, content } of parts) {
    const sums = { crc: 0, size: 0, packed: 0 };
    const name = Buffer.from(path);
    entries.push({ path: name, offset, sums });
    yield Buffer.concat([localHeader(name), name]);
    yield* deflated(content, sums);
    yield descriptor(sums);
    offset += 30 + name.length + sums.packed + 16;
  }
  const directory = Buffer.concat(entries.flatMap((entry) => [centralHeader(entry), entry.path]));
  yield Buffer.concat([directory, end(entries.length, directory.length, offset)]);
}

/** The deflated content; its sums are complete at its end. */
async function* deflated(content: ZipPart['content'], sums: Sums): AsyncGenerator<Uint8Array> {
  const source = Readable.from(counted(content, sums));
  const packer = createDeflateRaw({ level: 6 });
  source.on('error', (error) => packer.destroy(error));
  try {
    for await (const chunk of source.pipe(packer)) {
      sums.packed += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  } finally {
    source.destroy();
    packer.destroy();
  }
}

/** The largest number of an archive without the extension of 64 bits. */
const MOST_BYTES = 0xff_ff_ff_ff;

async function* counted(content: ZipPart['content'], sums: Sums): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    const bytes = Buffer.from(piece);
    sums.crc = crc32(bytes, sums.crc);
    sums.size += bytes.length;
    if (sums.size > MOST_BYTES) throw new Error('A workbook has at most 4 GB of text.');
    yield bytes;
  }
}

/** Sizes follow the file, and names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;
/** 1 January 1980, the first day of the format: the same table is the same bytes. */
const FIRST_DAY = 0x21;

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt16LE(FIRST_DAY, 12);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function descriptor({ crc, size, packed }: Sums): Buffer {
  const after = Buffer.alloc(16);
  after.writeUInt32LE(0x08074b50, 0);
  after.writeUInt32LE(crc, 4);
  after.writeUInt32LE(packed, 8);
  after.writeUInt32LE(size, 12);
  return after;
}

function centralHeader({ path, offset, sums }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  localHeader(path).copy(header, 6, 4, 14);
  descriptor(sums).copy(header, 16, 4, 16);
  header.writeUInt16LE(path.length, 28);
  header.writeUInt32LE(offset, 42);
  return header;
}

function end(files: number, length: number, offset: number): Buffer {
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(files, 8);
  last.writeUInt16LE(files, 10);
  last.writeUInt32LE(length, 12);
  last.writeUInt32LE(offset, 16);
  return last;
}
