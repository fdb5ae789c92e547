import { answerFormats } from '../../answers/answer-format.ts';
import { layoutIn } from '../../answers/table.ts';
import { negotiate } from '../../linked-data/negotiation.ts';
import { queriesPage, queryPage } from '../../site/query-page.ts';
import { codingOf, readingOf } from '../accepted.ts';
import type { Answer, Answerer } from '../answer.ts';
import { answerDocument } from '../answer-document.ts';
import { respond } from '../pipeline.ts';
import { isReading, type HttpRequest } from '../request.ts';
import { routes } from '../routes.ts';
import type { Service } from '../service.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { ServedDocument } from '../documents/served-document.ts';
import { refused, type Refusal } from './errors.ts';
import type { NamedQuery } from './named-query.ts';
import { variablesIn } from './query-variables.ts';
import type { Offer, Question } from './question.ts';
import { representations } from './representation.ts';
import { pageWith } from './write-answer.ts';

/** The forms of an answer to a named query, each at an ending; the page alone is made of no format. */
const FORMS: readonly (Offer & { readonly ending: string })[] = [
  { ending: '.json', mediaType: 'application/json' },
  ...answerFormats.map((format) => ({
    ...{ ending: format.ending, mediaType: format.mediaType, format },
  })),
  { ending: '.html', mediaType: 'text/html', isPage: true },
];

const { path: ROOT } = routes.query;

/** Answers at `/query` with the list of named queries, and at `/query/name` with the answer to one. */
export function namedQueries(service: Service): Answerer {
  const represent = representations(service);
  return (request, path) => {
    const [, slug, ending] = PLACE.exec(path) ?? [];
    if (slug === undefined && !LIST.test(path)) return undefined;
    if (!isReading(request)) return undefined;
    if (slug === undefined) {
      const form = path.slice(ROOT.length) || undefined;
      return answerDocument(request, listDocument(service), { service, ending: form });
    }
    const query = service.queries.named(slug);
    const form = FORMS.find((each) => each.ending === ending);
    if (!query || (ending !== undefined && !form)) return undefined;
    const offer = form ?? negotiate(request.header('accept'), FORMS);
    return answerQuery(
      request,
      { query, offer, isNamed: form !== undefined },
      { service, represent },
    );
  };
}

const LIST = new RegExp(`^${ROOT}(?:\\.json|\\.html)?$`);
const PLACE = new RegExp(`^${ROOT}/([a-z0-9-]+)(\\.[a-z]+)?$`);

interface Asked {
  readonly query: NamedQuery;
  readonly offer: (typeof FORMS)[number] | undefined;
  /** Whether the address names the form. */
  readonly isNamed: boolean;
}

interface Maker {
  readonly service: Service;
  readonly represent: ReturnType<typeof representations>;
}

function answerQuery(
  request: HttpRequest,
  { query, offer, isNamed }: Asked,
  { service, represent }: Maker,
): Answer | Promise<Answer> {
  const vary = { Vary: `${isNamed ? '' : 'Accept, '}Accept-Language, Accept-Encoding` };
  const refuse = (refusal: Refusal): Answer =>
    refused(request, { ...refusal, headers: { ...refusal.headers, ...vary } }, service.instance);
  if (!offer) return refuse({ status: 406, message: `Expected one of ${TYPES} in Accept.` });
  const variables = variablesIn(query, request.url.searchParams);
  const { values = {}, mistake } = variables;
  const question = questionOf(request, { query, offer, values }, service);
  if (mistake !== undefined)
    return mistaken(refuse({ status: 400, message: mistake }), mistake, question);
  if (offer.format?.table && 'mistake' in question.layout)
    return refuse({ status: 400, message: question.layout.mistake });
  const { place } = question;
  const location = `${service.snapshot.base}${place?.path ?? ''}${offer.ending}${place?.search ?? ''}`;
  const own = { ...vary, ...(!isNamed && { 'Content-Location': location }) };
  const fallible = () => ({
    unexpected: () => refuse({ status: 412, message: 'The answer is another one by now.' }),
    headers: { ...NO_STORE, ...vary },
  });
  const posed = { question, body: undefined, own, fallible };
  return respond(request, represent(request, posed), service);
}

