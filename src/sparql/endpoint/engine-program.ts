import { rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { isMainThread } from 'node:worker_threads';
import { Host } from './host.ts';
import type { EndpointLimits } from './limits.ts';

// The program of the engine's process: its main thread has the queue and the limits, the other one the engine.

if (isMainThread) void runHost();
// The engine is for the thread alone: here it would only take memory.
else
  void import('./engine-thread.ts').then(({ runEngine }) => {
    runEngine();
  });

async function runHost(): Promise<void> {
  const [program = '', socket = '', limits = '{}'] = process.argv.slice(1);
  endFirst();
  const host = new Host(program, JSON.parse(limits) as EndpointLimits);
  await host.listen(socket).catch(async () => {
    // Another process may be faster; what an ended one left behind is in the way.
    if (await isAnswered(socket)) process.exit(0);
    rmSync(socket, { force: true });
    await host.listen(socket);
  });
}

/** Where memory is short the system ends this process first. */
function endFirst(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Not every system has it, or allows it.
  }
}

function isAnswered(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket, () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => {
      resolve(false);
    });
  });
}
