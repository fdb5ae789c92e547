import { GraphQLError } from 'graphql';
import { isAsked, whereToAsk, type Advice } from '../asking/where-to-ask.ts';
import { askingRoles } from '../asking/roles.ts';
import type { Model } from '../model/model.ts';
import { resolveAddress } from '../rdf/address.ts';
import { languageRange } from '../rdf/language.ts';
import type { Errand } from '../reading/plan.ts';
import { findResource } from '../reading/find-resource.ts';
import type { Resource } from '../reading/view.ts';
import type { Ref } from './builder.ts';
import { reading, type Arguments } from './field-reads.ts';
import type { Parts } from './parts.ts';
import type { RequestContext } from './request-context.ts';
import { defineDraft, defineKind, defineReason, defineWay } from './request-types.ts';
import { traceNode } from './trace.ts';
import { quoted, userError } from './user-error.ts';

const LONGEST_QUESTION = 500;

const DESCRIPTION = `Where to ask, and how: leads from words as people write them to who keeps what they ask about, the kind of request, and a draft of it in each language.

It keeps nothing of the words. Where nothing fits, \`unit\` is null and the request goes to the contact of the catalogue.`;

/** Defines the root field `whereToAsk`, where the catalogue has all that it needs. */
export function defineWhereToAsk(parts: Parts): void {
  const { builder, model } = parts;
  if (!askingRoles(model)) return;
  const kinds = model.requestKinds.map(({ name }) => name).join(', ');
  const type = defineAdvice(parts);
  builder.queryField('whereToAsk', (t) =>
    t.field({
      ...reading({ kind: 'errand', run: errandOf }),
      type,
      description: DESCRIPTION,
      args: {
        words: t.arg.string({
          required: true,
          description: `The question in free words, in any language, at most ${LONGEST_QUESTION} characters.`,
        }),
        about: t.arg.id({
          description:
            'The address of what the question is about, where that is known: one of what people ask for.',
        }),
        kind: t.arg.string({
          description: `The kind of request, where it is chosen: ${kinds}. By default the words decide.`,
        }),
        language: t.arg.string({
          description:
            'The language of names and of the draft as a tag: "sv". By default that of the request, and a draft in each language.',
        }),
      },
      resolve: (_root, args, context) => advise(args, context),
    }),
  );
}

/** Nothing where the caller made a mistake: the field reports it itself. */
function nothingIfMistaken(error: unknown): undefined {
  if (!(error instanceof GraphQLError)) throw error;
}

interface AskArguments {
  readonly words: string;
  readonly about?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly language?: string | null | undefined;
}

/** What advice is read with. */
type Reading = Pick<RequestContext, 'view' | 'pace' | 'languages'>;

/** Advice, and what of it was asked for. */
interface Given extends Advice {
  readonly languages: readonly string[];
}

/** What advice reads, one thing after another, and the resources that it names. */
function errandOf(args: Arguments, context: RequestContext): Errand['run'] {
  return async (view) => {
    const { pace, languages } = context;
    const advice = await advise(args as unknown as AskArguments, { view, pace, languages }).catch(
      nothingIfMistaken,
    );
    if (!advice) return [];
    const { unit, registers, contact, reasons, others } = advice;
    const met = reasons.map(({ hit }) => hit.resource);
    return [unit, contact].flatMap((one) => one ?? []).concat(registers, others, met);
  };
}

async function advise(args: AskArguments, context: Reading): Promise<Given> {
  const { words, kind, language } = args;
  const { view, pace } = context;
  if (words.length > LONGEST_QUESTION)
    throw userError(`words: expected ${LONGEST_QUESTION} characters at most, got ${words.length}`);
  const kinds = view.model.requestKinds.map(({ name }) => name);
  if (kind != null && !kinds.includes(kind))
    throw userError(`kind: expected one of ${kinds.join(', ')}, got ${quoted(kind)}`);
  const draftLanguage = language == null ? undefined : draftLanguageOf(language, view.model);
  const languages = language == null ? context.languages : [language, ...context.languages];
  const about = args.about == null ? undefined : subjectOf(args.about, context);
  const advice = await whereToAsk({ words, about, kind: kind ?? undefined, languages }, view, pace);
  if (!advice) throw new Error('The schema has whereToAsk, and the catalogue has no roles for it.');
  const wanted = advice.drafts.filter((draft) => draft.language === draftLanguage);
  return { ...advice, drafts: wanted.length ? wanted : advice.drafts, languages };
}