const NO_STORE = { 'Cache-Control': 'no-store' };

/** What a person asked wrong is on the page that they asked for, beside its form. */
function mistaken(refusal: Answer, message: string, { page }: Question): Answer {
  if (!page) return refusal;
  const { text, headers } = pageWith(page, {
    ...{ kind: 'mistakes', messages: [message], isOfForm: true },
  });
  return { ...refusal, headers: { ...refusal.headers, ...headers, ...NO_STORE }, body: text };
}

const TYPES = FORMS.map(({ mediaType }) => mediaType).join(', ');

interface AskedWith {
  readonly query: NamedQuery;
  readonly offer: (typeof FORMS)[number];
  readonly values: Readonly<Record<string, unknown>>;
}

/** The question that a named query asks with its variables. */
function questionOf(
  request: HttpRequest,
  { query, offer, values }: AskedWith,
  { snapshot, theme }: Service,
): Question {
  const { languages, chosen } = readingOf(request);
  const { searchParams } = request.url;
  const given = [...searchParams].filter(([name]) =>
    query.variables.some((each) => each.name === name),
  );
  const search = given.length ? `?${new URLSearchParams(given).toString()}` : '';
  const address = `${snapshot.base}${ROOT}/${query.slug}`;
  return {
    parameters: new URLSearchParams({ query: query.text, variables: JSON.stringify(values) }),
    languages,
    coding: offer.format?.table?.isPacked ? undefined : codingOf(request),
    offer,
    layout: layoutIn(searchParams, languages),
    place: {
      ...{ path: `${ROOT}/${query.slug}`, search, file: query.slug },
      ...(offer.isPage && { chosen }),
    },
    ...(offer.isPage && {
      page: (shown) => ({
        ...queryPage({
          ...{ snapshot, languages, chosen, query, shown, theme },
          address: address + search,
          given: new URLSearchParams(given),
          alternates: formLinks(address, search),
        }),
        policy: theme.policy,
      }),
    }),
  };
}

function formLinks(address: string, search: string) {
  return FORMS.filter(({ isPage }) => !isPage).map(({ ending, mediaType, format }) => ({
    ...{ mediaType, href: address + ending + search },
    name: format?.table?.name ?? format?.graph?.name ?? 'JSON',
  }));
}

/** A named query in the list for programs; its texts by language, which is empty where the file does not name it. */
function listedQuery(query: NamedQuery, address: string) {
  const { slug, titles, descriptions, documentId, variables, text } = query;
  return {
    ...{ name: slug, address: `${address}/${slug}`, documentId },
    ...{ titles: byLanguage(titles), descriptions: byLanguage(descriptions) },
    variables: variables.map(({ name, type, isRequired, default: given, descriptions: about }) => ({
      ...{ name, type, required: isRequired, default: given, descriptions: byLanguage(about) },
    })),
    query: text,
  };
}

function byLanguage(texts: readonly Literal[]): Readonly<Record<string, string>> {
  return Object.fromEntries(texts.map(({ language, value }) => [language, value]));
}

/** The list of all named queries, for programs and for people. */
function listDocument({ snapshot, queries, theme }: Service): ServedDocument {
  const address = snapshot.base + ROOT;
  const edition = queries.list.map(({ slug, documentId }) => slug + documentId).join();
  const listed = queries.list.map((query) => listedQuery(query, address));
  return {
    variants: [
      {
        ...{ name: 'JSON', mediaType: 'application/json', ending: '.json', edition },
        location: `${address}.json`,
        render: () => ({ pieces: [`${JSON.stringify({ queries: listed }, null, 2)}\n`] }),
      },
      {
        ...{ name: 'HTML', mediaType: 'text/html', ending: '.html', edition },
        location: `${address}.html`,
        aliases: ['application/xhtml+xml'],
        isInLanguage: true,
        policy: theme.policy,
        render: (reading) => {
          const page = queriesPage({ snapshot, theme, ...reading, address, queries: queries.list });
          return { pieces: [page.html], languages: page.languages };
        },
      },
    ],
  };
}
