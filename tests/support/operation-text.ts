import type { Selected, SelectedField, SelectedFragment } from './random-selection.ts';

/** What goes into the text of an operation besides what is selected. */
interface Additions {
  /** The definitions of variables. */
  readonly definitions?: string;
  /** What more is selected below a field, under names of its own. */
  readonly more?: (field: SelectedField) => string;
}

/** The values of the variables that every operation's directives name. */
export const DIRECTIVE_VARIABLES = { yes: true, no: false };

/** The text of an operation, with the fragments that it spreads. */
export function queryOf(selected: readonly Selected[], additions: Additions = {}): string {
  const { definitions = '', more = () => '' } = additions;
  const unused = 'unused: __typename @skip(if: $yes) @include(if: $no)';
  const variables = `$yes: Boolean!, $no: Boolean = false${definitions}`;
  const operation = `query Random(${variables}) { ${textOf(selected, more)} ${unused} }`;
  const fragments = [...fragmentsOf(selected)].map(
    ([name, { on, below }]) => `fragment ${name} on ${on ?? ''} { ${textOf(below, more)} }`,
  );
  return [operation, ...fragments].join('\n');
}

function textOf(selected: readonly Selected[], more: (field: SelectedField) => string): string {
  return selected.map((each) => oneText(each, more)).join(' ');
}

function oneText(each: Selected, more: (field: SelectedField) => string): string {
  if (each.kind === 'fragment' && each.name) return `...${each.name}${each.directive}`;
  const below = textOf(each.below, more);
  if (each.kind === 'fragment')
    return `...${each.on ? ` on ${each.on}` : ''}${each.directive} { ${below} }`;
  const { alias, name, args, directive } = each;
  return `${alias ? `${alias}: ` : ''}${name}${args}${directive}${below ? ` { ${below} ${more(each)} }` : ''}`;
}

/** The named fragments of selections, each once. */
function fragmentsOf(selected: readonly Selected[]): Map<string, SelectedFragment> {
  const found = new Map<string, SelectedFragment>();
  const visit = (each: Selected): void => {
    if (each.kind === 'fragment' && each.name) found.set(each.name, each);
    each.below.forEach(visit);
  };
  selected.forEach(visit);
  return found;
}
