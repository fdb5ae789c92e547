import { createHash, randomBytes } from 'node:crypto';

/** A user with a password, or a token. */
export type Credentials =
  { readonly user: string; readonly password: string } | { readonly token: string };

interface Challenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
}

/**
 * Who asks an engine. A token is sent at once; a user and password in the way that the engine wants them: Basic (RFC 7617)
 * or Digest with MD5 (RFC 7616), which Virtuoso asks for.
 */
export class Access {
  readonly #credentials: Credentials | undefined;
  readonly #nonce: () => string;
  #challenge: Challenge | 'basic' | undefined;
  #count = 0;

  /** `nonce` makes what the client adds to each digest: never the same twice. */
  constructor(
    credentials: Credentials | undefined,
    nonce: () => string = () => randomBytes(16).toString('hex'),
  ) {
    this.#credentials = credentials;
    this.#nonce = nonce;
  }

  /** Whether there is anything to show. */
  get hasCredentials(): boolean {
    return this.#credentials !== undefined;
  }

  /** The header of a request; `undefined` where none is known to be wanted. */
  header(method: string, path: string): string | undefined {
    const credentials = this.#credentials;
    if (!credentials) return undefined;
    if ('token' in credentials) return `Bearer ${credentials.token}`;
    if (this.#challenge === undefined) return undefined;
    if (this.#challenge === 'basic') return basic(credentials);
    return this.#digest(this.#challenge, credentials, `${method}:${path}`);
  }

  /** Whether another try may be let in, now that the engine has said how it wants to be asked. */
  learn(given: string | readonly string[] | undefined): boolean {
    if (!this.#credentials || 'token' in this.#credentials || given === undefined) return false;
    const header = typeof given === 'string' ? given : given.join(', ');
    const [, nonce] = /\bnonce="([^"]*)"/i.exec(header) ?? [];
    const isFirst = this.#challenge === undefined || /\bstale="?true/i.test(header);
    if (/^digest\b/i.test(header) && nonce !== undefined) {
      const isNew = isFirst || (this.#challenge !== 'basic' && this.#challenge?.nonce !== nonce);
      this.#challenge = {
        nonce,
        realm: part(header, 'realm') ?? '',
        opaque: part(header, 'opaque'),
      };
      this.#count = 0;
      return isNew;
    }
    if (!/\bbasic\b/i.test(header)) return false;
    this.#challenge = 'basic';
    return isFirst;
  }

  #digest(
    { realm, nonce, opaque }: Challenge,
    { user, password }: { readonly user: string; readonly password: string },
    request: string,
  ): string {
    const path = request.slice(request.indexOf(':') + 1);
    const count = (this.#count += 1).toString(16).padStart(8, '0');
    const own = this.#nonce();
    const secret = md5(`${user}:${realm}:${password}`);
    const response = md5(`${secret}:${nonce}:${count}:${own}:auth:${md5(request)}`);
    const parts = [
      ...[`username="${user}"`, `realm="${realm}"`, `nonce="${nonce}"`, `uri="${path}"`],
      ...['algorithm=MD5', 'qop=auth', `nc=${count}`, `cnonce="${own}"`],
      ...[`response="${response}"`, ...(opaque === undefined ? [] : [`opaque="${opaque}"`])],
    ];
    return `Digest ${parts.join(', ')}`;
  }
}

function basic({ user, password }: { readonly user: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

function part(header: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(header)?.[1];
}

/** What RFC 7616 calls H; the engine chooses it, and protects nothing else with it here. */
function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}
