/** A query and the labels that it should find: those with a form of its word, or of each of its words. */
export interface GoldQuery {
  readonly query: string;
  /** For each word of the query the beginnings of its forms, as they stand in the labels. */
  readonly forms: readonly (readonly string[])[];
  /** Forms of other words that look alike. */
  readonly unlike: readonly string[];
}

/** A row of gold: the query, the forms of its words (`,` between forms, `+` between words), and what only looks alike. */
export function gold(query: string, forms: string, unlike = ''): GoldQuery {
  return {
    query,
    forms: forms.split('+').map((word) => word.split(',')),
    unlike: unlike ? unlike.split(',') : [],
  };
}

/** Whether a label is one that a query should find. */
export function isWanted({ forms, unlike }: GoldQuery, label: string): boolean {
  const text = unlike.reduce((rest, word) => rest.replaceAll(word, ' '), label.toLowerCase());
  return forms.every((word) => word.some((form) => text.includes(form)));
}
