import type { Ask, FailureReason } from './outcome.ts';

/** What the host of the engine sends: pieces of N-Quads, then queries. */
export type ToEngine =
  | { readonly kind: 'quads'; readonly bytes: Uint8Array }
  | { readonly kind: 'ask'; readonly ask: Ask };

/** What the engine sends back, one for each that it was sent. */
export type FromEngine =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'answered'; readonly rows: number | undefined; readonly bytes: Uint8Array }
  | {
      readonly kind: 'failed';
      readonly reason: FailureReason;
      readonly message: string;
      /** Whether the engine can be asked again. */
      readonly isSound: boolean;
    };
