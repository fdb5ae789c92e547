import {
  acceptCompletion,
  autocompletion,
  completionKeymap,
  pickedCompletion,
  startCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  bracketMatching,
  HighlightStyle,
  StreamLanguage,
  syntaxHighlighting,
} from '@codemirror/language';
import { sparql } from '@codemirror/legacy-modes/mode/sparql';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** What the page brings: the name of the editor, and what it completes. */
interface PageData {
  readonly label: string;
  readonly completions: readonly {
    readonly label: string;
    readonly kind: 'prefix' | 'class' | 'property';
    readonly detail: string;
  }[];
}

const KEYWORDS = [
  ...['SELECT', 'DISTINCT', 'WHERE', 'ASK', 'CONSTRUCT', 'DESCRIBE', 'PREFIX', 'FILTER'],
  ...['OPTIONAL', 'UNION', 'MINUS', 'GRAPH', 'BIND', 'VALUES', 'GROUP BY', 'HAVING', 'ORDER BY'],
  ...['ASC', 'DESC', 'LIMIT', 'OFFSET', 'COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'SAMPLE'],
  ...['GROUP_CONCAT', 'EXISTS', 'NOT EXISTS', 'LANG', 'LANGMATCHES', 'STR', 'CONTAINS', 'LCASE'],
  ...['STRSTARTS', 'REGEX', 'COALESCE', 'IF', 'BOUND', 'YEAR', 'MONTH'],
];

/** The styles are the page's own colours. They are in a shadow tree, where the policy of the page lets a script set them. */
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--link)', fontWeight: 'bold' },
  { tag: [tags.comment, tags.meta], color: 'var(--soft)', fontStyle: 'italic' },
  { tag: [tags.string, tags.number, tags.literal], color: 'light-dark(#0b5d2a, #8fdba6)' },
  {
    tag: [tags.variableName, tags.special(tags.variableName)],
    color: 'light-dark(#7a2a7f, #e2a5e6)',
    // A line does not end between ? and its name.
    whiteSpace: 'nowrap',
  },
  { tag: [tags.atom, tags.propertyName], color: 'var(--ink)' },
]);

const looks = EditorView.theme({
  '&': {
    color: 'var(--ink)',
    backgroundColor: 'var(--paper)',
    border: '1px solid var(--control, var(--soft))',
    fontSize: '0.9375rem',
  },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '1px' },
  '.cm-content': { fontFamily: 'ui-monospace, monospace', minHeight: 'var(--rows)' },
  '&.cm-focused .cm-cursor, .cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    color: 'var(--soft)',
    backgroundColor: 'var(--tint)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground, ::selection': {
    backgroundColor: 'var(--mark)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--mark)',
    outline: '1px solid var(--line)',
  },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--tint)',
    border: '1px solid var(--line)',
  },
  '.cm-tooltip-autocomplete ul li': { padding: '.25rem .5rem', whiteSpace: 'normal' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--on-accent)',
    backgroundColor: 'var(--accent)',
  },
  '.cm-completionDetail': { fontStyle: 'normal' },
});

