import { answerFormats } from '../../answers/answer-format.ts';

/** Proxies and clients give all headers of an answer as little as 8 kB. */
const MOST_CHARACTERS = 4096;

/** The `Link` header that names the other forms of an answer; `undefined` where the query is too long to repeat. */
export function alternates(base: string, parameters: URLSearchParams): string | undefined {
  const search = parameters.toString().replaceAll('+', '%20');
  const links = answerFormats.map(
    ({ ending, mediaType }) =>
      `<${base}graphql${ending}?${search}>; rel="alternate"; type="${mediaType}"`,
  );
  const header = links.join(', ');
  return header.length > MOST_CHARACTERS ? undefined : header;
}
