import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/http/answer.ts';
import { listen } from '../../src/http/listen.ts';
import { createInstance } from '../../src/http/operator/instance.ts';

describe('a server that is told to end', () => {
  it('does not wait for ever for someone who never finishes a request', async () => {
    const { port, close } = await listen(() => plainText(404, ''), {
      host: '127.0.0.1',
      port: 0,
      instance: createInstance({ limits: { drainTime: 20 } }),
    });
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET / HTTP/1.1\r\nHost: a');
    const cut = once(socket, 'close');
    await close();
    await cut;
    expect(socket.destroyed).toBe(true);
  });
});
