/** What a program of the bench was started with. */
export const told = JSON.parse(process.argv[2] ?? '[]') as unknown;

/** Tells the bench something. The end of the measurement is the end of its programs. */
export function tell(message: unknown): void {
  process.send?.(message);
}

process.once('disconnect', () => process.exit());