/** The language of the draft that a tag means: "sv" for "sv-FI". */
function draftLanguageOf(tag: string, { requestKinds }: Model): string {
  const all = requestKinds.flatMap(({ drafts }) => drafts.map(({ language }) => language));
  const known = [...new Set(all)].sort();
  const range = languageRange(tag);
  const found = known.find((each) => range === each || range.startsWith(`${each}-`));
  if (found !== undefined) return found;
  throw userError(`language: expected one of ${known.join(', ')}, got ${quoted(tag)}`);
}

/** What a question is about; what nobody asks for is the caller's mistake. */
function subjectOf(id: string, { view }: Reading): Resource {
  const address = resolveAddress(id, view.base);
  const resource = address === undefined ? undefined : findResource(view, address);
  if (resource && isAsked(resource)) return resource;
  throw userError(`about: expected the address of something that is asked for, got ${quoted(id)}`);
}

/** The type of advice: who, what and how to send it; then in which way, and why. */
function defineAdvice(parts: Parts): Ref<Given> {
  const { builder, node } = parts;
  const [draft, way] = [defineDraft(parts), defineWay(parts)];
  const type = builder.objectRef<Given>('WhereToAsk').implement({
    description: 'Where to ask, how, and why there.',
    fields: (t) => ({
      unit: t.field({
        type: node,
        nullable: true,
        description: 'Who keeps what the question is about; null where nothing fits.',
        resolve: ({ unit }, _args, { trace }) => traced(unit, trace) ?? null,
      }),
      registers: t.field({
        type: [node],
        description:
          'What the question is about: what the words met, or else all that the unit is asked for in this way, 12 at most.',
        resolve: ({ registers }, _args, { trace }) => tracedAll(registers, trace),
      }),
      contact: t.field({
        type: node,
        nullable: true,
        description: 'Where the request goes.',
        resolve: ({ contact }, _args, { trace }) => traced(contact, trace) ?? null,
      }),
      ways: t.field({
        type: [way],
        description: 'The ways to send it, the secure ones first.',
        resolve: ({ ways }) => [...ways],
      }),
      drafts: t.field({
        type: [draft],
        description: 'The request, ready to be completed, by language.',
        resolve: ({ drafts }) => [...drafts],
      }),
    }),
  });
  addReasons(type, parts);
  return type;
}

function addReasons(type: Ref<Given>, parts: Parts): void {
  const { builder, node } = parts;
  const [kind, reason] = [defineKind(parts), defineReason(parts)];
  builder.objectFields(type, (t) => ({
    kind: t.field({
      type: kind,
      description: 'The kind of request: the right way to ask.',
      resolve: ({ kind: of, languages }) => ({ kind: of, languages }),
    }),
    kindWords: t.stringList({
      description: 'The words that speak for this kind; none where it was chosen, or by default.',
      resolve: ({ kindWords }) => [...kindWords],
    }),
    isCertain: t.exposeBoolean('isCertain', {
      description: 'Whether the words met these registers, and not only the unit.',
    }),
    reasons: t.field({
      type: [reason],
      description: 'Which words met what, what says most first.',
      resolve: ({ reasons }) => [...reasons],
    }),
    others: t.field({
      type: [node],
      description: 'Who else may be meant, the best first.',
      resolve: ({ others }, _args, { trace }) => tracedAll(others, trace),
    }),
  }));
}

function traced(
  resource: Resource | undefined,
  trace: RequestContext['trace'],
): Resource | undefined {
  if (resource) traceNode(trace, resource);
  return resource;
}

function tracedAll(resources: readonly Resource[], trace: RequestContext['trace']): Resource[] {
  return resources.map((each) => traced(each, trace) ?? each);
}
