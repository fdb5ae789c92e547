#!/usr/bin/env node
import { commands } from './commands/command.ts';
import { help, helpOf } from './commands/help.ts';
import { program } from './commands/package.ts';
import { isReaderGone } from './commands/print.ts';
import { checkValues, likely, parseOptions, UsageError } from './commands/values.ts';

/**
 * Runs a command and gives the exit code. 0: done, 1: it found something wrong, or failed, with a line for each reason.
 * A command whose findings are no mistake has another exit code for a failure.
 */
async function main([name, ...args]: readonly string[]): Promise<number> {
  try {
    if (name === undefined || ['help', '--help', '-h'].includes(name)) return print(help());
    if (name === '--version') return print(`${program}\n`);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command)
      throw new UsageError(
        `unknown command "${name}"${likely(name, Object.keys(commands))}; varanto --help lists them`,
      );
    const takesFiles = command.files !== undefined;
    const { values, files } = parseOptions(args, [...command.options, 'help'], takesFiles);
    if (values.help) return print(helpOf(name));
    checkFiles(command.files, files);
    checkValues(values, command.options);
    return (await command.run(values, files)) ? 0 : 1;
  } catch (error) {
    report(error);
    return troubleOf(name ?? '');
  }
}

function troubleOf(name: string): number {
  return (Object.hasOwn(commands, name) ? commands[name]?.trouble : undefined) ?? 1;
}

function checkFiles(wanted: string | undefined, got: readonly string[]): void {
  if (wanted === undefined || wanted.split(' ').length === got.length) return;
  const named = got.map((each) => `"${each}"`).join(', ') || 'nothing';
  throw new UsageError(`expected ${wanted}, got ${named}`);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** The errors whose messages explain them; any other is printed with its stack. */
const EXPECTED = new Set([
  ...[
    'UsageError',
    'OntologyError',
    'LoadError',
    'BrokenCatalogue',
    'ImportError',
    'EngineError',
    'ThemeMistake',
    'NotWhole',
    'Stopped',
  ],
]);

function report(error: unknown): void {
  const isExpected = error instanceof Error && EXPECTED.has(error.name);
  if (!isExpected) console.error(error);
  else for (const line of error.message.split('\n')) console.error(`varanto: ${line}`);
}

// The reader of the output may stop, as `head` does: a command ends with the same exit code then. A disk may be full.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (isReaderGone(error)) return;
  process.stderr.write(`varanto: cannot write the output: ${error.message}\n`);
  process.exit(1);
});

process.exitCode = await main(process.argv.slice(2));
