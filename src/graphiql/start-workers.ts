/** The files of the workers, by the language of what is edited. */
const WORKERS: Readonly<Record<string, string>> = {
  json: 'json.worker.js',
  graphql: 'graphql.worker.js',
};

/** Has the editor start its workers from files beside this script: no other script may run in the page. */
export function startWorkersFrom(script: string): void {
  const getWorker = (_id: string, language: string): Worker =>
    new Worker(new URL(WORKERS[language] ?? 'editor.worker.js', script));
  Object.assign(globalThis, { MonacoEnvironment: { getWorker } });
}
