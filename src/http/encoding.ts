import { NotUtf8, type HttpRequest } from './request.ts';

/** Whether the percent codes of a text are UTF-8: a parser of forms replaces what is not. */
export function hasUtf8Codes(text: string): boolean {
  if (!text.includes('%')) return true;
  const codes = text.match(/(?:%[\da-f]{2})+/gi) ?? [];
  try {
    for (const code of codes) decodeURIComponent(code);
    return true;
  } catch {
    return false;
  }
}

/** Throws `NotUtf8` where the address asks with percent codes of other bytes. */
export function checkSearch({ url }: HttpRequest): void {
  if (!hasUtf8Codes(url.search)) throw new NotUtf8('percent codes');
}

const PLAIN_TYPE = /^[a-z]+\/[a-z0-9.+-]+$/;

/** The media type of a body, in small letters; `undefined` where it says that it is in another charset than UTF-8. */
export function utf8Type(request: HttpRequest): string | undefined {
  const given = request.header('content-type') ?? '';
  // Most name the type and nothing else.
  if (PLAIN_TYPE.test(given)) return given;
  const [type = '', ...parameters] = given.split(';');
  const charset = parameters
    .map((each) => /^\s*charset\s*=\s*"?([^"]*)"?\s*$/i.exec(each)?.[1])
    .find((each) => each !== undefined);
  if (charset !== undefined && !/^utf-?8$/i.test(charset.trim())) return undefined;
  return type.trim().toLowerCase();
}
