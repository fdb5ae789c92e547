import type { DocumentNode } from 'graphql';

const MOST_DOCUMENTS = 200;
const MOST_CHARACTERS = 4_000;
/** Of all together: a character takes 100 bytes and more as a document with what validation found in it. */
const MOST_TOGETHER = 60_000;

/** Yoga's cache of parsed queries, bounded: small documents, the latest of them, and no errors. */
export function boundedCache() {
  return { documentCache: new DocumentCache(), errorCache: { get: nothing, set: nothing } };
}

function nothing(): unknown {
  return undefined;
}

class DocumentCache {
  /** By text, the one that was used longest ago first. */
  readonly #documents = new Map<string, DocumentNode>();
  #characters = 0;

  get(text: string): DocumentNode | undefined {
    const document = this.#documents.get(text);
    if (document) this.set(text, document);
    return document;
  }

  set(text: string, document: DocumentNode): void {
    if (text.length > MOST_CHARACTERS) return;
    this.#delete(text);
    this.#documents.set(text, document);
    this.#characters += text.length;
    for (const oldest of this.#documents.keys()) {
      if (this.#documents.size <= MOST_DOCUMENTS && this.#characters <= MOST_TOGETHER) return;
      this.#delete(oldest);
    }
  }

  #delete(text: string): void {
    if (this.#documents.delete(text)) this.#characters -= text.length;
  }
}
