import { memoryHeld } from '../memory.ts';

// Loaded before a server (node --expose-gc --import). At the message "memory" it collects garbage and tells what is left.

/** The message that asks for it. */
const MEMORY = 'memory';

/** Bytes that a process holds once its garbage is collected, and that the system gives it then. */
export interface Memory {
  readonly held: number;
  readonly resident: number;
}

process.on('message', (message) => {
  if (message !== MEMORY) return;
  void memoryHeld().then((held) => {
    const memory: Memory = { held, resident: process.memoryUsage.rss() };
    process.send?.(memory);
  });
});
process.channel?.unref();
