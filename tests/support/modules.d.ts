declare module 'rdf-canonize' {
  /** The canonical N-Quads of a dataset given as N-Quads (RDFC-1.0). */
  export function canonize(
    nquads: string,
    options: { algorithm: 'RDFC-1.0'; inputFormat: 'application/n-quads'; maxWorkFactor?: number },
  ): Promise<string>;
}

declare module 'shacl-engine' {
  import type { DataFactory, DatasetCore, NamedNode, Term } from '@rdfjs/types';

  interface Result {
    readonly severity: NamedNode;
    readonly focusNode: { readonly term: Term };
    readonly value?: { readonly term?: Term };
    readonly path?: readonly { readonly predicates: readonly Term[] }[];
    readonly constraintComponent: NamedNode;
  }

  /** A SHACL engine that shares no code with rdf-validate-shacl. */
  export class Validator {
    constructor(shapes: DatasetCore, options: { factory: DataFactory });
    validate(data: { dataset: DatasetCore }): Promise<{ readonly results: readonly Result[] }>;
  }
}
