import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../src/check/load.ts';
import { readOntoDisk } from '../../src/operate/on-disk.ts';
import { reservedPaths } from '../../src/http/routes.ts';
import type { Sources } from '../../src/store/read-sources.ts';
import { folder as folderOf } from '../support/folder.ts';

let place = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'varanto-disk-'));
});
afterAll(() => {
  rmSync(place, { recursive: true });
});

const sources: Sources = {
  ontology: 'ontology',
  data: 'data',
  base: 'http://localhost:4000/',
  program: 'test',
  reserved: reservedPaths,
};

describe('a catalogue that is read onto the disk', () => {
  it('has the version, the figures, the triples and the findings of the one in memory', () => {
    const inMemory = load(sources);
    const onDisk = readOntoDisk(sources, place);
    expect(onDisk.version).toBe(inMemory.snapshot.version);
    const { figures } = inMemory.snapshot;
    expect(onDisk.triples.figures).toMatchObject({
      ...figures,
      properties: expect.any(Map) as unknown,
      classes: expect.any(Map) as unknown,
    });
    expect([...onDisk.triples.figures.properties].sort()).toEqual([...figures.properties].sort());
    expect([...onDisk.triples.figures.classes].sort()).toEqual([...figures.classes].sort());
    expect([...onDisk.triples.all()]).toHaveLength(inMemory.data.size);
    expect(onDisk.findings.filter(({ severity }) => severity === 'violation')).toEqual([]);
    onDisk.triples.close();
  });

  it.each([
    ['a missing value', '<r/x> a <https://w3id.org/varanto#Register> .'],
    ['a blank node', '<r/x> <http://purl.org/dc/terms/title> [] .'],
  ])('is refused with %s, as in memory', (_, triples) => {
    const data = folderOf({ 'x.ttl': triples });
    const found = load({ ...sources, data }).findings.filter(
      (each) => each.severity === 'violation',
    );
    expect(found.length).toBeGreaterThan(0);
    expect(() => readOntoDisk({ ...sources, data }, place)).toThrow(found[0]?.message);
  });
});
