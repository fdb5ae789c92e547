import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { folder, smallCatalogue } from '../support/folder.ts';
import { run } from '../support/program.ts';
import { walkedSchemes } from '../support/scheme-walk.ts';

const LIST = 'notation,label_fi\n00,Hallinto\n00 01,Ohjaus\n03 04,Markkinointi\n';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const VARANTO = 'https://w3id.org/varanto#';

describe('varanto import-tos', () => {
  it('makes a scheme and classes that check takes, and says what is unusual', async () => {
    const data = folder({ 'a.ttl': smallCatalogue });
    const list = folder({ 'list.csv': LIST });
    const made = await run(['import-tos', `${list}/list.csv`, '--version', '2016']);
    expect(made.code).toBe(0);
    expect(made.stderr).toMatch(/list\.csv, line 4: the class "03 04" has no "03" above it/);
    const quads = new Parser({ baseIRI: 'http://localhost/' }).parse(made.stdout);
    const about = (end: string): string[] =>
      quads.filter(({ subject }) => subject.value.endsWith(end)).map(({ object }) => object.value);
    expect(about('tos-list/2016/00-01').sort()).toEqual(
      [
        ...['00 01', 'Ohjaus', '3', `${VARANTO}TosListClass`, `${SKOS}Concept`],
        ...['http://localhost/tos-list/2016/00', 'http://localhost/tos-scheme/2016'],
      ].sort(),
    );
    // Each class, that without one above it too, is found from the top of the scheme.
    const [scheme] = walkedSchemes(new Store(quads)).values();
    expect(scheme?.concepts).toHaveLength(3);
    expect(scheme?.reached).toEqual(scheme?.concepts);
    const both = folder({ 'a.ttl': smallCatalogue, 'list.ttl': made.stdout });
    const { code, stdout } = await run(['check', '--data', both]);
    expect(stdout).toMatch(/0 violations/);
    expect({ code, data: data !== both }).toEqual({ code: 0, data: true });
  });

  it('takes nothing of a list with mistakes: exit 1, a line each', async () => {
    const list = folder({ 'list.csv': `${LIST}00,Toinen\n0,Nolla\n` });
    const { code, stdout, stderr } = await run([
      'import-tos',
      `${list}/list.csv`,
      '--version',
      '1',
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    expect(stderr).toMatch(/line 5: the notation "00" is in/);
    expect(stderr).toMatch(/line 6: expected a notation/);
  });

  it.each([
    [['import-tos'], 'expected LIST, got nothing'],
    [['import-tos', 'nowhere.csv', '--version', '1'], 'nowhere.csv: cannot be read (ENOENT)'],
    [['import-tos', 'ontology', '--version', '1'], 'ontology: expected a file, got a folder'],
    [['import-tos', 'package.json'], 'version: expected one'],
    [
      ['import-tos', 'package.json', '--version', '1', '--document', 'document/a'],
      'document and read',
    ],
    [
      [
        'import-tos',
        'package.json',
        '--version',
        '1',
        '--document',
        'document/a',
        '--read',
        '2026-02-30',
      ],
      'document and read',
    ],
  ])('explains %j in a line', async (args, words) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});

describe('varanto tos-diff', () => {
  it("has the figures of the catalogue's classes beside the list of 2016", async () => {
    const list = 'data/helsinki/tos-2016-04-18.csv';
    const { code, stdout } = await run(['tos-diff', 'data/helsinki', list, '--used']);
    expect(code).toBe(0);
    expect(stdout).toContain('by notation: 19 same, 14 with another label, 15 absent;');
    expect(stdout).toMatch(/Changed places \(1\):\n {2}00 01 04 .* ↔ 00 01 05 /);
  });

  it('says the same as JSON', async () => {
    const list = 'data/helsinki/tos-2016-04-18.csv';
    const { stdout } = await run(['tos-diff', 'data/helsinki', list, '--json']);
    const { figuresOfUsed, changedPlaces, classes } = JSON.parse(stdout) as {
      figuresOfUsed: object;
      changedPlaces: unknown;
      classes: unknown[];
    };
    expect(figuresOfUsed).toMatchObject({ byNotation: { same: 19, otherLabel: 14, absent: 15 } });
    expect(changedPlaces).toEqual([['00 01 04', '00 01 05']]);
    expect(classes).toHaveLength(70);
  });

  it('writes Turtle of two lists that check takes without a warning of their versions', async () => {
    const lists = folder({ 'a.csv': LIST, 'b.json': '[{"notation":"00","label_fi":"Talous"}]' });
    const made = await run(['tos-diff', `${lists}/a.csv@1`, `${lists}/b.json@2`, '--turtle']);
    const data = folder({ 'a.ttl': smallCatalogue, 'lists.ttl': made.stdout });
    const { code, stdout } = await run(['check', '--data', data]);
    expect(stdout).toMatch(/0 violations/);
    expect(stdout).not.toMatch(/expected an association/);
    expect(code).toBe(0);
  });

  it('asks for a version where Turtle needs one, and for one of those that there are', async () => {
    const lists = folder({ 'a.csv': LIST });
    const file = `${lists}/a.csv`;
    const without = await run(['tos-diff', file, `${file}@2`, '--turtle']);
    expect(without.code).toBe(1);
    expect(without.stderr).toMatch(/a\.csv: expected a version, such as 2016-04-18, got none/);
    const wrong = await run(['tos-diff', 'data/helsinki@2011', file]);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain(
      'expected classes of the version 2011, got 2026-11-22, 2016-04-18, 2022-01-25',
    );
  });
});

describe('varanto check', () => {
  const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix v: <${VARANTO}> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix xkos: <http://rdf-vocabulary.ddialliance.org/xkos#> .`;
  const versions = `${prefixes}
    <tos-scheme/1> a skos:ConceptScheme ; skos:prefLabel "1"@en ; owl:versionInfo "1" .
    <tos-scheme/2> a skos:ConceptScheme ; skos:prefLabel "2"@en ; owl:versionInfo "2" .
    <tos/2/00> a skos:Concept ; skos:notation "00" ; skos:prefLabel "Hallinto"@fi ; skos:inScheme <tos-scheme/2> .
    <organisation/a> v:tosClass <tos/2/00> .
    <tos-list/1/00> a v:TosListClass ; skos:notation "00" ; skos:prefLabel "Talous"@fi ; skos:inScheme <tos-scheme/1> .`;
  const association = `<tos-association/a> a xkos:ConceptAssociation ; xkos:sourceConcept <tos/2/00> ;`;
  const warnings = async (turtle: string): Promise<string> => {
    const data = folder({ 'a.ttl': smallCatalogue + turtle });
    return (await run(['check', '--data', data])).stdout;
  };

  it('warns of a class in use whose notation is another in another version, until an association says so', async () => {
    const told = `${association} v:change "gone" ; v:namesake <tos-list/1/00> .`;
    expect(await warnings(versions)).toMatch(
      /<tos\/2\/00>: the version 1 has the notation as "00 Talous" and this one as "00 Hallinto"/,
    );
    expect(await warnings(versions + told)).not.toMatch(/has the notation as/);
  });

  it('warns of an association that notation and label do not bear out', async () => {
    const told = `${association} v:change "same" ; xkos:targetConcept <tos-list/1/00> .`;
    expect(await warnings(versions + told)).toMatch(
      /<tos-association\/a>: says "same", but by notation and label .* is "renamed"/,
    );
  });
});
