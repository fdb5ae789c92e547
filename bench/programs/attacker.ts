import { generatedInputs } from '../../tests/hostile/generated-inputs.ts';
import { sendAll } from '../../tests/hostile/soak.ts';
import { get, type HostileCase } from '../../tests/hostile/hostile-case.ts';
import { dearQueries } from '../dear/dear-works.ts';
import { heavySparqlPath } from '../dear/heavy-sparql.ts';
import { tell, told } from '../told.ts';

// Sends a share of an attack when it is told which. In a process of its own: what it costs to send is no cost of the server.

type Attack = 'hostile' | 'unpausing' | 'dear' | 'sparql';

const [port, attack, count, clients] = told as [number, Attack, number, number];
const SEED = 1;

const makers: Readonly<Record<Attack, () => readonly HostileCase[]>> = {
  hostile: () => generatedInputs(count, SEED),
  // About half of the inputs pause before the client leaves.
  unpausing: () =>
    generatedInputs(2 * count, SEED)
      .filter(({ leaves = false }) => leaves === false)
      .slice(0, count),
  dear: () => Array.from({ length: count }, (_, index) => dearQuery(index)),
  sparql: () => Array.from({ length: count }, (_, index) => heavySparql(index)),
};
const inputs = makers[attack]();

function heavySparql(index: number): HostileCase {
  return { what: 'a heavy SPARQL query', bytes: get(heavySparqlPath(index)) };
}

function dearQuery(index: number): HostileCase {
  const work = dearQueries[index % dearQueries.length];
  if (!work) throw new Error('There is no dear query.');
  return { what: work.name, bytes: work.request(index) };
}

process.on('message', ([begin, end]: [number, number]) => {
  void sendAll(port, inputs.slice(begin, end), clients).then(() => {
    tell('done');
  });
});
tell('ready');
