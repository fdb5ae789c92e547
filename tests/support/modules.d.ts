declare module 'rdf-canonize' {
  /** The canonical N-Quads of a dataset given as N-Quads (RDFC-1.0). */
  export function canonize(
    nquads: string,
    options: { algorithm: 'RDFC-1.0'; inputFormat: 'application/n-quads' },
  ): Promise<string>;
}
