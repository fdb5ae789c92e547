import { negotiate } from '../../linked-data/negotiation.ts';
import { SERVICE_DESCRIPTION } from '../../linked-data/document-vocabulary.ts';
import { withDocumentPrefixes } from '../../linked-data/writing.ts';
import { codingOf, readingOf } from '../accepted.ts';
import { CACHE_CONTROL, type Answer } from '../answer.ts';
import { answerDocument } from '../answer-document.ts';
import { etagOf } from '../conditions.ts';
import type { ServedDocument } from '../documents/served-document.ts';
import { rdfVariants } from '../documents/rdf-variants.ts';
import type { Refusal } from '../graphql/errors.ts';
import { respond, type Made, type Representation } from '../pipeline.ts';
import { notFound } from '../problem.ts';
import { isReading, type HttpRequest } from '../request.ts';
import { routes } from '../routes.ts';
import { pageWith, isPageWanted, varyOf, type Answering, type Asked } from './asked.ts';
import { headersOf } from './answer-headers.ts';
import { datasetOf } from './endpoint.ts';
import { refusalOf } from './failures.ts';
import { makeAnswer, refusalOfAnswer } from './make-answer.ts';
import { endings, offersFor, tableOffers, type ResultOffer } from './offers.ts';
import { pageOfEndpoint } from './page.ts';
import { questionOf, type SparqlQuestion } from './question.ts';
import { readRequest } from './read-request.ts';
import { failedOnPage, refuse } from './refuse.ts';
import { serviceDescription } from './service-description.ts';
import { shownOf } from './shown.ts';

/** Answers a request to the endpoint: a query, or a question about the endpoint itself. */
export async function answerSparql(
  request: HttpRequest,
  ending: string,
  { service, endpoint }: Answering,
): Promise<Answer> {
  const asked: Asked = { request, ending, service, endpoint };
  if (ending !== '' && !endings.includes(ending)) return notFound(request, { service, ending });
  try {
    return await answered(asked);
  } catch (error) {
    return failedOnPage(asked, error);
  }
}

async function answered(asked: Asked): Promise<Answer> {
  const { request, ending, service, endpoint } = asked;
  const parameters = await readRequest(request, {
    mostBytes: service.instance.limits.bodyBytes,
    isQueryNeeded: tableOffers.some((offer) => offer.ending === ending),
  });
  if ('status' in parameters) return refuse(asked, parameters);
  const { query } = parameters;
  if (query === undefined || (query.trim() === '' && isPageWanted(asked)))
    return answerDocument(request, ownDocument(asked), { service, ending: ending || undefined });
  const question = questionOf(query, parameters, asked);
  if ('status' in question) return refuse(asked, question, query);
  const other = endpoint.refuses?.(query);
  if (other !== undefined) return refuse(asked, otherDataset(other), query);
  const offers = offersFor(question.inspected.form);
  const offer =
    ending === ''
      ? negotiate(request.header('accept'), offers)
      : offers.find((each) => each.ending === ending);
  if (!offer) return refuse(asked, unacceptable(offers, ending));
  return respond(request, representationOf(asked, question, offer), service);
}

function unacceptable(offers: readonly ResultOffer[], ending: string): Refusal {
  const name = ending === '' ? ({ mediaType }: ResultOffer) => mediaType : endingOf;
  const where = ending === '' ? 'in Accept' : `at the end of the address, got ${ending}`;
  return { status: 406, message: `Expected one of ${offers.map(name).join(', ')} ${where}.` };
}

function endingOf({ ending }: ResultOffer): string {
  return ending;
}

function otherDataset(message: string): Refusal {
  return { status: 400, message, reason: 'dataset_refused' };
}

