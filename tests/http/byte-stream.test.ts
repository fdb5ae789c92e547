import { describe, expect, it } from 'vitest';
import { byteStream, chunksOf } from '../../src/http/byte-stream.ts';

/** Pieces without an end, and what became of them. */
function endless(piece: string) {
  const state = { given: 0, ended: false };
  function* pieces() {
    try {
      for (;;) {
        state.given += 1;
        yield piece;
      }
    } finally {
      state.ended = true;
    }
  }
  return { pieces: pieces(), state };
}

/** A stream of pieces, as the body of an answer is one. */
function streamOf(pieces: Iterable<string>): ReadableStream<Uint8Array> {
  const leaving = new AbortController();
  return byteStream(chunksOf(pieces, leaving.signal), { leaving, end: () => undefined });
}

describe('a byte stream', () => {
  it('gives the whole text', async () => {
    const pieces = ['työ', '', 'ä'.repeat(20_000), '€', ''];
    expect(await new Response(streamOf(pieces)).text()).toBe(pieces.join(''));
  });

  it('gives nothing for nothing', async () => {
    expect(await new Response(streamOf([])).text()).toBe('');
  });

  it('writes no faster than it is read', async () => {
    const { pieces, state } = endless('x'.repeat(20_000));
    const reader = streamOf(pieces).getReader();
    await reader.read();
    await reader.read();
    expect(state.given).toBeLessThanOrEqual(3);
  });

  it('makes nothing before it is read', () => {
    const { pieces, state } = endless('x');
    streamOf(pieces);
    expect(state.given).toBe(0);
  });

  it('lets others have their turn between two chunks', async () => {
    const { pieces } = endless('x'.repeat(20_000));
    const reader = streamOf(pieces).getReader();
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    for (let chunk = 0; chunk < 1000; chunk += 1) await reader.read();
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it('stops the generator when the reader goes away', async () => {
    const { pieces, state } = endless('x'.repeat(20_000));
    const reader = streamOf(pieces).getReader();
    await reader.read();
    await reader.cancel();
    expect(state.ended).toBe(true);
  });

  it('fails its reader when a piece cannot be made, and tells the server alone why', async () => {
    function* pieces() {
      yield 'x'.repeat(20_000);
      throw new Error('no more');
    }
    const told: unknown[] = [];
    const leaving = new AbortController();
    const end = (error?: unknown): void => void told.push(error);
    const stream = byteStream(chunksOf(pieces(), leaving.signal), { leaving, end });
    await expect(new Response(stream).text()).rejects.toThrow('could not be finished');
    expect(told).toEqual([new Error('no more')]);
  });
});
