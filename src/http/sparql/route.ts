import type { Answerer } from '../answer.ts';
import { routes } from '../routes.ts';
import type { Service } from '../service.ts';

/** Answers SPARQL; the code for it is loaded for the first who asks. Nothing is there where it is turned off. */
export function sparql(service: Service): Answerer {
  const { sparql: endpoint } = service;
  const { path: own } = routes.sparql;
  return (request, path) => {
    if (!endpoint || !path.startsWith(own)) return undefined;
    const ending = ENDING.exec(path.slice(own.length))?.[1];
    if (ending === undefined) return undefined;
    return import('./answer-sparql.ts').then(({ answerSparql }) =>
      answerSparql(request, ending, { service, endpoint }),
    );
  };
}

/** The endings of the forms of answers; none: the form that the request accepts. */
const ENDING = /^((?:\.[a-z]+)?)$/;
