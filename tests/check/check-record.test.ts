import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load, type CheckedSources, type Loaded } from '../../src/check/load.ts';
import { reservedPaths } from '../../src/http/routes.ts';
import { folder } from '../support/folder.ts';
import { MUSEUM, PREFIXES } from '../support/turtle.ts';

/** More works than are checked between two pauses, so that a check is seen. Each lacks its year, which is a warning. */
const WORKS = 300;
const SHAPES = `${PREFIXES}
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
    sh:property [ sh:path :year ; sh:codeIdentifier "year" ; sh:order 1 ; sh:datatype xsd:gYear ;
      sh:minCount 1 ; sh:maxCount 1 ; sh:severity sh:Warning ; sh:description "Its year."@en ] .`;
const DATA = `${PREFIXES} ${Array.from({ length: WORKS }, (_, index) => `<work/${index}> a :Work .`).join('\n')}`;

/** A catalogue in a folder of its own, whose check is remembered beside it. */
function sources(more: Partial<CheckedSources> = {}): CheckedSources & { file: string } {
  const path = folder({ 'ontology/shapes.ttl': SHAPES, 'data/works.ttl': DATA });
  const [ontology, data, file] = [join(path, 'ontology'), join(path, 'data'), join(path, 'record')];
  const checkRecord = { file, build: 'a build' };
  const given = { base: MUSEUM, program: '1.0.0', reserved: reservedPaths, checkRecord };
  return { ontology, data, ...given, ...more, file };
}

/** A load, and whether it checked the resources. */
function seen(from: CheckedSources): Loaded & { wasChecked: boolean } {
  let wasChecked = false;
  const loaded = load(from, undefined, (step) => {
    wasChecked ||= step?.stage === 'checks the resources';
  });
  return { ...loaded, wasChecked };
}

describe('a record of what the check found', () => {
  it('gives the same findings of the same files, without another check', () => {
    const from = sources();
    const [first, second] = [seen(from), seen(from)];
    expect([first.wasChecked, second.wasChecked]).toEqual([true, false]);
    expect(first.findings).toHaveLength(WORKS);
    expect(second.findings).toEqual(first.findings);
    expect(second.findings[0]?.file).toMatch(/works\.ttl$/);
  });

  it('is for nothing but the files, the base address, the program and the build that it was made with', () => {
    const from = sources();
    const again = (more: Partial<CheckedSources>): boolean => seen({ ...from, ...more }).wasChecked;
    seen(from);
    expect(again({ base: 'http://example.org/' })).toBe(true);
    expect(again({ program: '1.0.1' })).toBe(true);
    expect(again({ checkRecord: { file: from.file, build: 'another' } })).toBe(true);
    expect(again({ language: 'sv' })).toBe(true);
    expect(again({})).toBe(true);
    writeFileSync(join(from.data, 'more.ttl'), `${PREFIXES} <work/more> a :Work .`);
    expect(again({})).toBe(true);
    writeFileSync(join(from.ontology, 'shapes.ttl'), `${SHAPES}\n`);
    expect(again({})).toBe(true);
    expect(again({})).toBe(false);
  });

  it('says what became of it, and why', () => {
    const from = sources();
    const note = (more: Partial<CheckedSources> = {}): string | undefined =>
      seen({ ...from, ...more }).recordNote?.replace(`check-record: ${from.file} is `, '');
    expect(note()).toBe('written anew, since there was none');
    expect(note()).toBe('of these files, which are not checked again');
    expect(note({ base: 'http://example.org/' })).toBe(
      'written anew, since it was of other files, or of another base address or language',
    );
    expect(note({ checkRecord: { file: from.file, build: 'another' } })).toBe(
      'written anew, since it was of another build of the program',
    );
    writeFileSync(from.file, readFileSync(from.file, 'utf8').slice(0, -40));
    expect(note()).toBe('written anew, since it was not whole');
    writeFileSync(from.file, 'Do not lose this.');
    expect(note()).toBeUndefined();
    expect(note({ checkRecord: undefined })).toBeUndefined();
  });

  it('names the file of a finding by what it is called now', () => {
    const from = sources();
    seen(from);
    const renamed = folder({ 'renamed.ttl': DATA });
    const { findings, wasChecked } = seen({ ...from, data: renamed });
    expect(wasChecked).toBe(false);
    expect(findings[0]?.file).toMatch(/renamed\.ttl$/);
  });

  it.each([
    ['cut', (text: string) => text.slice(0, -40)],
    ['changed', (text: string) => text.replace('minCount', 'maxCount')],
    ['empty', () => ''],
    ['of another sum', (text: string) => text.replace(/[\da-f](?=\n)/, 'x')],
  ])('is made anew where the file is %s', (_, damage) => {
    const from = sources();
    seen(from);
    const whole = readFileSync(from.file, 'utf8');
    writeFileSync(from.file, damage(whole));
    const { findings, wasChecked } = seen(from);
    expect(wasChecked).toBe(true);
    expect(findings[0]?.constraint).toBe('minCount');
    expect(readFileSync(from.file, 'utf8')).toBe(whole);
  });

  it('is not made of a catalogue with a violation', () => {
    const broken = sources();
    writeFileSync(
      join(broken.ontology, 'shapes.ttl'),
      SHAPES.replace('sh:severity sh:Warning ;', ''),
    );
    expect(seen(broken).findings[0]?.severity).toBe('violation');
    expect(existsSync(broken.file)).toBe(false);
  });

  it('leaves nothing else beside it', () => {
    const from = sources();
    seen(from);
    expect(readdirSync(join(from.file, '..')).sort()).toEqual(['data', 'ontology', 'record']);
  });

  it.each([
    [
      'a file of somebody',
      (file: string) => {
        writeFileSync(file, 'Do not lose this.');
      },
    ],
    [
      'a folder',
      (file: string) => {
        mkdirSync(file);
      },
    ],
    ['a pipe, which nobody writes to', (file: string) => execFileSync('mkfifo', [file])],
  ])('changes nothing, and is warned of, where there is %s', (_, make) => {
    const from = sources();
    make(from.file);
    const before = lstatSync(from.file);
    const { findings, wasChecked } = seen(from);
    expect(wasChecked).toBe(true);
    expect(findings.map(({ message }) => message)).toContain(
      `check-record: ${from.file} is no record of a check, and is left as it is, so that the next start checks again`,
    );
    const { ino, size } = lstatSync(from.file);
    expect([ino, size]).toEqual([before.ino, before.size]);
  });

  it('is warned of where it cannot be written', () => {
    const file = join(folder(), 'none', 'record');
    const { findings, wasChecked } = seen(sources({ checkRecord: { file, build: 'a build' } }));
    expect(wasChecked).toBe(true);
    expect(findings.filter(({ message }) => message.startsWith('check-record'))).toEqual([
      {
        severity: 'warning',
        message: `check-record: ${file} cannot be written (ENOENT), so that the next start checks again`,
      },
    ]);
  });
});
