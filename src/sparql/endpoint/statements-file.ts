import { randomBytes } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** How much of the file is read at a time. */
const PIECE = 262_144;

/**
 * The statements of one version in a file without a name: the system removes it when the process ends, however it ends. Where
 * there is no room for it, there is none, and the statements come from the server again.
 */
export class StatementsFile {
  readonly #file: FileHandle | undefined;
  #length = 0;
  #isWhole = false;

  private constructor(file: FileHandle | undefined) {
    this.#file = file;
  }

  /** An empty file in a folder. */
  static async in(folder: string): Promise<StatementsFile> {
    const path = join(folder, `statements-${randomBytes(6).toString('hex')}`);
    try {
      const file = await open(path, 'wx+', 0o600);
      await rm(path);
      return new StatementsFile(file);
    } catch {
      return new StatementsFile(undefined);
    }
  }

  /** Whether all statements are in it. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Passes statements on, and writes them meanwhile. */
  async *write(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    let isWritten = this.#file !== undefined;
    for await (const piece of pieces) {
      isWritten &&= await this.#append(piece);
      yield piece;
    }
    this.#isWhole = isWritten;
  }

  /** Reads all that was written. */
  async *read(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < this.#length;) {
      const { buffer, bytesRead } = await this.#readAt(at);
      if (!bytesRead) throw new Error('The file of the statements is shorter than it was.');
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  async close(): Promise<void> {
    this.#isWhole = false;
    await this.#file?.close();
  }

  /** Writes a piece at the end; gives back the room of all of them where it has not enough. */
  async #append(piece: Uint8Array): Promise<boolean> {
    try {
      await this.#file?.appendFile(piece);
      this.#length += piece.length;
      return true;
    } catch {
      await this.#file?.truncate().catch(() => undefined);
      return false;
    }
  }

  #readAt(position: number): Promise<{ bytesRead: number; buffer: Buffer }> {
    if (!this.#file) throw new Error('There is no file of the statements.');
    return this.#file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, position);
  }
}
