/** What is served where. */
interface Readiness {
  readonly base: string;
  /** Of somebody else's engine nobody says them. */
  readonly size?: number | undefined;
  readonly version?: string | undefined;
  readonly port: number;
  /** How many processes are behind the port, where there are several. */
  readonly workers?: number;
  /** How many warnings there are about the data. */
  readonly warned?: number;
}

/** The line that says that the server answers. */
export function readiness({ base, size, version, port, workers, warned = 0 }: Readiness): string {
  const processes = workers === undefined ? '' : ` in ${workers} processes`;
  const warnings = warned
    ? `; ${warned.toLocaleString('en')} warning${warned === 1 ? '' : 's'}`
    : '';
  const served =
    version === undefined ? 'an engine as it is' : `${size ?? 0} triples (version ${version})`;
  return `Ready in ${Math.round(performance.now())} ms: ${base} serves ${served} on port ${port}${processes}${warnings}.`;
}
