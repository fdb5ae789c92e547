import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from '../support/folder.ts';
import { run } from '../support/program.ts';

/** The ontology that comes with the program, and one more file of it. */
function ontologyWith(text: string): string {
  const files = readdirSync('ontology').map((name) => [
    name,
    readFileSync(join('ontology', name), 'utf8'),
  ]);
  return folder({ ...(Object.fromEntries(files) as Record<string, string>), 'more.ttl': text });
}

const KEYWORDS = `
@prefix shape: <https://w3id.org/varanto/shapes#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
shape:Register sh:rule
  [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate dcat:keyword ; sh:object "terveys/sosiaali"@fi ] .
`;

describe('varanto harvest-check', () => {
  it('says that everything in the data that comes with the program is taken', async () => {
    const { code, stdout, stderr } = await run(['harvest-check']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/^\S+ \(.+\) takes all 43 datasets, from 1 page\.$/gm)).toHaveLength(2);
    expect(stdout.match(/^ {2}CKAN: taken as /gm)).toHaveLength(43);
    expect(stdout.match(/^ {2}data\.europa\.eu: taken$/gm)).toHaveLength(43);
  });

  it('says the same in JSON', async () => {
    const base = 'https://a.example/t/';
    const { code, stdout } = await run(['harvest-check', '--json', '--base-url', base]);
    const report = JSON.parse(stdout) as { start: string; datasets: { dataset: string }[] };
    expect(code).toBe(0);
    expect(report).toMatchObject({
      start: `${base}dcat.ttl`,
      isSound: true,
      harvesters: [
        { name: 'CKAN', datasets: 43, taken: 43 },
        { name: 'data.europa.eu', datasets: 43, taken: 43 },
      ],
    });
    expect(report.datasets.filter(({ dataset }) => dataset.startsWith(base))).toHaveLength(43);
    expect(stdout).not.toContain('this machine alone');
  });

  it('is exit 1 where a harvester would refuse something', async () => {
    const { code, stdout } = await run(['harvest-check', '--ontology', ontologyWith(KEYWORDS)]);
    expect(code).toBe(1);
    expect(stdout).toContain('\nCKAN (ckanext-dcat) takes 7 of 43 datasets, from 1 page.\n');
    expect(stdout).toContain(
      '  refused, 36 of 43 datasets: has a keyword (dcat:keyword) that is no tag',
    );
    expect(stdout).toContain(': "terveys/sosiaali"\n');
    expect(stdout).toMatch(/"Ohjaamotoiminta"\n {2}CKAN: not taken\n {4}has a keyword/);
  });

  it('says why there is nothing to check where no shape has a rule', async () => {
    const museum = 'tests/fixtures/museum';
    const { code, stdout, stderr } = await run([
      ...['harvest-check', '--ontology', `${museum}/ontology`, '--data', `${museum}/data`],
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(
      `varanto: ${museum}/ontology: has no view for harvesters, because no shape has a rule (sh:rule) that makes one\n`,
    );
  });
});
