import { pino, type DestinationStream, type Logger } from 'pino';
import { LogOutput } from './log-output.ts';

/** The log: JSON lines, or plain text for a person at a terminal. */
export type Log = Logger;

/** How the log is written. */
export type LogForm = 'json' | 'text';

interface LogOptions {
  readonly form: LogForm;
  /** The least that is written: `debug`, `info`, `warn`, `error`, `silent`. */
  readonly level: string;
  /** Receives how many lines could not be written. */
  readonly lost: (lines: number) => void;
  /** The process, where several write one log: each line names it. */
  readonly pid?: number | undefined;
}

/** So many bytes are written to a pipe without those of another process among them (POSIX, PIPE_BUF). */
const MOST_SHARED = 4_096;

/** A log to the standard output, and where its lines go, which is flushed at the end. */
export function createLog({ form, level, lost, pid }: LogOptions): { log: Log; output: LogOutput } {
  const output = new LogOutput(process.stdout.fd, lost, pid === undefined ? Infinity : MOST_SHARED);
  const log = pino(
    {
      level,
      base: pid === undefined ? null : { pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    form === 'json' ? output : asText(output),
  );
  return { log, output };
}

/** A log that says nothing, for a server that is a function in a test. */
export const silentLog: Log = pino({ level: 'silent' });

/** What has a place of its own in a line for a person. */
const OWN = new Set(['level', 'time', 'msg']);
const OF_REQUEST = new Set([...OWN, 'status', 'method', 'path', 'ms']);

function asText(destination: DestinationStream): DestinationStream {
  return {
    write(line) {
      const entry = JSON.parse(line) as Record<string, unknown>;
      const { time, level, msg, status, method, path, ms } = entry;
      const isRequest = status !== undefined && method !== undefined;
      const shown = isRequest ? OF_REQUEST : OWN;
      const details = Object.entries(entry)
        .filter(([name, value]) => !shown.has(name) && typeof value !== 'object')
        .map(([name, value]) => ` ${name}=${String(value)}`);
      const what = isRequest ? [status, method, path, ms, 'ms'].join(' ') : String(msg);
      const severity = level === 'info' ? '' : `${String(level)}: `;
      destination.write(`${String(time)} ${severity}${what}${details.join('')}\n`);
    },
  };
}
