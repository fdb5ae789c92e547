import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateSchema } from 'graphql';
import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../src/graphql/schema.ts';
import { readModel } from '../../src/model/read-model.ts';
import { reservedPaths } from '../../src/http/routes.ts';
import { annotated } from '../support/w3c-annotate.ts';

/** Folders of shapes of other publishers, which are no part of this repository: DCAT-AP's beside it, and others by a setting. */
const folders = ['../shared/dcat-ap', ...(process.env['PROFILES']?.split(':') ?? [])].filter(
  (folder) => existsSync(folder),
);
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ttl'))
    .map((file) => join(folder, file)),
);

describe.runIf(files.length)('the shapes of other publishers', () => {
  it.each(files)('make a schema with names added, and nothing taken away: %s', (file) => {
    const quads = new Parser({ baseIRI: 'https://profile.example/' }).parse(
      readFileSync(file, 'utf8'),
    );
    const model = readModel(new Store(annotated(quads)), { prefixes: {}, reserved: reservedPaths });
    expect(model.shapes.length).toBeGreaterThan(0);
    expect(validateSchema(buildSchema(model, { pageSize: 20, maxPageSize: 100 }))).toEqual([]);
  });
});

describe.skipIf(files.length)('the shapes of other publishers', () => {
  it.skip('are not there: put DCAT-AP into ../shared/dcat-ap, or name folders in PROFILES');
});
