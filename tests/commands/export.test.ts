import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/linked-data/formats.ts';
import { application } from '../support/application.ts';
import { run, withoutProgress } from '../support/program.ts';
import { isWide } from '../support/wide.ts';

const { get } = application();

/** A small catalogue with an ontology of its own; the wide run exports the shipped one in each format, too. */
const museum = {
  ontology: 'tests/fixtures/museum/ontology',
  data: 'tests/fixtures/museum/data',
};
const { get: getOfMuseum } = application(museum);
const ofMuseum = [
  ...['--ontology', museum.ontology, '--data', museum.data],
  ...['--catalogue-language', 'en'],
];

/** The exports of a catalogue in each format are what the server gives. */
function comparesFormats(getWhole: typeof get, options: readonly string[]): void {
  it.each(formats)('writes what the server gives in $name', async ({ ending }) => {
    const { code, stdout, stderr } = await run(['export', '-f', ending.slice(1), ...options]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(await (await getWhole(`/catalogue${ending}`)).text());
  });
}

describe.runIf(isWide)('varanto export of the shipped catalogue', () => {
  comparesFormats(get, []);
});

describe('varanto export', () => {
  comparesFormats(getOfMuseum, ofMuseum);

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
