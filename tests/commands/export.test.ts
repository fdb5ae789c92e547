import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/linked-data/formats.ts';
import { application } from '../support/application.ts';
import { run, withoutProgress } from '../support/program.ts';

const { get } = application();

/** A small catalogue with an ontology of its own. */
const museum = {
  ontology: 'tests/fixtures/museum/ontology',
  data: 'tests/fixtures/museum/data',
};
const { get: getOfMuseum } = application(museum);

describe('varanto export', () => {
  it.each(formats)('writes what the server gives in $name', async ({ ending }) => {
    const folders = ['--ontology', museum.ontology, '--data', museum.data];
    const language = ['--catalogue-language', 'en'];
    const { code, stdout, stderr } = await run([
      'export',
      '-f',
      ending.slice(1),
      ...folders,
      ...language,
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(await (await getOfMuseum(`/catalogue${ending}`)).text());
  });

  it('writes Turtle if nothing is said', async () => {
    const { stdout } = await run(['export']);
    expect(stdout).toBe(await (await get('/catalogue.ttl')).text());
  });

  it('writes addresses under the base address', async () => {
    const { stdout } = await run(['export', '-f', 'nt', '--base-url', 'https://a.example/t']);
    expect(stdout).toContain('<https://a.example/t/register/ohjaamotoiminta>');
    expect(stdout).not.toContain('localhost');
  });

  it('ends quietly when nobody reads on', () => {
    const command = `"${process.execPath}" dist/cli.js export --format nt | head -1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(withoutProgress(stderr)).toBe('');
  });
});

describe('varanto schema', () => {
  it('prints the schema that is committed, which the server gives too', async () => {
    const { code, stdout } = await run(['schema']);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync('schema.graphql', 'utf8'));
    expect(stdout).toBe(await (await get('/schema.graphql')).text());
  });
});

describe('varanto context', () => {
  it('prints the context that is committed, which the server gives too', async () => {
    const { code, stdout } = await run(['context']);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync('context.jsonld', 'utf8'));
    expect(stdout).toBe(await (await get('/context.jsonld')).text());
  });
});
