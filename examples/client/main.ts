import { apolloClient, readWithApollo } from './apollo.ts';
import type { Findings } from './findings.ts';
import { recorder } from './recorder.ts';
import { readWithUrql, urqlClient } from './urql.ts';

const [server = 'http://localhost:4000/'] = process.argv.slice(2);

const apollo = recorder();
const withApollo = await readWithApollo(apolloClient(server, apollo.fetch));
print('Apollo Client', withApollo, apollo.requests);

const urql = recorder();
const withUrql = await readWithUrql(urqlClient(server, urql.fetch));
print('urql', withUrql, urql.requests);
console.log(`The first page as a link: ${urql.requests[0]?.address ?? 'none'}`);

function print(client: string, findings: Findings, requests: readonly unknown[]): void {
  const { total, titles, unit, titlesOfUnit, again } = findings;
  console.log(`${client}: five questions, ${requests.length} requests
  two pages of ${total} registers: ${titles.join('; ')}
  all registers of ${String(unit)}: ${titlesOfUnit.join('; ')}
  once more, from the cache: ${String(again)}
`);
}
