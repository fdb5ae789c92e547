import { useGraphiQL } from '@graphiql/react';
import type { ReactNode } from 'react';
import { asksForSparql, withMarkToggled } from './sparql-mark.ts';

/** Adds the line that asks for SPARQL to the query of the active tab, or takes it away. */
export function SparqlButton(): ReactNode {
  const editor = useGraphiQL((state) => state.queryEditor);
  const query = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.query ?? '');
  return (
    <button
      type="button"
      aria-pressed={asksForSparql(query)}
      onClick={() => {
        editor?.setValue(withMarkToggled(editor.getValue()));
      }}
    >
      Lists in SPARQL
    </button>
  );
}
