interface Answer<Data> {
  readonly data?: Data | undefined;
  readonly error?: Error | undefined;
}

/** The data of a client's answer; throws the answer's error where there is none. */
export function given<Data>({ data, error }: Answer<Data>): Data {
  if (data === undefined) throw error ?? new Error('The answer has no data.');
  return data;
}
