import { pino, type DestinationStream, type Logger } from 'pino';

/** The log: JSON lines, or plain text for a person at a terminal. */
export type Log = Logger;

/** How the log is written. */
export type LogForm = 'json' | 'text';

/** What is not written yet may take so many bytes; what comes after that is lost, and counted. */
const MOST_WAITING = 1_000_000;

interface LogOptions {
  readonly form: LogForm;
  /** The least that is written: `debug`, `info`, `warn`, `error`, `silent`. */
  readonly level: string;
  /** Is told of each line that could not be written. */
  readonly lost: () => void;
}

/** A log, and how what it holds is written out at the end. */
export function createLog({ form, level, lost }: LogOptions): { log: Log; flush: () => void } {
  const destination = pino.destination({ dest: 1, sync: false, maxLength: MOST_WAITING });
  // A disk may be full, and whoever reads the log may be gone: the answers go on.
  destination.on('error', lost);
  destination.on('drop', lost);
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    form === 'json' ? destination : asText(destination),
  );
  const flush = (): void => {
    try {
      destination.flushSync();
    } catch {
      lost();
    }
  };
  return { log, flush };
}

/** A log that says nothing, for a server that is a function in a test. */
export const silentLog: Log = pino({ level: 'silent' });

const OWN = new Set(['level', 'time', 'msg']);

function asText(destination: DestinationStream): DestinationStream {
  return {
    write(line) {
      const entry = JSON.parse(line) as Record<string, unknown>;
      const details = Object.entries(entry)
        .filter(([name, value]) => !OWN.has(name) && typeof value !== 'object')
        .map(([name, value]) => ` ${name}=${String(value)}`);
      const level = entry['level'] === 'info' ? '' : `${String(entry['level'])}: `;
      destination.write(`${level}${String(entry['msg'])}${details.join('')}\n`);
    },
  };
}
