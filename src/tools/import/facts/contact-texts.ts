import type { Block } from '../block.ts';
import { partOf, type Part } from '../structure.ts';
import type { Words } from '../words.ts';

/** What the section on requests tells, text by text. */
export interface Contact {
  readonly description: Block[];
  readonly how: Block[];
  readonly hours: Block[];
  visit: Block | undefined;
  email: Part | undefined;
  /** Whether the text has the address as a link alone. */
  isLinked: boolean;
  secure: Part | undefined;
  signIn: Part | undefined;
  /** A postal address: the line that announces it, and its own lines. */
  post: { readonly from: number; readonly lines: readonly Part[] } | undefined;
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;)]/;

/** The facts of a contact in the texts about it; a text that is none of them describes it. */
export function readContact(blocks: readonly Block[], words: Words): Contact {
  const contact: Contact = {
    description: [],
    how: [],
    hours: [],
    visit: undefined,
    email: undefined,
    isLinked: false,
    secure: undefined,
    signIn: undefined,
    post: undefined,
  };
  const ofPost = new Set(readPost(contact, blocks, words));
  for (const block of blocks) if (!ofPost.has(block)) readText(contact, block, words);
  return contact;
}

/** The line that announces a postal address, and the lines after it up to a blank one; or an address beside it. */
function readPost(contact: Contact, blocks: readonly Block[], { contact: words }: Words): Block[] {
  const at = blocks.findIndex(
    ({ text }) => has(text, words.post) && (text.endsWith(':') || /:\s+\S/.test(text)),
  );
  const head = blocks[at];
  if (!head) return [];
  const { from, to } = head;
  if (!head.text.endsWith(':')) {
    const texts = head.text.slice(head.text.indexOf(':') + 1).split(',');
    contact.post = { from, lines: texts.map((text) => ({ text: text.trim(), from, to })) };
    return [head];
  }
  const after = blocks.slice(at + 1);
  const end = after.findIndex(({ isApart }) => isApart);
  const lines = after.slice(0, end < 0 ? undefined : Math.max(end, 1));
  contact.post = lines.length ? { from, lines: lines.map(partOf) } : undefined;
  return [head, ...lines];
}

function readText(contact: Contact, block: Block, { contact: words }: Words): void {
  const { text } = block;
  const email = EMAIL.exec(text)?.[0] ?? linkedEmail(block);
  if (email !== undefined) {
    contact.email ??= { ...partOf(block), text: email };
    if (!text.includes(email)) contact.isLinked = true;
    const link = LINK.exec(text)?.[0];
    const isOnlyLinked = linkedEmail(block) !== undefined && !EMAIL.test(text);
    if (isOnlyLinked && has(text, words.how)) contact.how.push(block);
    else if (isOnlyLinked) contact.description.push(block);
    if (link !== undefined) contact.secure ??= { ...partOf(block), text: link };
    const signIn = text.split(/(?<=[.!?]) /).find((sentence) => has(sentence, words['sign-in']));
    if (signIn !== undefined) contact.signIn ??= { ...partOf(block), text: signIn };
  } else if (has(text, words.hours)) contact.hours.push(block);
  else if (contact.visit === undefined && has(text, words.visit) && /\p{L} \d/u.test(text))
    contact.visit = block;
  else if (has(text, words.how)) contact.how.push(block);
  else contact.description.push(block);
}

/** The e-mail address that a text links to. */
function linkedEmail({ links }: Block): string | undefined {
  const link = links.find((each) => /^mailto:/i.test(each));
  if (link === undefined) return undefined;
  return EMAIL.exec(decoded(link.slice('mailto:'.length)))?.[0];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const AT = String.raw`(?:[([{<] ?(?:at|ät|a|miukumauku|snabel-?a) ?[)\]}>]|(?: at | ät ))`;
const HIDDEN = new RegExp(
  String.raw`[\w.+-]+ ?${AT} ?[\w-]+(?:\.|[([{<]? ?(?:piste|punkt|dot) ?[)\]}>]?)[\w.-]+`,
  'gi',
);

/** The addresses of a text that are written in a way that programs shall not read. */
export function hiddenEmails({ text, links }: Pick<Block, 'text' | 'links'>): string[] {
  const shielded = links.filter((link) => link.includes('/cdn-cgi/l/email-protection'));
  const marks = shielded.length ? [] : (text.match(/\[email.protected\]/gi) ?? []);
  return [...(text.match(HIDDEN) ?? []), ...shielded, ...marks];
}

/** Whether a text has one of some words; one may end in another way. */
function has(text: string, words: readonly string[]): boolean {
  const small = ` ${text.toLowerCase()}`;
  return words.some((word) =>
    new RegExp(`[^\\p{L}]${word.toLowerCase().replaceAll('.', '\\.')}`, 'u').test(small),
  );
}
