import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readExamples } from '../../src/store/examples.ts';
import { letGo, LoadError, readFiles } from '../../src/store/files.ts';
import { folder } from '../support/folder.ts';

describe('the files of a folder', () => {
  it('are those with one of the endings, in its folders too, by name', () => {
    const names = ['b.ttl', 'a/z.nt', 'a.ttl', 'a/b/c.ttl', 'notes.txt', 'ttl'];
    const path = folder(Object.fromEntries(names.map((name) => [name, ''])));
    const found = readFiles(path, ['.ttl', '.nt']);
    expect(found.map(({ name }) => relative(path, resolve(name)))).toEqual([
      ...['a.ttl', 'a/b/c.ttl', 'a/z.nt', 'b.ttl'],
    ]);
  });

  it('are not hidden ones', () => {
    const path = folder({ '.a.ttl': '', '.git/b.ttl': '', 'c/.d.ttl': '' });
    expect(readFiles(path, ['.ttl'])).toEqual([]);
  });

  it('come with their bytes', () => {
    const found = readFiles(folder({ 'a.ttl': 'ä' }), ['.ttl']);
    expect(found.map(({ bytes }) => [...bytes])).toEqual([[0xc3, 0xa4]]);
  });
});

describe('a folder that cannot be read', () => {
  it('is one that is missing', () => {
    const missing = join(folder(), 'missing');
    expect(() => readFiles(missing, ['.ttl'])).toThrow(
      new LoadError(`${missing}: cannot be read (ENOENT): there is no such file or folder`),
    );
  });

  it('is a file in its place', () => {
    const file = join(folder({ 'a.ttl': '' }), 'a.ttl');
    expect(() => readFiles(file, ['.ttl'])).toThrow(new LoadError(`${file}: expected a folder`));
  });

  it('is walked, whatever its name ends in', () => {
    const path = folder({ 'a.ttl/b.txt': '', 'a.ttl/c.TTL': '' });
    expect(readFiles(path, ['.ttl']).map(({ name }) => name)).toEqual([
      relative('.', join(path, 'a.ttl', 'c.TTL')),
    ]);
  });

  it('is gone into once, wherever links lead', () => {
    const path = folder({ 'a/b.ttl': '' });
    symlinkSync(path, join(path, 'a', 'up'));
    symlinkSync(join(path, 'a'), join(path, 'again'));
    expect(readFiles(path, ['.ttl'])).toHaveLength(1);
  });

  it('has no pipe where a file should be', () => {
    const path = folder({ 'a.ttl': '' });
    execFileSync('mkfifo', [join(path, 'b.ttl')]);
    expect(() => readFiles(path, ['.ttl'])).toThrow('b.ttl: expected a file');
  });
});

describe('the examples of a data folder', () => {
  it('are its queries by name', () => {
    const path = folder({ '2.graphql': '{ b }', 'more/1.graphql': '{ a }', 'data.ttl': '' });
    expect(readExamples(path).map(({ query }) => query)).toEqual(['{ a }', '{ b }']);
  });
});

describe('files that are let go', () => {
  it('have no bytes any more, and what was read of them otherwise', () => {
    const found = readFiles(folder({ 'a.ttl': 'ä' }), ['.ttl']);
    letGo(found);
    expect(found.map(({ bytes, changed }) => [bytes.length, changed instanceof Date])).toEqual([
      [0, true],
    ]);
  });
});
