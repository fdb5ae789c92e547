import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tell, told } from '../told.ts';

// The least that an HTTP server in Node can do: the same bytes under the same headers, whatever the request.

const [headers, text, status = 200] = told as [Record<string, string>, string, number?];
const bytes = Buffer.from(text);
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(status, headers).end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  tell((server.address() as AddressInfo).port);
});
