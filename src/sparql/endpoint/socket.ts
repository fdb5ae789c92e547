import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A path for the socket of an engine, which the processes of one server share. */
export function engineSocket(): string {
  return join(tmpdir(), `varanto-${process.pid}-${randomBytes(6).toString('hex')}`, 'sparql');
}
