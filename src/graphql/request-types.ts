import type { Draft } from '../asking/draft.ts';
import type { Reason } from '../asking/find-places.ts';
import type { Way } from '../asking/where-to-ask.ts';
import type { RequestKind } from '../model/request-kinds.ts';
import { textsInLanguage } from '../rdf/language.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Ref } from './builder.ts';
import type { Parts } from './parts.ts';
import { traceNode } from './trace.ts';

/** A kind of request, and the languages that it is wanted in. */
interface KindInWords {
  readonly kind: RequestKind;
  readonly languages: readonly string[];
}

interface SourceInWords {
  readonly labels: readonly Literal[];
  readonly address: string;
  readonly languages: readonly string[];
}

/** Defines the type of a kind of request. */
export function defineKind(parts: Parts): Ref<KindInWords> {
  const source = defineSource(parts);
  return parts.builder.objectRef<KindInWords>('RequestKind').implement({
    description: 'A way to ask an authority for what it has.',
    fields: (t) => ({
      name: t.string({
        description: 'Its name, as the argument `kind` takes it.',
        resolve: ({ kind }) => kind.name,
      }),
      label: t.string({
        description: 'What people call it.',
        resolve: ({ kind, languages }) => bestOf(kind.labels, languages),
      }),
      description: t.string({
        description: 'What it is.',
        resolve: ({ kind, languages }) => bestOf(kind.comments, languages),
      }),
      legalSources: t.field({
        type: [source],
        description: 'The provisions that it rests on.',
        resolve: ({ kind, languages }) => kind.legalSources.map((each) => ({ ...each, languages })),
      }),
    }),
  });
}

function defineSource({ builder }: Parts): Ref<SourceInWords> {
  return builder.objectRef<SourceInWords>('LegalSource').implement({
    description: 'A provision that a kind of request rests on.',
    fields: (t) => ({
      name: t.string({
        description: 'What it is called.',
        resolve: ({ labels, languages }) => bestOf(labels, languages),
      }),
      address: t.exposeString('address', { description: 'Where it is published.' }),
    }),
  });
}

/** Defines the type of a word and what it met. */
export function defineReason({ builder, node }: Parts): Ref<Reason> {
  return builder.objectRef<Reason>('AskReason').implement({
    description: 'A word of the question, and what it met.',
    fields: (t) => ({
      word: t.exposeString('word', { description: 'The word, as the question has it.' }),
      resource: t.field({
        type: node,
        description: 'What it met.',
        resolve: ({ hit }, _args, { trace }) => {
          traceNode(trace, hit.resource);
          return hit.resource;
        },
      }),
      field: t.string({
        description: 'The field whose text has the word.',
        resolve: ({ hit }) => hit.field.name,
      }),
      text: t.string({
        description: 'That text.',
        resolve: ({ hit }, _args, { trace }) => {
          trace?.text(hit.text);
          return hit.text.value;
        },
      }),
      weight: t.exposeFloat('weight', { description: 'How much it says.' }),
    }),
  });
}

/** Defines the type of a draft. */
export function defineDraft({ builder }: Parts): Ref<Draft> {
  return builder.objectRef<Draft>('RequestDraft').implement({
    description: 'A request, ready to be completed and sent.',
    fields: (t) => ({
      language: t.exposeString('language', { description: 'The tag of its language.' }),
      subject: t.exposeString('subject', { description: 'Its subject.' }),
      body: t.exposeString('body', { description: 'Its text.' }),
    }),
  });
}

/** Defines the type of a way to send a request. */
export function defineWay({ builder }: Parts): Ref<Way> {
  return builder.objectRef<Way>('RequestWay').implement({
    description: 'A way to send a request.',
    fields: (t) => ({
      isSecure: t.exposeBoolean('isSecure', { description: 'Whether the message is protected.' }),
      address: t.exposeString('address', {
        description: 'The address of the service, or of the mail.',
      }),
    }),
  });
}

function bestOf(texts: readonly Literal[], languages: readonly string[]): string {
  return textsInLanguage(texts, languages)[0]?.value ?? '';
}
