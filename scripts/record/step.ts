/** A request as it is sent. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a server answers, byte by byte; status 0 where it closes the connection instead, and the body then has the reason. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

export type Header = readonly [name: string, value: string];

/** The answers of one server so far, by the names of the steps. */
export type Earlier = ReadonlyMap<string, Answer>;

/** One request of the list, which an earlier answer of the same server may be a part of. */
export interface Step {
  readonly name: string;
  readonly sent: (earlier: Earlier) => Sent;
}

interface Question {
  readonly variables?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly operationName?: string;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** A request that depends on no earlier one; its name says all of it. */
export function step(sent: Sent): Step {
  const { method, path, headers, body } = sent;
  const lines = Object.entries(headers).map(([name, value]) => ` ${name}: ${value};`);
  const name = `${method} ${path}${lines.join('')}${body === undefined ? '' : ` ${body}`}`;
  return { name, sent: () => sent };
}

/** A GET of a path. */
export function get(path: string, headers: Sent['headers'] = {}): Step {
  return step({ method: 'GET', path, headers });
}

/** A question to GraphQL as the body of a POST. */
export function ask(query: string, question: Question = {}): Step {
  return step(posted(query, question));
}

/** A question to GraphQL as a POST that is no step yet. */
export function posted(query: string, { headers = {}, ...rest }: Question = {}): Sent {
  const body = JSON.stringify({ query, ...rest });
  return { method: 'POST', path: '/graphql', headers: { ...JSON_TYPE, ...headers }, body };
}

/** A body as it is, in a POST to GraphQL. */
export function post(body: string, headers: Sent['headers'] = JSON_TYPE): Step {
  return step({ method: 'POST', path: '/graphql', headers, body });
}

/** A question to GraphQL in the address of a GET; `ending` names the format of the answer. */
export function asked(query: string, { ending = '', variables, headers = {} }: Asked = {}): Step {
  return get(`/graphql${ending}?${search(query, variables)}`, headers);
}

interface Asked extends Question {
  readonly ending?: string;
}

function search(query: string, variables: unknown): string {
  const given = variables === undefined ? {} : { variables: JSON.stringify(variables) };
  return new URLSearchParams({ query, ...given }).toString();
}

/** The value of a header of an answer; empty where it has none. */
export function headerOf(answer: Answer | undefined, name: string): string {
  const found = answer?.headers.find(([each]) => each.toLowerCase() === name.toLowerCase());
  return found?.[1] ?? '';
}
