import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as passed } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { listen } from '../../src/http/listen.ts';
import { createApp } from '../support/app.ts';
import { sparqlApplication } from '../support/sparql-application.ts';

// Longer than a test may take: only the leaving of its client ends the query.
const { app, service, ask } = sparqlApplication({ limits: { time: 600_000 } });
const ENDLESS = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';
const search = new URLSearchParams({ query: ENDLESS }).toString();
/** Long enough for a query to come to the engine. */
const ARRIVED = 500;

it.each(['GET', 'POST'])(
  'a connection that closes ends the query of its %s for those who wait',
  async (method) => {
    const { instance } = service;
    const { handle } = createApp(service);
    const { port, close } = await listen(handle, { host: '127.0.0.1', port: 0, instance });
    onTestFinished(async () => {
      await close();
    });
    await ask('ASK {}');
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      method === 'GET'
        ? `GET /sparql?${search} HTTP/1.1\r\nHost: a\r\n\r\n`
        : `POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${search.length}\r\n\r\n${search}`,
    );
    await passed(ARRIVED);
    socket.destroy();
    const answer = await ask(`ASK { FILTER(1 = 1) } # ${method}`);
    expect(await answer.json()).toMatchObject({ boolean: true });
  },
);

it('so does a request that is aborted, also for a page', async () => {
  await ask('ASK {}');
  for (const accept of ['text/html', 'text/csv']) {
    const leaving = new AbortController();
    const asked = app.request(`${service.snapshot.base}sparql?${search}`, {
      headers: { Accept: accept },
      signal: leaving.signal,
    });
    await passed(ARRIVED);
    leaving.abort();
    expect((await asked).status).toBe(400);
    const answer = await ask(`ASK { FILTER(1 = 1) } # ${accept}`);
    expect(await answer.json()).toMatchObject({ boolean: true });
  }
});
