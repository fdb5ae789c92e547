import { useGraphiQL } from '@graphiql/react';
import { useMemo, type ReactNode } from 'react';
import { chartsOf } from './answer/charts.ts';
import { findingsOf } from './answer/findings.ts';
import { tablesOf } from './answer/tables.ts';
import { ChartView } from './chart-view.tsx';
import { ResultButtons } from './result-buttons.tsx';
import { useRun } from './run.ts';
import { SparqlView } from './sparql-view.tsx';
import { TableView } from './table-view.tsx';

/** More of them make the page slow; what is left out is in the JSON. */
const MOST = 20;

/** The answer of the active tab below its JSON: buttons for files, then its charts, then its tables. */
export function Results({ sparqlPage }: { readonly sparqlPage: string | undefined }): ReactNode {
  const tab = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? '');
  const run = useRun(tab);
  const findings = useMemo(() => findingsOf(run?.data ?? null), [run]);
  const charts = chartsOf(findings);
  const tables = tablesOf(findings);
  return (
    <section className="varanto-results" aria-labelledby="varanto-results">
      <h2 id="varanto-results">Table and chart</h2>
      {/* What is written about the files of one answer is not about the next. */}
      <ResultButtons key={tab + (run?.request.body ?? '')} run={run} />
      {run && <SparqlView lists={run.sparql} page={sparqlPage} />}
      {charts.slice(0, MOST).map((chart, index) => (
        <ChartView key={index} chart={chart} />
      ))}
      {tables.slice(0, MOST).map((table, index) => (
        <TableView key={index} table={table} />
      ))}
      <Note isRun={run !== undefined} count={Math.max(charts.length, tables.length)} />
    </section>
  );
}

function Note({ isRun, count }: { readonly isRun: boolean; readonly count: number }): ReactNode {
  if (!isRun) return <p>Run a query: its lists become tables, its facets and groups bars.</p>;
  if (!count) return <p>The answer has no list of objects, so there is neither table nor chart.</p>;
  if (count <= MOST) return null;
  return <p>{`The first ${MOST} of ${count} are here; the JSON has all.`}</p>;
}
