import { whereToAsk } from '../asking/where-to-ask.ts';
import { askPage } from '../site/ask/ask-page.ts';
import { askAddress, hasAskPage, readAskQuery, type AskQuery } from '../site/ask/ask-query.ts';
import { answerDocument } from './answer-document.ts';
import type { Answer, Answerer } from './answer.ts';
import { atPace } from './at-pace.ts';
import { PAGE_ENDING, type Variant } from './documents/served-document.ts';
import { isReading, type HttpRequest } from './request.ts';
import { routes } from './routes.ts';
import type { Service } from './service.ts';

/** The page that leads from a question to a request, where the catalogue has all that it needs. */
export function askAnswers(service: Service): Answerer {
  const { path } = routes.ask;
  if (!hasAskPage(service.snapshot)) return () => undefined;
  return (request, asked) => {
    if (!isReading(request)) return undefined;
    if (asked === path) return asking(request, service);
    return asked === path + PAGE_ENDING ? asking(request, service, PAGE_ENDING) : undefined;
  };
}

function asking(request: HttpRequest, service: Service, ending?: string): Answer | Promise<Answer> {
  const { snapshot, theme } = service;
  const query = readAskQuery(request.url.searchParams, snapshot);
  const page: Variant = {
    ...{ name: 'HTML', mediaType: 'text/html', aliases: ['application/xhtml+xml'] },
    ending: PAGE_ENDING,
    location: askAddress(query, snapshot.base, PAGE_ENDING),
    isInLanguage: true,
    isPrivate: !isEmpty(query),
    edition: query.passedOver.join(),
    policy: theme.policy,
    render: async (reading) => {
      const { languages } = reading;
      const advice = isEmpty(query)
        ? undefined
        : await atPace(request, service, (pace) =>
            whereToAsk({ ...query, languages }, snapshot, pace),
          );
      const { html, languages: used } = askPage({ ...reading, snapshot, query, advice, theme });
      return { pieces: [html], languages: used };
    },
  };
  return answerDocument(request, { variants: [page] }, { service, ending });
}

function isEmpty({ words, about }: AskQuery): boolean {
  return words === '' && !about;
}
