import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The floors of the house, the lowest first. A folder imports from itself and from lower floors only. */
const FLOORS = [
  ['rdf'],
  ['model'],
  ['reading'],
  ['store'],
  ['check'],
  ['graphql', 'linked-data', 'importer'],
  ['answers'],
  ['server'],
  ['operate'],
  ['commands', 'cli.ts'],
];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function importsOf(file: string): string[] {
  const text = readFileSync(join('src', file), 'utf8');
  const found = text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g);
  return [...found].map(([, path = '']) => join(file, '..', path).replaceAll('\\', '/'));
}

describe('the house', () => {
  it('has every folder of src on a floor', () => {
    expect(files.map(roomOf).filter((room) => floorOf(room) < 0)).toEqual([]);
  });

  it('is imported downwards: from the same folder or a lower floor', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !target.startsWith('..'))
        .filter((target) => roomOf(target) !== roomOf(file))
        .filter((target) => floorOf(roomOf(target)) >= floorOf(roomOf(file)))
        .filter(() => floorOf(roomOf(file)) !== FLOORS.length - 1)
        .map((target) => `${file} imports ${target}`),
    );
    expect(upward).toEqual([]);
  });

  it('reads files and network on the floors from store upward alone', () => {
    const reaching = files.filter((file) => {
      const text = readFileSync(join('src', file), 'utf8');
      return floorOf(roomOf(file)) < floorOf('store') && /'node:(?!crypto)/.test(text);
    });
    expect(reaching).toEqual([]);
  });
});
