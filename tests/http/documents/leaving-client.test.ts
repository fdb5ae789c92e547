import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { plainText, type Handle } from '../../../src/http/answer.ts';
import { answerDocument } from '../../../src/http/answer-document.ts';
import { createInstance } from '../../../src/http/operator/instance.ts';
import { listen } from '../../../src/http/listen.ts';
import { application } from '../../support/application.ts';
import { chance } from '../../support/chance.ts';
import { processorTime } from '../../support/processor-time.ts';
import { seed } from '../../support/runs.ts';
import { until } from '../../support/until.ts';
import { some } from '../../support/wide.ts';

const { service } = application();
const PIECE = 10_000;

/** What has been made of the endless document, and whether its making has ended. */
const state = { pieces: 0, ended: 0 };

/** Text that no coding makes much smaller. */
function* endless(): Generator<string> {
  const dice = chance(seed);
  const digits = (): string => String(dice.next().value).slice(-10).padStart(10, '0');
  try {
    for (;;) {
      state.pieces += 1;
      yield Array.from({ length: PIECE / 10 }, digits).join('');
    }
  } finally {
    state.ended += 1;
  }
}

const variant = {
  name: 'endless',
  mediaType: 'text/plain',
  ending: '.txt',
  location: undefined,
  render: () => ({ pieces: endless() }),
};
const app: Handle = (request) =>
  request.path === '/endless'
    ? answerDocument(request, { variants: [variant] }, { service })
    : plainText(200, 'short');
const server = await listen(app, {
  host: '127.0.0.1',
  port: 0,
  instance: createInstance({ limits: { drainTime: 100 } }),
});
afterAll(() => server.close());

async function begin(coding: string): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`GET /endless HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: ${coding}\r\n\r\n`);
  await once(socket, 'data');
  return socket;
}

/** What is made until nothing more is, in pieces. */
async function standstill(): Promise<number> {
  for (let before = -1; before !== state.pieces;) {
    before = state.pieces;
    await wait(300);
  }
  return state.pieces;
}

describe.each(some(['gzip', 'identity', 'br'], 3))(
  'a client of an endless document in %s',
  (coding) => {
    it('that stops reading makes its making stop, and keeps nobody else waiting', async () => {
      const before = state.pieces;
      const socket = await begin(coding);
      socket.pause();
      const made = ((await standstill()) - before) * PIECE;
      // What the kernel takes for a connection on loopback; a reader that reads would have had far more.
      expect(made).toBeLessThan(40_000_000);
      expect(await (await fetch(`http://127.0.0.1:${server.port}/short`)).text()).toBe('short');
      const standing = await standstill();
      expect((standing - before) * PIECE).toBeLessThan(40_000_000);
      socket.resume();
      await until('more of it', () => state.pieces > standing);
      socket.destroy();
      await standstill();
    });

    it('that goes away ends its making', async () => {
      const before = state.ended;
      const socket = await begin(coding);
      socket.destroy();
      await until('its end', () => state.ended === before + 1);
    });

    it('that goes away before it reads anything costs no more than the start of it', async () => {
      await standstill();
      const before = state.pieces;
      for (let count = 0; count < 20; count += 1) {
        const socket = connect(server.port, '127.0.0.1');
        await once(socket, 'connect');
        socket.write(
          `GET /endless HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: ${coding}\r\n\r\n`,
        );
        await wait(2);
        socket.resetAndDestroy();
      }
      await standstill();
      // Up to a dozen chunks may be on their way to a client before it is known to have left.
      expect(((state.pieces - before) * PIECE) / 20).toBeLessThan(250_000);
      await until('rest', async () => (await processorTime(() => wait(500))) < 250);
    });

    it('that asks for the headers alone makes no more than the start of it', async () => {
      const before = { ...state };
      const answer = await fetch(`http://127.0.0.1:${server.port}/endless`, {
        method: 'HEAD',
        headers: { 'Accept-Encoding': coding },
      });
      expect(answer.status).toBe(200);
      await until('its end', () => state.ended === before.ended + 1);
      expect((state.pieces - before.pieces) * PIECE).toBeLessThan(200_000);
    });
  },
);
