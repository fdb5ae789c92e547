/** The text of an answer, in UTF-8. */
export async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Leaves an answer that nobody reads, so that the engine does not wait for its reader. */
export async function leaveUnread(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const reading = bytes[Symbol.asyncIterator]();
  // One that has not begun to read would leave the rest where it is.
  await reading.next();
  await reading.return?.();
}