/** Puts a name in, and the line that declares its prefix where the query has none. */
function applyName(prefixes: ReadonlyMap<string, string>): Completion['apply'] {
  return (view, completion, ...[from, to]) => {
    const { state } = view;
    const text = state.doc.toString();
    const [prefix = ''] = /^[^:<]*:/.exec(completion.label) ?? [];
    const line = prefixes.get(prefix);
    const isDeclared = new RegExp(`\\bPREFIX\\s+${prefix}`, 'iu').test(text);
    // The comments of the first lines are its title.
    const [{ length: start } = ''] = /^(?:[ \t]*(?:#.*)?\n)*/.exec(text) ?? [''];
    const changes = state.changes([
      { from, to, insert: completion.label },
      ...(line === undefined || isDeclared ? [] : [{ from: start, insert: `${line}\n` }]),
    ]);
    view.dispatch({
      changes,
      selection: { anchor: changes.mapPos(to, 1) },
      annotations: pickedCompletion.of(completion),
    });
  };
}

/** The lines that declare prefixes, by the prefixes with their colons. */
function prefixLines({ completions }: PageData): ReadonlyMap<string, string> {
  return new Map(
    completions.flatMap(({ kind, label }) => {
      const prefix = /^PREFIX ([^:]*:)/.exec(label)?.[1];
      return kind === 'prefix' && prefix !== undefined ? [[prefix, label] as const] : [];
    }),
  );
}

/** Completes what is being written: a name, a prefix, a variable of the query, or a keyword. */
function completing(data: PageData) {
  const apply = applyName(prefixLines(data));
  const options: Completion[] = [
    ...data.completions.map(({ label, kind, detail }) => ({
      label,
      detail,
      ...(kind !== 'prefix' && apply && { apply }),
      type: kind === 'prefix' ? 'namespace' : kind,
      // A class or property is found by what people call it, too.
      boost: kind === 'prefix' ? -1 : 1,
    })),
    ...KEYWORDS.map((label) => ({ label, type: 'keyword', boost: 0 })),
  ];
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[?$]?[\p{L}\p{N}_:-]*/u);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    if (!/^[?$]/.test(word.text))
      return { from: word.from, options, validFor: /^[\p{L}\p{N}_:-]*$/u };
    const names = context.state.doc.toString().match(/\?[\p{L}\p{N}_]+/gu) ?? [];
    const others = [...new Set(names)].filter((name) => name !== word.text);
    return { from: word.from, options: others.map((label) => ({ label, type: 'variable' })) };
  };
}

/** What the editor does and how it looks. */
function extensionsOf(data: PageData, form: HTMLFormElement): Extension {
  const submit = (): boolean => {
    form.requestSubmit();
    return true;
  };
  return [
    lineNumbers(),
    history(),
    bracketMatching(),
    EditorView.lineWrapping,
    StreamLanguage.define(sparql),
    syntaxHighlighting(colours),
    autocompletion({ override: [completing(data)], icons: false }),
    Prec.highest(
      keymap.of([
        { key: 'Mod-Enter', run: submit },
        { key: 'Tab', run: acceptCompletion },
        { key: 'Alt-Space', run: startCompletion },
      ]),
    ),
    // Without a completion Tab goes on to the next field, as everywhere.
    keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': data.label, spellcheck: 'false' }),
    looks,
  ];
}

/** Puts the editor in the place of the field, which goes on to be what the form sends. */
function edit(form: HTMLFormElement, field: HTMLTextAreaElement, data: PageData): void {
  const place = document.createElement('div');
  place.style.setProperty('--rows', `${field.rows}lh`);
  const root = place.attachShadow({ mode: 'open' });
  field.after(place);
  const copying = EditorView.updateListener.of(({ docChanged, state }) => {
    if (docChanged) field.value = state.doc.toString();
  });
  const extensions = [extensionsOf(data, form), copying];
  const state = EditorState.create({ doc: field.value, extensions });
  const view = new EditorView({ parent: root, root, state });
  field.hidden = true;
  const keys = form.querySelector<HTMLElement>('.keys');
  if (keys) keys.hidden = false;
  form.querySelector('label')?.addEventListener('click', (event) => {
    event.preventDefault();
    view.focus();
  });
}

/** Longer addresses are refused by servers and proxies: such a query is posted. */
const MOST_OF_ADDRESS = 8_000;

const form = document.querySelector<HTMLFormElement>('form.sparql');
const field = form?.querySelector('textarea');
const data = document.querySelector('#sparql-data')?.textContent;
if (form && field && data) {
  edit(form, field, JSON.parse(data) as PageData);
  form.addEventListener('submit', () => {
    const length = encodeURIComponent(field.value).length;
    form.method = length > MOST_OF_ADDRESS ? 'post' : 'get';
  });
}
