import type { Socket } from 'node:net';

/** In so many equal parts of the limit nothing may be read, one after another. */
const PARTS = 4;

/** The parts in a row in which nothing of an answer was read. */
interface Quiet {
  readonly parts: number;
  readonly at: number;
  readonly bytes: number;
}

/**
 * Finds clients that stall. Node's timer begins when something is written, and runs once more where a part of that was read
 * meanwhile: of one timer for the whole limit two may pass. So there is one for each part of it.
 */
export class Stalled {
  /** The time of a part, in milliseconds. */
  readonly part: number;
  readonly #quiet = new WeakMap<Socket, Quiet>();

  /** For a limit in milliseconds. */
  constructor(limit: number) {
    this.part = Math.ceil(limit / PARTS);
  }

  /** Notes that a part has passed without a byte read; returns whether all of them have. Else the next one begins. */
  isOver(socket: Socket): boolean {
    const at = performance.now();
    const bytes = socket.bytesRead + socket.bytesWritten;
    const last = this.#quiet.get(socket);
    // Where something was read meanwhile, Node let a part pass without a word.
    const isNext = last?.bytes === bytes && at - last.at < 1.5 * this.part;
    const parts = isNext ? last.parts + 1 : 1;
    this.#quiet.set(socket, { parts, at, bytes });
    if (parts >= PARTS) return true;
    socket.setTimeout(this.part);
    return false;
  }
}
