import { describe, expect, it } from 'vitest';
import { folder } from '../support/folder.ts';
import { run } from '../support/program.ts';

const PREFIXES = `
@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/varanto#> .
`;
const OLD = `${PREFIXES}
<organisation/a> a org:Organization ; skos:prefLabel "A-osasto"@fi .
<organisation/b> a org:Organization ; skos:prefLabel "B-osasto"@fi .
<register/stays> a v:Register ; dct:title "Pysyvä"@fi ; v:holder <organisation/a> .
<register/goes> a v:Register ; dct:title "Poistuva"@fi ; v:holder <organisation/a> .
<register/renamed> a v:Register ; dct:title "Vanha nimi"@fi ; v:holder <organisation/a> .
<register/moves> a v:Register ; dct:title "Muuttava"@fi ; v:holder <organisation/a> .
<register/old-address> a v:Register ; dct:title "Uudessa osoitteessa"@fi ; v:holder <organisation/b> .
`;
const NEW = `${PREFIXES}
<organisation/a> a org:Organization ; skos:prefLabel "A-osasto"@fi .
<organisation/bee> a org:Organization ; skos:prefLabel "B-osasto"@fi .
<register/stays> a v:Register ; dct:title "Pysyvä"@fi ; v:holder <organisation/a> .
<register/comes> a v:Register ; dct:title "Tuleva"@fi ; v:holder <organisation/a> .
<register/renamed> a v:Register ; dct:title "Uusi nimi"@fi ; v:holder <organisation/a> .
<register/moves> a v:Register ; dct:title "Muuttava"@fi ; v:holder <organisation/bee> .
<register/new-address> a v:Register ; dct:title "Uudessa osoitteessa"@fi ; v:holder <organisation/bee> .
`;

describe('varanto diff', () => {
  it('says what came, went, was renamed, moved, or has another address, by name', async () => {
    const [old, now] = [folder({ 'a.ttl': OLD }), folder({ 'b.ttl': NEW })];
    const { code, stdout, stderr } = await run(['diff', old, now]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toBe(`organisations: 1 readdressed
  ~ B-osasto <organisation/b> → <organisation/bee>: readdressed

registers: 1 came, 1 gone, 1 renamed, 1 moved, 1 readdressed
  + Tuleva <register/comes>
  - Poistuva <register/goes>
  ~ Muuttava <register/moves>: moved
      holder: "A-osasto" → "B-osasto"
  ~ Uudessa osoitteessa <register/old-address> → <register/new-address>: readdressed
  ~ Uusi nimi <register/renamed>: renamed
      title: "Vanha nimi (fi)" → "Uusi nimi (fi)"
`);
  });

  it('says the same as JSON', async () => {
    const data = folder({ 'old.ttl': OLD, 'new.ttl': NEW });
    const { code, stdout } = await run(['diff', `${data}/old.ttl`, `${data}/new.ttl`, '--json']);
    const found = JSON.parse(stdout) as { happenings: string[] }[];
    const happenings = found.flatMap((each) => each.happenings).sort();
    expect(happenings).toEqual(['came', 'gone', 'moved', 'readdressed', 'readdressed', 'renamed']);
    expect(code).toBe(1);
  });

  it('is exit 0 where nothing differs, whatever the files', async () => {
    const [first, second = ''] = OLD.split('<register/stays>');
    const parts = { '1.ttl': first ?? '', '2.ttl': `${PREFIXES}<register/stays>${second}` };
    const [old, now] = [folder({ 'a.ttl': OLD }), folder(parts)];
    expect(await run(['diff', old, now])).toEqual({
      ...{ code: 0, stdout: 'No difference.\n', stderr: '' },
    });
  });

  it('does not take one of several with a name for the one that is gone', async () => {
    const twin = (address: string) =>
      `<register/${address}> a v:Register ; dct:title "Sama"@fi ; v:holder <organisation/a> .`;
    const unit = `${PREFIXES}<organisation/a> a org:Organization ; skos:prefLabel "A"@fi .`;
    const old = folder({ 'a.ttl': unit + twin('x') });
    const now = folder({ 'a.ttl': unit + twin('y') + twin('z') });
    const { stdout } = await run(['diff', old, now]);
    expect(stdout).toContain('registers: 2 came, 1 gone\n');
  });

  it.each([
    [['diff', 'data'], 'expected OLD NEW, got "data"'],
    [['diff', 'data', 'nowhere'], 'nowhere: cannot be read (ENOENT)'],
    [['diff', 'data', 'src'], 'src: has no file that ends in .ttl or .nt'],
    [['diff', 'data', 'package.json'], 'package.json: '],
  ])('is exit 2 where it cannot be found out: %j', async (args, words) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
