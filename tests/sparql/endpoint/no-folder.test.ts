import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ChildEngine } from '../../../src/http/sparql/child-engine.ts';
import { defaultEndpointLimits } from '../../../src/sparql/endpoint/limits.ts';
import type { Dataset } from '../../../src/sparql/endpoint/outcome.ts';
import { folder } from '../../support/folder.ts';

const dataset: Dataset = {
  ...{ version: 'one', graphs: [], defaultGraphs: [] },
  async *quads() {
    yield await Promise.resolve(Buffer.from(''));
  },
};
const wanted = { query: 'ASK {}', base: 'http://e/', mediaType: 'text/csv', mostBytes: 1e6 };
const ask = { ...wanted, defaultGraphs: [], namedGraphs: [] };

describe.runIf(process.platform === 'linux')('an engine without room for its folder', () => {
  it.each([
    ['the folder above it is not there', () => join(folder(), 'none', 'own')],
    ['the system makes no folders there', () => '/proc/1/own'],
    ['a file is in its place', () => join(folder({ own: '' }), 'own')],
  ])('cannot be had, and the server says why: %s', async (_, place) => {
    const ends: string[] = [];
    const engine = new ChildEngine({
      program: 'dist/sparql-engine.cjs',
      limits: defaultEndpointLimits,
      socket: join(place(), 'sparql'),
      ended: (how) => ends.push(how),
    });
    onTestFinished(() => engine.close());
    await expect(engine.ask(ask, dataset)).rejects.toMatchObject({ reason: 'unavailable' });
    expect(ends).toEqual([expect.stringContaining('without a folder of its own (TMPDIR): ')]);
  });
});
