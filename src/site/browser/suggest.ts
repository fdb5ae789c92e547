/** What the server suggests. */
interface Suggestion {
  readonly name: string;
  readonly language: string;
  readonly code: string | null;
  readonly text: string | null;
  readonly type: string | null;
  readonly href: string;
}

/** Milliseconds without a key before the server is asked. */
const PAUSE = 150;

type Attributes = Readonly<Record<string, string>>;

/** Makes an element of attributes and texts alone: nothing is read as markup. */
function make(name: string, attributes: Attributes, ...children: readonly (Node | string)[]) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Suggestions for a search form: a combobox as the ARIA practices guide has it. Without the script the form is a form. */
class Combobox {
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #status = make('p', { role: 'status', class: 'visually-hidden' });
  #asked: AbortController | undefined;
  #timer = 0;
  #marked = -1;

  constructor(form: HTMLFormElement, input: HTMLInputElement) {
    this.#form = form;
    this.#input = input;
    const id = `${input.id}-list`;
    const { list: label = '' } = form.dataset;
    this.#list = make('ul', { id, role: 'listbox', 'aria-label': label, hidden: '' });
    const own = {
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-controls': id,
      'aria-expanded': 'false',
    };
    for (const [key, value] of Object.entries(own)) input.setAttribute(key, value);
    input.after(this.#list, this.#status);
    this.#listen();
  }

  #listen(): void {
    const [input, list] = [this.#input, this.#list];
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#ask(), PAUSE);
    });
    input.addEventListener('keydown', (event) => {
      if (!event.isComposing && this.#key(event.key)) event.preventDefault();
    });
    input.addEventListener('blur', () => {
      this.#close();
    });
    // The field keeps the focus while an option is pressed.
    list.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    list.addEventListener('click', (event) => {
      const option = event.target instanceof Element && event.target.closest('[role=option]');
      if (option) this.#go(option);
    });
  }

  get #options(): readonly Element[] {
    return this.#list.hidden ? [] : [...this.#list.children];
  }

  /** Does what a key asks for; `true`: the field itself must do nothing. */
  #key(key: string): boolean {
    const options = this.#options;
    const marked = options[this.#marked];
    if (key === 'Escape' && options.length) return (this.#close(), true);
    if (key === 'Enter' && marked) return (this.#go(marked), true);
    if (key === 'Tab') this.#close();
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
    if (options.length) this.#move(key === 'ArrowDown' ? 1 : -1, options.length);
    else if (key === 'ArrowDown') void this.#ask();
    return options.length > 0;
  }

  /** Marks the next option; beyond the last one comes the field itself. */
  #move(by: number, count: number): void {
    const places = count + 1;
    this.#mark(((this.#marked + 1 + by + places) % places) - 1);
  }

  #mark(place: number): void {
    this.#marked = place;
    this.#options.forEach((option, index) => {
      option.setAttribute('aria-selected', String(index === place));
    });
    const option = this.#options[place];
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  #go(option: Element): void {
    const { href } = (option as HTMLElement).dataset;
    if (href) location.assign(href);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#show([]);
    this.#status.textContent = '';
  }

  async #ask(): Promise<void> {
    this.#asked?.abort();
    if (this.#input.value.trim() === '') {
      this.#close();
      return;
    }
    const { signal } = (this.#asked = new AbortController());
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(this.#form))
      if (typeof value === 'string') query.set(name, value);
    try {
      const address = `${this.#form.dataset['suggest'] ?? ''}?${query.toString()}`;
      const answer = await fetch(address, { signal, headers: { Accept: 'application/json' } });
      const found = answer.ok ? ((await answer.json()) as readonly Suggestion[]) : [];
      if (signal.aborted) return;
      this.#show(found);
      const { count = '' } = this.#form.dataset;
      this.#status.textContent = count.replace('{n}', String(found.length));
    } catch {
      // Suggestions are a help: without an answer there are none, and the form goes on.
      if (!signal.aborted) this.#close();
    }
  }

  #show(found: readonly Suggestion[]): void {
    this.#list.replaceChildren(...found.map((each, index) => this.#option(each, index)));
    this.#list.hidden = found.length === 0;
    this.#input.setAttribute('aria-expanded', String(found.length > 0));
    this.#mark(-1);
  }

  #option({ name, language, code, text, type, href }: Suggestion, index: number): Element {
    const id = `${this.#list.id}-${index}`;
    const note = [text, type].filter(Boolean).join(' · ');
    const own = { role: 'option', id, 'aria-selected': 'false', 'data-href': href };
    const parts = [
      ...(code ? [make('span', { class: 'code' }, code), ' '] : []),
      make('bdi', { lang: language }, name),
      ...(note ? [' ', make('small', {}, note)] : []),
    ];
    return make('li', own, ...parts);
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-suggest]')) {
  const input = form.querySelector<HTMLInputElement>('input[type=search]');
  if (input) new Combobox(form, input);
}
