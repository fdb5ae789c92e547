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
    expect(found.demands).toEqual([
      {
        demand: 'information resources and case register',
        units: { given: 0, 'in part': 7, absent: 0 },
      },
      { demand: 'information systems', units: { given: 5, 'in part': 1, absent: 1 } },
      { demand: 'data groups', units: { given: 0, 'in part': 0, absent: 7 } },
      { demand: 'search keys', units: { given: 0, 'in part': 0, absent: 7 } },
      { demand: 'open interfaces', units: { given: 0, 'in part': 0, absent: 7 } },
      { demand: 'contact for requests', units: { given: 7, 'in part': 0, absent: 0 } },
    ]);
  });

  it('is an error where the catalogue has no unit', async () => {
    const place = folder({ 'data/a.ttl': smallCatalogue.split('<register/r>')[0] ?? '' });
    const { code, stderr } = await run(['completeness', '--data', join(place, 'data')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^varanto: .*no unit/m);
  });

  it('says the same in words', async () => {
    const { code, stdout } = await run(['completeness']);
    expect(code).toBe(1);
    expect(stdout).toContain(
      'Strategiaosasto\n  in part  information resources and case register (no register of the authority is said to be its case register)\n' +
        '  in part  information systems (the list of systems says itself that there are others)\n',
    );
    expect(stdout).toContain('Of 7 units:\n');
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
    expect(statuses(found.report, 'A-osasto')).toEqual(Array(6).fill('given'));
    expect(found.code).toBe(0);
  });

  it.each([
    ['varanto:caseRegister true', 'varanto:caseRegister false', 0, 'in part'],
    ['varanto:searchKeys "K"@fi ;', '', 3, 'absent'],
    ['vcard:hasEmail <mailto:c@example.org>', 'vcard:fn "C"@sv', 5, 'in part'],
    [
      '<information-resource/i> a',
      '<information-resource/j> a varanto:InformationResource ; dct:title "J"@fi ; varanto:holder <organisation/a> ; varanto:informationSystem <information-system/s> ; varanto:searchKeys "K"@fi ; varanto:openInterface <https://api.example.org/> . <information-resource/i> a',
      ...([2, 'in part'] as const),
    ],
  ])('finds what is missing: %s → %s', async (from, to, ...[index, status]) => {
    expect(whole).toContain(from);
    const found = await report(['--data', folder({ 'a.ttl': whole.replace(from, to) })]);
    const expected = Array(6).fill('given') as string[];
    expected[index] = status;
    expect(statuses(found.report, 'A-osasto')).toEqual(expected);
    expect(found.code).toBe(1);
  });
});
