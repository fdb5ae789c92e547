import { describe, expect, it } from 'vitest';
import { lineOf, located, type Finding } from '../../src/check/finding.ts';

const BASE = 'https://museum.example/';

const finding: Finding = {
  severity: 'violation',
  resource: 'https://museum.example/work/1',
  place: 'Work.year',
  constraint: 'minCount',
  message: 'expected at least 1, got none',
};

describe('the line of a finding', () => {
  it('names severity, file, resource and place before the message, the address as the file has it', () => {
    expect(lineOf({ ...finding, file: 'data/works.ttl' }, BASE)).toBe(
      'violation: data/works.ttl <work/1> Work.year: expected at least 1, got none',
    );
  });

  it('leaves out what is not known', () => {
    expect(lineOf({ severity: 'warning', message: 'a slip' }, BASE)).toBe('warning: a slip');
  });

  it('is one line of bounded length, whatever the data has', () => {
    const line = lineOf({ ...finding, message: `got "a\nb\t${'c'.repeat(10_000)}"` }, BASE);
    expect(line).toContain('got "a b c');
    expect(line.length).toBeLessThanOrEqual(600);
  });
});

describe('located findings', () => {
  it('have their files, violations first, then by file, resource and place', () => {
    const fileOf = new Map([
      ['1', 'b.ttl'],
      ['2', 'a.ttl'],
    ]);
    const of = (severity: Finding['severity'], resource: string, place: string): Finding => ({
      ...{ severity, resource, place },
      message: '',
    });
    const found = located(
      [
        of('warning', '2', 'a'),
        of('violation', '1', 'b'),
        of('violation', '1', 'a'),
        of('violation', '2', 'a'),
        of('violation', '3', 'a'),
      ],
      fileOf,
    );
    expect(
      found.map(({ severity, file, resource, place }) => [severity, file, resource, place]),
    ).toEqual([
      ['violation', undefined, '3', 'a'],
      ['violation', 'a.ttl', '2', 'a'],
      ['violation', 'b.ttl', '1', 'a'],
      ['violation', 'b.ttl', '1', 'b'],
      ['warning', 'a.ttl', '2', 'a'],
    ]);
  });
});
