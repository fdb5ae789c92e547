import { once } from 'node:events';
import { connect } from 'node:net';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { listen } from '../../src/http/listen.ts';
import { createInstance } from '../../src/http/operator/instance.ts';
import { createService } from '../../src/http/service.ts';
import { createApp } from '../support/app.ts';
import { application } from '../support/application.ts';
import { until } from '../support/until.ts';

const { snapshot } = application().service;

interface Entry {
  readonly level: number;
  readonly msg: string;
}

/** A server with its log, of which each entry is read. */
async function server() {
  const entries: Entry[] = [];
  const log = pino({}, { write: (line) => void entries.push(JSON.parse(line) as Entry) });
  const instance = createInstance({ log });
  const options = { pageSize: 20, maxPageSize: 100, examples: [], assets: '', instance };
  const { handle } = createApp(createService(snapshot, options));
  const { port, close } = await listen(handle, { host: '127.0.0.1', port: 0, instance });
  onTestFinished(async () => {
    await close();
  });
  return { port, entries };
}

const HEAD = 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
const BODY = JSON.stringify({ query: '{ registers(first: 100) { nodes { id title } } }' });

it.each([
  ['before its body', `${HEAD}Content-Length: ${BODY.length}\r\n\r\n`],
  ['in the middle of its body', `${HEAD}Content-Length: ${BODY.length}\r\n\r\n${BODY.slice(0, 9)}`],
  [
    'in the middle of a chunk',
    `${HEAD}Transfer-Encoding: chunked\r\n\r\n100\r\n${BODY.slice(0, 9)}`,
  ],
  ['before its answer', `${HEAD}Content-Length: ${BODY.length}\r\n\r\n${BODY}`],
])('a client that leaves a POST %s is no failure of the server', async (_, sent) => {
  const { port, entries } = await server();
  for (const leave of ['destroy', 'resetAndDestroy'] as const) {
    const before = entries.length;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(sent);
    // Later than the request is read, and in the same moment as that.
    if (leave === 'destroy') await new Promise(setImmediate);
    socket[leave]();
    await until(
      'the entry of the request, where it came at all',
      () => leave === 'resetAndDestroy' || entries.length > before,
    );
  }
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: BODY,
  });
  expect(answer.status).toBe(200);
  expect(entries.filter(({ level }) => level > 30)).toEqual([]);
});