/** The form of an answer that was chosen. Two answers to a query that asks for the moment or for chance are never the same. */
function representationOf(
  asked: Asked,
  question: SparqlQuestion,
  offer: ResultOffer,
): Representation {
  const { request, service, endpoint } = asked;
  const { inspected, query, defaultGraphs, namedGraphs, dataset } = question;
  const reading = offer.isPage ? readingOf(request) : undefined;
  const coding = codingOf(request);
  const isLasting = !inspected.isFleeting;
  const name = etagOf([
    ...['sparql', service.build, service.snapshot.version, dataset.version],
    ...[query, defaultGraphs, namedGraphs],
    ...[offer.mediaType, endpoint.limits, reading ?? '', asked.ending],
    ...[isLasting ? '' : request.notes.id, coding ? [coding, process.version] : ''],
  ]);
  const isRead = isLasting && isReading(request);
  return {
    key: name,
    etag: isRead ? name : undefined,
    headers: {
      ...(isRead && { ETag: name }),
      'Cache-Control': isLasting ? CACHE_CONTROL : 'no-store',
      Vary: varyOf(asked),
    },
    isDated: isLasting,
    mayFail: true,
    making: () => ({
      coding,
      make: () => (offer.isPage ? madePage(asked, question) : made(asked, question, offer)),
      fallible: {
        unexpected: () =>
          refuse(asked, { status: 412, message: 'The answer is another one by now.' }, query),
        headers: { 'Cache-Control': 'no-store', Vary: varyOf(asked) },
      },
    }),
  };
}

async function made(asked: Asked, question: SparqlQuestion, offer: ResultOffer): Promise<Made> {
  try {
    const { bytes, rows } = await makeAnswer(question, offer, asked);
    return {
      text: bytes,
      headers: headersOf(asked.service.snapshot.base, question, { offer, rows }),
    };
  } catch (error) {
    return refusedMade(asked, refusalOfAnswer(error, asked.endpoint.limits));
  }
}

function refusedMade(asked: Asked, refusal: Refusal, query?: string): Made {
  const { body, headers } = refuse(asked, refusal, query);
  return { text: body as string, headers, mistake: refusal.status };
}

/** The page with the first rows of an answer, or with what was wrong. */
async function madePage(asked: Asked, question: SparqlQuestion): Promise<Made> {
  const { endpoint, service } = asked;
  const { query, inspected } = question;
  // What the page has besides is loaded first, where it is: else the query would be asked again for it.
  if (service.collect) pageWith(asked, { query, shown: { kind: 'nothing' } });
  try {
    const shown = await shownOf(question, endpoint, service.snapshot.base);
    return pageWith(asked, { query, form: inspected.form, shown });
  } catch (error) {
    return refusedMade(asked, refusalOf(error, endpoint.limits), query);
  }
}

/** What is at the address of the endpoint without a query: what it is, and the page to ask on. */
function ownDocument(asked: Asked): ServedDocument {
  const { service, endpoint } = asked;
  const { snapshot, sparqlExamples } = service;
  const address = snapshot.base + routes.sparql.path;
  const writing = withDocumentPrefixes(service.writing);
  const prefixes = { ...writing.prefixes, sd: SERVICE_DESCRIPTION };
  const dataset = endpoint.dataset ?? datasetOf(snapshot);
  const graphs = rdfVariants(() => serviceDescription(snapshot, address, dataset), {
    address,
    writing: { ...writing, prefixes },
  });
  return {
    variants: [
      ...graphs,
      {
        ...{ name: 'HTML', mediaType: 'text/html', ending: '.html', isInLanguage: true },
        aliases: ['application/xhtml+xml'],
        location: `${address}.html`,
        policy: service.theme.policy,
        edition: sparqlExamples.map(({ query }) => query).join(),
        render: (reading) => {
          const nobodyAsked = {
            query: undefined,
            form: undefined,
            shown: { kind: 'nothing' },
          } as const;
          const page = pageOfEndpoint(service, reading, nobodyAsked);
          return { pieces: [page.html], languages: page.languages };
        },
      },
    ],
  };
}
