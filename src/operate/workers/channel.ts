/** What a process is asked by another: a function for each name, with one argument at most. */
type Asked = Readonly<Record<string, (body: never) => unknown>>;

/** A question to the other process, or the answer to one of its own. */
interface Message {
  readonly id: number;
  readonly name?: string;
  readonly body?: unknown;
  readonly error?: string;
}

type Body<Function> = Function extends (...body: infer Given) => unknown ? Given : never;
type Answer<Function> = Function extends (...body: never) => infer Given ? Awaited<Given> : never;

interface Waiting {
  readonly resolve: (body: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** Questions and answers between two processes, in both directions. `Other` is what the other one can be asked. */
export class Channel<Other extends Asked> {
  readonly #send: (message: Message) => void;
  readonly #own: Asked;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #closed: Error | undefined;

  constructor(send: (message: object) => void, own: Asked) {
    this.#send = send;
    this.#own = own;
  }

  /** Asks the other process; rejects where it fails there, or ends. */
  ask<Name extends keyof Other & string>(
    name: Name,
    ...body: Body<Other[Name]>
  ): Promise<Answer<Other[Name]>> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(this.#closed);
        return;
      }
      const id = this.#next++;
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#send({ id, name, body: body[0] });
    });
  }

  /** Takes what has come from the other process; a message of somebody else is left alone. */
  readonly receive = (message: unknown): void => {
    if (typeof message !== 'object' || message === null || !('id' in message)) return;
    const { id, name, body, error } = message as Message;
    if (name !== undefined) void this.#answer({ id, name, body });
    const waiting = name === undefined ? this.#waiting.get(id) : undefined;
    this.#waiting.delete(name === undefined ? id : 0);
    if (error === undefined) waiting?.resolve(body);
    else waiting?.reject(new Error(error));
  };

  /** Rejects every question that is not answered, and those that follow. */
  close(reason: Error): void {
    this.#closed = reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  async #answer({ id, name, body }: Required<Pick<Message, 'id' | 'name' | 'body'>>) {
    try {
      const own = this.#own[name];
      if (!own) throw new Error(`${name}: expected one of ${Object.keys(this.#own).join(', ')}`);
      this.#send({ id, body: await own(body as never) });
    } catch (error) {
      this.#send({ id, error: (error as Error).message });
    }
  }
}
