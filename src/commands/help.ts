import { commands } from './command.ts';
import { options, type OptionName } from './options.ts';

/** What the program does, and its commands. */
export function help(): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(15)}${summary}`,
  );
  return `Varanto publishes an authority's catalogue of information resources as GraphQL and as linked data.

Usage: varanto COMMAND [OPTIONS]

Commands:
${lines.join('\n')}

varanto COMMAND --help says more of one. varanto --version prints the version.
`;
}

/** What one command does, and its options. */
export function helpOf(name: string): string {
  const command = commands[name];
  if (!command) return help();
  const lines = [...command.options, 'help' as const].map(lineOf);
  return `varanto ${name} ${command.summary}.

${command.details}
${command.files === undefined ? '' : `\nUsage: varanto ${name} ${command.files} [OPTIONS]\n`}
Options (in brackets the environment variable of the same meaning, and what holds if nothing is said):
${lines.join('\n')}
`;
}

function lineOf(name: OptionName): string {
  const option: (typeof options)[OptionName] = options[name];
  const short = 'short' in option ? `-${option.short}, ` : '';
  const value = 'value' in option ? ` ${option.value}` : '';
  return `  ${`${short}--${name}${value}`.padEnd(24)}${option.help}`;
}
