interface Recorder {
  /** The requests so far. */
  readonly requests: readonly { readonly method: string; readonly address: string }[];
  readonly fetch: typeof globalThis.fetch;
}

/** A `fetch` that notes its requests, so that one sees what a cache saves. */
export function recorder(): Recorder {
  const requests: { method: string; address: string }[] = [];
  const fetch: Recorder['fetch'] = (input, init) => {
    const request = new Request(input, init);
    requests.push({ method: request.method, address: request.url });
    return globalThis.fetch(request);
  };
  return { requests, fetch };
}
