import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/command.ts';
import { settings } from '../../src/commands/settings.ts';
import { formats } from '../../src/linked-data/formats.ts';
import { run } from '../support/program.ts';

describe('varanto', () => {
  it.each([[], ['--help'], ['-h'], ['help']])('says what it does: %j', async (...args) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const [name, { summary }] of Object.entries(commands))
      expect(stdout).toMatch(new RegExp(`^ +${name} +${summary}$`, 'm'));
  });

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each(Object.entries(commands))(
    'says what %s does, and each of its options',
    async (name, { options }) => {
      const { code, stdout, stderr } = await run([name, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const option of options)
        expect(stdout).toMatch(new RegExp(`--${option}( [A-Z]+)? +[a-zA-Z]`));
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    },
  );

  it('names each format of RDF that has a media type of its own', () => {
    const first = new Map([...formats].reverse().map((each) => [each.mediaType, each.ending]));
    const details = commands['export']?.details;
    for (const ending of first.values()) {
      expect(settings.format.help).toMatch(new RegExp(`\\b${ending.slice(1)}\\b`));
      expect(details).toContain(ending);
    }
  });
});
