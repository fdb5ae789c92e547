import { mkdirSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, readFile } from '../../src/store/files.ts';
import { changeOf, differenceOf, look } from '../../src/operate/watch.ts';
import { folder } from '../support/folder.ts';

describe('a look at folders', () => {
  it('goes once into each of many folders that all lead to each other', async () => {
    const place = folder();
    const names = Array.from({ length: 12 }, (_, index) => `f${index}`);
    for (const name of names) mkdirSync(join(place, name));
    for (const name of names) {
      writeFileSync(join(place, name, 'a.ttl'), '');
      for (const other of names) symlinkSync(join('..', other), join(place, name, `to-${other}`));
    }
    const seen = await look([place]);
    const files = [...seen.keys()].filter((path) => path.endsWith('.ttl')).sort();
    // The same paths as those that are read.
    expect(files).toEqual(filesIn(place));
    expect(files).toHaveLength(names.length);
    expect(differenceOf(seen, await look([place]))).toBeUndefined();
  });

  it('finds a file exchanged for another of the same size and day', async () => {
    const place = folder({ 'a.ttl': '# 1907\n', 'b.ttl': '# 1908\n' });
    const [path, other] = [join(place, 'a.ttl'), join(place, 'b.ttl')];
    for (const each of [path, other]) utimesSync(each, 1_000_000_000, 1_000_000_000);
    const record = { ...readFile(path), size: 7, isEnded: true };
    const files = [record, { ...record, ...readFile(other) }];
    expect(changeOf(await look([place]), files)).toBeUndefined();
    renameSync(other, path);
    expect(changeOf(await look([place]), [record])?.how).toBe('has changed');
  });
});
