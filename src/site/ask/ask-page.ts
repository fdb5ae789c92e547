import type { Advice } from '../../asking/where-to-ask.ts';
import type { RequestKind } from '../../model/request-kinds.ts';
import { pageOf, languageInput, type Page } from '../page.ts';
import { html, type Piece } from '../piece.ts';
import { readerOf, type Reader, type Reading } from '../reader.ts';
import { contactSection } from '../related.ts';
import { bestText, textPiece } from '../text.ts';
import { resourceLink } from '../value.ts';
import { aboutValue, ASK_PATH, askAddress, LONGEST_WORDS, type AskQuery } from './ask-query.ts';
import { adviceSection, whySection } from './advice-section.ts';
import { draftSection, sendSection } from './draft-section.ts';

interface AskPage extends Reading {
  readonly query: AskQuery;
  /** Where to ask; `undefined` where nothing was asked yet. */
  readonly advice: Advice | undefined;
}

/** The page that leads from a question in free words to a request: its form, where to ask, why there, and the draft. */
export function askPage({ query, advice, ...reading }: AskPage): Page {
  const { base } = reading.snapshot;
  const reader = readerOf({ ...reading, address: askAddress(query, base) });
  const { say, language } = reader;
  const value = query.words === '' ? say('askTitle') : `${query.words} – ${say('askTitle')}`;
  return pageOf({
    reader,
    title: { value, language },
    path: [],
    // What people ask is nobody's business.
    canonical: advice ? undefined : base + ASK_PATH,
    main: html`<h1>${say('askTitle')}</h1>
      <p>${say('askHow')} ${say('askSecret')}</p>
      ${passedOver(query, reader)} ${form(query, reader)} ${advice && answer(advice, query, reader)}`,
  });
}

/** What the address asks and the page does not answer. */
function passedOver({ passedOver: parts }: AskQuery, { say }: Reader): Piece {
  const sentences = {
    words: say('askCut', { most: String(LONGEST_WORDS) }),
    about: say('askNoSubject'),
    kind: say('askNoKind'),
  };
  return html`${parts.map((part) => html`<p role="status">${sentences[part]}</p> `)}`;
}

function form(query: AskQuery, reader: Reader): Piece {
  const { say, snapshot } = reader;
  const { base, model } = snapshot;
  const { about } = query;
  const options = model.requestKinds.map(({ name, labels }) =>
    option(name, { label: bestText(labels, reader)?.value ?? name, chosen: query.kind }),
  );
  return html`<form class="ask" action="${base}${ASK_PATH}">
    ${
      about &&
      html`<p>${say('askAbout')}: ${resourceLink(about, reader)}</p>
        <input type="hidden" name="about" value="${aboutValue(about, base)}" />`
    }
    <label for="words">${say('askWords')}</label>
    <textarea id="words" name="q" rows="3" maxlength="${LONGEST_WORDS}">${query.words}</textarea>
    <label for="kind">${say('askKind')}</label>
    <select id="kind" name="kind">
      ${option('', { label: say('askAnyKind'), chosen: query.kind ?? '' })} ${options}
    </select>
    ${languageInput(reader)}
    <button>${say('askButton')}</button>
  </form>`;
}

function option(
  value: string,
  { label, chosen }: { label: string; chosen?: string | undefined },
): Piece {
  return value === chosen
    ? html`<option value="${value}" selected="selected">${label}</option> `
    : html`<option value="${value}">${label}</option> `;
}

function answer(advice: Advice, query: AskQuery, reader: Reader): Piece {
  const { say } = reader;
  const { contact } = advice;
  return html`${advice.unit ? undefined : html`<p role="status">${say('askNothing')}</p>`}
  ${adviceSection(advice, reader)} ${otherKinds(advice.kind, query, reader)}
  ${whySection(advice, reader)} ${sendSection(advice, reader)} ${draftSection(advice, reader)}
  ${contact && contactSection(contact, reader)}`;
}

/** The same question, asked in other ways. */
function otherKinds(chosen: RequestKind, query: AskQuery, reader: Reader): Piece {
  const { say, href, snapshot } = reader;
  const items = snapshot.model.requestKinds
    .filter((kind) => kind !== chosen)
    .map(({ name, labels }) => {
      const label = bestText(labels, reader) ?? { value: name, language: '' };
      const address = askAddress({ ...query, kind: name }, snapshot.base);
      return html`<li><a href="${href(address)}" rel="nofollow">${textPiece(label)}</a></li> `;
    });
  return html`<p id="other-kinds">${say('askOtherKinds')}:</p>
    <ul class="words" aria-labelledby="other-kinds">
      ${items}
    </ul>`;
}
