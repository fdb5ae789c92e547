import { commands } from './command.ts';
import { groups } from './setting.ts';
import { settings, variableOf, type Setting, type SettingName } from './settings.ts';

/** The help of the program: its commands. */
export function help(): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(15)}${summary}`,
  );
  return `Varanto publishes an authority's catalogue of information resources as GraphQL and as linked data.

Usage: varanto COMMAND [OPTIONS]

Commands:
${lines.join('\n')}

varanto COMMAND --help describes a command. varanto --version prints the version.
`;
}

/** The help of one command: what it does, and its options in groups. */
export function helpOf(name: string): string {
  const command = commands[name];
  if (!command) return help();
  const names: readonly SettingName[] = [...command.options, 'help'];
  const sections = Object.entries(groups).flatMap(([group, title]) => {
    const lines = names.filter((each) => settings[each].group === group).map(lineOf);
    return lines.length ? [`${title}:\n${lines.join('\n')}`] : [];
  });
  return `varanto ${name} ${command.summary}.

${command.details}

Usage: varanto ${name} ${command.files === undefined ? '' : `${command.files} `}[OPTIONS]
In brackets: the environment variable of an option, its default and its range.

${sections.join('\n\n')}
`;
}

/** The longest option with its placeholder has so many characters. */
const WIDTH = Math.max(
  ...Object.entries(settings).map(([name, row]) => optionOf(name, row).length),
);

function lineOf(name: SettingName): string {
  const row: Setting = settings[name];
  const option = optionOf(name, row).padEnd(WIDTH);
  const facts = factsOf(name, row);
  return `  ${option}  ${row.help}${facts.length ? ` (${facts.join('; ')})` : ''}`;
}

function optionOf(name: string, { short, value }: Setting): string {
  const letter = short === undefined ? '' : `-${short}, `;
  return `${letter}--${name}${value === undefined ? '' : ` ${value}`}`;
}

/** Variable, default and range of a setting, as far as it has them. */
function factsOf(name: SettingName, row: Setting): string[] {
  const { group, value, default: standard, range } = row;
  const variable = value === undefined ? `${variableOf(name)}=true` : variableOf(name);
  return [
    ...(group === 'command' ? [] : [variable]),
    ...(standard === undefined ? [] : [`default ${standard}`]),
    ...(range ? [`${range[0]} to ${range[1]}`] : []),
  ];
}
