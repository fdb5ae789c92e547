import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { useEffect, useState, type ReactNode } from 'react';
import { operationNameIn } from './operation-name.ts';
import type { TabText } from './page-options.ts';

/** The pane of GraphiQL with the worked examples of the catalogue, each with what it asks in words. */
export function examplesPlugin(examples: readonly TabText[]): GraphiQLPlugin {
  return {
    title: 'Examples',
    icon: ExamplesIcon,
    content: () => <Examples examples={examples} />,
  };
}

function Examples({ examples }: { readonly examples: readonly TabText[] }): ReactNode {
  const open = useOpenTab();
  return (
    <section className="varanto-examples" aria-labelledby="varanto-examples">
      <h2 id="varanto-examples">Examples</h2>
      <ul>
        {examples.map((example, index) => (
          <li key={index}>
            <button
              type="button"
              onClick={() => {
                open(example);
              }}
            >
              {`Open ${operationNameIn(example.query) ?? `example ${index + 1}`}`}
            </button>
            <p>{commentOf(example)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Opens a query in the tab that has it already, or else in a new one. */
function useOpenTab(): (tab: TabText) => void {
  const actions = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const [waiting, setWaiting] = useState<{ readonly tab: TabText; readonly at: number }>();
  useEffect(() => {
    if (waiting?.at !== active) return;
    queryEditor?.setValue(waiting.tab.query);
    variableEditor?.setValue(waiting.tab.variables ?? '');
    setWaiting(undefined);
  }, [waiting, active, queryEditor, variableEditor]);
  return (tab) => {
    const at = tabs.findIndex(({ query }) => query === tab.query);
    if (at >= 0) {
      actions.changeTab(at);
      return;
    }
    actions.addTab();
    setWaiting({ tab, at: tabs.length });
  };
}

/** The comment at the start of a query in English, the language of GraphiQL, without the line that gives the query an address. */
function commentOf({ query }: TabText): string {
  const lines = query.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const comment = lines
    .slice(0, Math.max(end, 0))
    .filter((line) => !/^#\s*@(?:query|sparql)\b/.test(line))
    .map((line) => line.replace(/^#\s?/, ''))
    .join(' ');
  // Each part begins with the tag of its language; the first may have none.
  const [first = '', ...others] = comment.split(/(?<=^|\s)(?=@[a-z]{2,3}\s)/);
  const parts = [first, ...others];
  return (parts.find((each) => /^@en\s/.test(each)) ?? first).replace(/^@\w+\s/, '').trim();
}

function ExamplesIcon(): ReactNode {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M12 3a6 6 0 0 1 4 10.5c-.8.8-1 1.5-1 2.5H9c0-1-.2-1.7-1-2.5A6 6 0 0 1 12 3ZM9.500 19h5M10.500 22h3" />
    </svg>
  );
}
