import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, smallCatalogue } from '../support/folder.ts';
import { run } from '../support/program.ts';
import { some } from '../support/wide.ts';

const register =
  '@prefix dct: <http://purl.org/dc/terms/> . @prefix v: <https://w3id.org/varanto#> .\n';

describe('varanto check', () => {
  it('finds nothing in the data that comes with the program, but what its page does not state', async () => {
    const { code, stdout, stderr } = await run(['check']);
    const lines = stdout.trimEnd().split('\n');
    const owed = lines.slice(0, -1).map((line) => line.replace(/: is not stated.*/, ''));
    expect(owed).toEqual(
      ['accessibilityStatement', 'feedback', 'license', 'visitorPrivacy'].map(
        (name) => `information: data/helsinki/by-hand.ttl:17 <> Catalogue.${name}`,
      ),
    );
    expect(lines.at(-1)).toMatch(/^\d+ triples about \d+ resources: 0 violations, 0 warnings\.$/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('checks, whatever a server may remember of its last check', async () => {
    const data = folder({ 'a.ttl': smallCatalogue });
    const record = join(folder({}), 'record.json');
    const { code } = await run(['check', '--data', data], { env: { CHECK_RECORD: record } });
    expect({ code, isWritten: existsSync(record) }).toEqual({ code: 0, isWritten: false });
  });

  it('prints a line for each violation, with file and line, resource and field', async () => {
    const data = folder({
      'a.ttl': smallCatalogue,
      'x.ttl': `${register}<register/x> a v:Register ; dct:title "X"@fi , "Y"@fi .`,
      'y.ttl': `${register}<register/y> a v:Register ; dct:title "Y"@fi ; v:holder <register/r> .`,
    });
    const { code, stdout, stderr } = await run(['check', '--data', data]);
    const lines = stdout.trimEnd().split('\n');
    const violations = lines.filter((line) => line.startsWith('violation: '));
    expect({ code, stderr, violations: violations.length }).toEqual({
      ...{ code: 1, stderr: '', violations: 3 },
    });
    expect(violations[0]).toMatch(/x\.ttl:\d+ <register\/x> Register\.holder: expected/);
    expect(violations[1]).toMatch(/x\.ttl:\d+ <register\/x> Register\.title: .*"fi"/);
    expect(violations[2]).toMatch(/y\.ttl:\d+ <register\/y> Register\.holder: .*<register\/r>/);
    expect(lines.at(-1)).toMatch(/^14 triples about 5 resources: 3 violations, \d+ warnings\.$/);
  });

  it.each(
    some(
      [
        ['a blank node', `${register}<register/x> a v:Register ; v:holder [] .`, 'blank node'],
        [
          'two shapes for one resource',
          `<register/r> a <http://www.w3.org/ns/org#Organization> .`,
          'one type',
        ],
        [
          'a space in an address',
          '<register/r> <http://purl.org/dc/terms/x> <a\\u0020b> .',
          'x.ttl',
        ],
      ],
      3,
    ),
  )('is exit 1 for %s', async (_what, text, words) => {
    const data = folder({ 'a.ttl': smallCatalogue, 'x.ttl': text });
    const { code, stdout, stderr } = await run(['check', '--data', data]);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain(words);
    expect(stdout + stderr).not.toMatch(/^ {4}at /m);
  });

  it('is exit 1 for a named query that does not fit the schema, with file and line', async () => {
    const query = '# @query a\n{\n  catalogue { nothing }\n}\n';
    const data = folder({ 'a.ttl': smallCatalogue, 'queries/a.graphql': query });
    const { code, stdout } = await run(['check', '--data', data]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^violation: \S*a\.graphql:3: Cannot query field "nothing"/m);
  });

  it('warns of a property that no field has, with exit 0', async () => {
    const data = folder({
      'a.ttl': `${smallCatalogue}<register/r> dct:titel "Väärin"@fi .`,
    });
    const { code, stdout } = await run(['check', '--data', data]);
    expect(stdout).toMatch(/^warning: <http:\/\/purl\.org\/dc\/terms\/titel>: no field has/);
    expect(code).toBe(0);
  });

  it.each(
    some(
      [
        ['asks for a field that is not there', '{ catalogue { nothing } }', 'nothing'],
        ['does not parse', '{ catalogue {', 'Syntax Error'],
      ],
      2,
    ),
  )('warns of an example that %s, with exit 0', async (_what, query, words) => {
    const data = folder({ 'a.ttl': smallCatalogue, 'examples/1-a.graphql': query });
    const { code, stdout, stderr } = await run(['check', '--data', data]);
    const lines = stdout.split('\n').filter((line) => line.includes('1-a.graphql: '));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^warning: /);
    expect(lines[0]).toContain(words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
