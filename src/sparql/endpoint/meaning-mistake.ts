import { notSparql, quoted, type Mistake, type Tokenized } from './mistake.ts';
import { isSign, partsOf, selectsIn, variableOf, type Select } from './selects.ts';
import { isWord, type Token } from './tokens.ts';

/** A token that is wrong, and why. */
type Found = readonly [token: Token, why: string];

/** What is wrong with a query that the grammar allows and the engine does not read, as far as that can be known without it. */
export function meaningMistakeIn({ text, tokens }: Tokenized): Mistake | undefined {
  const selects = selectsIn(tokens);
  const found =
    firstOf(selects, selectedTwice) ??
    sharedBlank(tokens) ??
    takenByBind(tokens) ??
    firstOf(selects, takenBySelect) ??
    firstOf(selects, notGrouped) ??
    unevenValues(tokens);
  return found && notSparql(text, found[0].at, found[1]);
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

function selectedTwice({ columns }: Select): Found | undefined {
  const before = new Set<string>();
  for (const column of columns) {
    const variable = variableOf(column);
    if (!variable) continue;
    const name = nameOf(variable);
    if (before.has(name))
      return [variable, `${quoted(variable.text)} is selected twice. Name it once.`];
    before.add(name);
  }
  return undefined;
}

/** `?x` and `$x` are one variable. */
function nameOf({ text }: Token): string {
  return text.slice(1);
}

/** A blank node is in the statements of one pattern alone: others that have its name mean another one. */
function sharedBlank(tokens: readonly Token[]): Found | undefined {
  const patterns = new Map<string, number>();
  let pattern = 0;
  for (const token of tokens) {
    if (token.kind === 'sign' && '{}'.includes(token.text)) pattern += 1;
    if (token.kind !== 'blank') continue;
    const first = patterns.get(token.text) ?? pattern;
    if (first !== pattern)
      return [
        token,
        `the blank node ${quoted(token.text)} is in another pattern already. Use a variable.`,
      ];
    patterns.set(token.text, first);
  }
  return undefined;
}

const TAKEN = 'has a value already. Choose a name after AS that is used nowhere else.';

function takenByBind(tokens: readonly Token[]): Found | undefined {
  const before = new Set<string>();
  let isBound = false;
  for (const [index, token] of tokens.entries()) {
    if (isWord(token, 'SELECT')) before.clear();
    if (isWord(token, 'BIND')) isBound = true;
    const last = tokens[index - 1];
    const isNew = token.kind === 'variable' && last !== undefined && isWord(last, 'AS');
    if (isNew && isBound && before.has(nameOf(token)))
      return [token, `${quoted(token.text)} ${TAKEN}`];
    if (isNew) isBound = false;
    if (token.kind === 'variable') before.add(nameOf(token));
  }
  return undefined;
}

function takenBySelect({ columns, pattern }: Select): Found | undefined {
  const used = new Set(pattern.filter(({ kind }) => kind === 'variable').map(nameOf));
  const variable = columns
    .filter(({ length }) => length > 1)
    .map(variableOf)
    .find((each) => each && used.has(nameOf(each)));
  return variable && [variable, `${quoted(variable.text)} ${TAKEN}`];
}

const AGGREGATES = ['COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'SAMPLE', 'GROUP_CONCAT'];

function notGrouped({ columns, modifiers }: Select): Found | undefined {
  const isGrouped = modifiers.some((token) => isWord(token, 'GROUP'));
  const isAggregate = (token: Token): boolean => AGGREGATES.some((word) => isWord(token, word));
  if (!isGrouped && !columns.flat().some(isAggregate)) return undefined;
  const all = columns.flat().find(({ text }) => text === '*');
  if (all && isGrouped && columns.length === 1)
    return [all, 'with GROUP BY there is no SELECT *. Name the variables.'];
  const keys = new Set(modifiers.filter(({ kind }) => kind === 'variable').map(nameOf));
  const variable = columns
    .filter((column) => !column.some(isAggregate))
    .flatMap((column) => (column.length === 1 ? column : column.slice(0, -2)))
    .find((token) => token.kind === 'variable' && !keys.has(nameOf(token)));
  return (
    variable && [
      variable,
      `${quoted(variable.text)} has several values in a group. Put it into GROUP BY, or use a function such as SAMPLE.`,
    ]
  );
}

/** A row of VALUES with more or fewer values than there are variables. */
function unevenValues(tokens: readonly Token[]): Found | undefined {
  return firstOf([...tokens.entries()], ([index, token]) =>
    isWord(token, 'VALUES') ? unevenTable(tokens.slice(index + 1)) : undefined,
  );
}

function unevenTable(tokens: readonly Token[]): Found | undefined {
  const [names = [], rows = []] = partsOf(tokens);
  const [first, ...others] = names;
  if (!first || !isSign(first, '(')) return undefined;
  const wanted = others.filter(({ kind }) => kind === 'variable').length;
  return firstOf(partsOf(rows.slice(1)), (row) => {
    const got = row.filter(isValue).length;
    return row[0] && got !== wanted
      ? [row[0], `expected ${wanted} values in a row of VALUES, got ${got}.`]
      : undefined;
  });
}

/** Whether a token of a row is a value of its own: no sign, no language, and no datatype of the value before it. */
function isValue({ kind }: Token, index: number, row: readonly Token[]): boolean {
  const before = row[index - 1];
  return kind !== 'sign' && kind !== 'tag' && !(before && isSign(before, '^^'));
}
