import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, smallCatalogue } from '../support/folder.ts';
import { run } from '../support/program.ts';

const HEAD = `@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/varanto#> .

`;

interface Found {
  readonly severity: string;
  readonly line?: number;
  readonly file?: string;
  readonly message: string;
}

/** The findings in a file beside a small catalogue, as JSON. */
async function findings(text: string): Promise<Found[]> {
  const data = folder({ 'a.ttl': smallCatalogue, 'x.ttl': HEAD + text });
  const { stdout } = await run(['check', '--json', '--data', data]);
  const { findings: all } = JSON.parse(stdout) as { findings: Found[] };
  return all.filter(({ file }) => file?.endsWith(join('/', 'x.ttl')));
}

describe('varanto check', () => {
  it('names the line of the property, else that of the resource', async () => {
    const found = await findings(`<organisation/b> a org:Organization ;
    skos:prefLabel "B"@fi .

<register/x> a v:Register ;
    v:holder <organisation/b> ;
    dct:title "X"@fi ,
        "Y"@fi .

<register/y> a v:Register ;
    dct:title "Y"@fi .
`);
    const violations = found.filter(({ severity }) => severity === 'violation');
    expect(violations.map(({ line }) => line)).toEqual([11, 14]);
  });

  it('says what was probably meant by a type that nothing knows, which is an error', async () => {
    const [found] = await findings('<register/x> a v:Registr ; dct:title "X"@fi .\n');
    expect(found).toMatchObject({ severity: 'violation', line: 6 });
    expect(found?.message).toContain('did you mean varanto:Register?');
  });

  it('warns of a language that the catalogue does not use', async () => {
    const found = await findings(
      '<organisation/b> a org:Organization ; skos:prefLabel "B"@fi , "Bs"@se .\n',
    );
    const warnings = found.map(({ severity, message }) => `${severity}: ${message}`).join('\n');
    expect(warnings).toContain(
      'warning: expected a text in a language of the catalogue (en, fi, sv), got one in "se"',
    );
  });

  it('warns of facts without a source where others have one', async () => {
    const found = await findings(`@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<document/d> a foaf:Document ; dct:title "Sivu"@fi .
<organisation/b> a org:Organization ; skos:prefLabel "B"@fi ; dct:description "Osasto."@fi .
<source/organisation/b> a prov:Entity ; foaf:primaryTopic <organisation/b> ; prov:wasDerivedFrom <document/d> ;
    dct:modified "2026-11-28"^^xsd:date ; dct:hasPart <source-statement/organisation/b/prefLabel> .
<source-statement/organisation/b/prefLabel> a v:SourceStatement ; v:property skos:prefLabel ; v:basis "said" .
`);
    expect(found.map(({ message }) => message).join('\n')).toContain(
      'expected a source for each fact, got none for <http://purl.org/dc/terms/description>',
    );
  });
});
