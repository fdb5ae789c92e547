import { EngineError } from './engine-error.ts';

/**
 * What several requests wait for, as one of them does that has to be answered at a moment of `performance.now()`: the others
 * wait on. Throws an `EngineError` where it is not here by then, since the engine is slow and no request.
 */
export async function inTime<Result>(
  waiting: Promise<Result>,
  until: number | undefined,
  what: string,
): Promise<Result> {
  if (until === undefined) return waiting;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const failure = new EngineError('timeout', `The engine has not given ${what} in time`);
    timer = setTimeout(reject, Math.max(0, until - performance.now()), failure);
  });
  try {
    return await Promise.race([waiting, late]);
  } finally {
    clearTimeout(timer);
  }
}
