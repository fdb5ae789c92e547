import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, smallCatalogue } from '../support/folder.ts';
import { run } from '../support/program.ts';

interface Report {
  readonly demands: readonly { demand: string; units: Record<string, number> }[];
  readonly units: readonly {
    name: string;
    answers: readonly { demand: string; status: string; missing: string[] }[];
  }[];
}

async function report(args: readonly string[]): Promise<{ code: number | null; report: Report }> {
  const { code, stdout } = await run(['completeness', '--json', ...args]);
  return { code, report: JSON.parse(stdout) as Report };
}

/** What a unit tells, demand by demand. */
function statuses({ units }: Report, name: string): string[] {
  return units.find((each) => each.name === name)?.answers.map(({ status }) => status) ?? [];
}

describe('varanto completeness', () => {
  it('finds of the page information resources and systems, not all of them, and the contact', async () => {
    const { code, report: found } = await report([]);
    expect(code).toBe(1);
    const figures = Object.fromEntries(
      found.demands.map(({ demand, units }) => [
        demand,
        Object.fromEntries(Object.entries(units).filter(([, count]) => count > 0)),
      ]),
    );
    expect(figures).toEqual({
      'information resources': { given: 7 },
      'case register': { 'not found': 1, 'not asked': 8 },
      'information systems': { given: 5, 'in part': 1, 'not found': 1 },
      'data groups': { 'not found': 7 },
      'search keys': { 'not found': 7 },
      'open interfaces': { 'not found': 7 },
      'contact for requests': { given: 7 },
    });
  });

  it('is an error where the catalogue has no unit', async () => {
    const place = folder({ 'data/a.ttl': smallCatalogue.split('<register/r>')[0] ?? '' });
    const { code, stderr } = await run(['completeness', '--data', join(place, 'data')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^varanto: .*no unit/m);
  });

  it('names a folder of requirements that has none', async () => {
    const checks = folder({ 'notes.txt': 'Requirements to come.' });
    const { code, stdout, stderr } = await run(['completeness', '--checks', checks]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`${checks}: has no file that ends in .ttl or .nt`);
  });

  it('says the same in words', async () => {
    const { code, stdout } = await run(['completeness']);
    expect(code).toBe(1);
    expect(stdout).toContain(
      'Strategiaosasto\n  given             information resources (line 103)\n' +
        '  not asked         case register (the case register is asked of the authority as a whole)\n' +
        '  in part           information systems (line 135; the list of systems says itself that there are others)\n',
    );
    expect(stdout).toContain('Of 9 units:\n');
  });

  const whole = `${smallCatalogue}
    @prefix locn: <http://www.w3.org/ns/locn#> .
    @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
    <register/r> varanto:caseRegister true .
    <organisation/a> dcat:contactPoint <contact-point/c> .
    <contact-point/c> a vcard:Kind ; vcard:fn "C"@fi ; vcard:hasEmail <mailto:c@example.org> .
    <information-system/s> a varanto:InformationSystem ; dct:title "S"@fi ; varanto:holder <organisation/a> .
    <information-resource/i> a varanto:InformationResource ; dct:title "I"@fi ;
      varanto:holder <organisation/a> ; varanto:informationSystem <information-system/s> ;
      varanto:dataGroups "D"@fi ; varanto:searchKeys "K"@fi ;
      varanto:openInterface <https://api.example.org/> .`;

  it('is exit 0 where all is given', async () => {
    const found = await report(['--data', folder({ 'a.ttl': whole })]);
    expect(statuses(found.report, 'A-osasto')).toEqual(Array(7).fill('given'));
    expect(found.code).toBe(0);
  });

  it.each([
    ['varanto:caseRegister true', 'varanto:caseRegister false', 1, 'not found'],
    ['varanto:searchKeys "K"@fi ;', '', 4, 'not found'],
    ['vcard:hasEmail <mailto:c@example.org>', 'vcard:fn "C"@sv', 6, 'in part'],
    [
      '<information-resource/i> a',
      '<information-resource/j> a varanto:InformationResource ; dct:title "J"@fi ; varanto:holder <organisation/a> ; varanto:informationSystem <information-system/s> ; varanto:searchKeys "K"@fi ; varanto:openInterface <https://api.example.org/> . <information-resource/i> a',
      ...([3, 'in part'] as const),
    ],
  ])('finds what is missing: %s → %s', async (from, to, ...[index, status]) => {
    expect(whole).toContain(from);
    const found = await report(['--data', folder({ 'a.ttl': whole.replace(from, to) })]);
    const expected = Array(7).fill('given') as string[];
    expected[index] = status;
    expect(statuses(found.report, 'A-osasto')).toEqual(expected);
    expect(found.code).toBe(1);
  });
});
