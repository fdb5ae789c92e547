import { generatedInputs } from '../../tests/hostile/generated-inputs.ts';
import { query, type HostileCase } from '../../tests/hostile/hostile-case.ts';
import { sendAll } from '../../tests/hostile/soak.ts';
import { tell, told } from '../told.ts';

// Sends a share of an attack when it is told which. In a process of its own: what it costs to send is no cost of the server.

const [port, attack, count, clients] = told as [number, 'hostile' | 'dear', number, number];
const SEED = 1;

/** About as much as a query may cost. */
const dear = (index: number): string =>
  `{a${index}:registers(first:100){nodes{id title holder{id name registers(first:90){nodes{id title}}}}}}`;

const inputs: readonly HostileCase[] =
  attack === 'hostile'
    ? generatedInputs(count, SEED)
    : Array.from({ length: count }, (_, index) => ({ what: 'dear', bytes: query(dear(index)) }));

process.on('message', ([begin, end]: [number, number]) => {
  void sendAll(port, inputs.slice(begin, end), clients).then(() => {
    tell('done');
  });
});
tell('ready');
