import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import { examplesPlugin } from './examples.tsx';
import { askedIn, type PageOptions } from './page-options.ts';
import { Results } from './results.tsx';
import { fetcherOf } from './run.ts';
import { startWorkersFrom } from './start-workers.ts';
import './style.css';

const { title, home, endpoint, sparqlPage, defaultTabs } = JSON.parse(
  document.getElementById('options')?.textContent ?? '',
) as PageOptions;
const asked = askedIn(new URL(location.href));

startWorkersFrom((document.currentScript as HTMLScriptElement).src);

const root = document.getElementById('root');
if (!root) throw new Error('Expected an element with the id "root" in the page of GraphiQL.');
createRoot(root).render(
  <GraphiQL
    fetcher={fetcherOf(endpoint)}
    plugins={[HISTORY_PLUGIN, examplesPlugin(defaultTabs)]}
    // The query of the address has a tab of its own, the first.
    defaultTabs={[...(asked ? [asked] : []), ...defaultTabs]}
    {...(asked && { initialQuery: asked.query, initialVariables: asked.variables ?? '' })}
    {...(asked?.variables && { defaultEditorToolsVisibility: 'variables' })}
  >
    <GraphiQL.Logo>
      <a className="varanto-home" href={home}>
        {title}
      </a>
    </GraphiQL.Logo>
    <GraphiQL.Footer>
      <Results sparqlPage={sparqlPage} />
    </GraphiQL.Footer>
  </GraphiQL>,
);
