import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from './security-headers.ts';

/** Whether a request says once to whom it goes, as HTTP/1.1 must (RFC 9112, section 3.2). */
export function hasOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.toLowerCase() === 'host') hosts += 1;
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0');
}

/** The answer to a request that does not. */
export function refuseHost(outgoing: ServerResponse): void {
  const headers = { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' };
  outgoing.writeHead(400, { ...headers, Connection: 'close' });
  outgoing.end('A request of HTTP/1.1 has one Host.\n');
}
