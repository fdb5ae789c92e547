/** How long a test waits for what it expects, in milliseconds: others may use the machine. */
export const PATIENCE = 150_000;

/** Waits until a condition holds, asked again every few milliseconds; fails with what was waited for. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  most = PATIENCE,
): Promise<void> {
  const end = performance.now() + most;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited ${most} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
