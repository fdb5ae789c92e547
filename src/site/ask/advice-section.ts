import type { Advice } from '../../asking/where-to-ask.ts';
import type { Resource } from '../../reading/view.ts';
import { section } from '../facts.ts';
import { html, type Piece } from '../piece.ts';
import type { Reader } from '../reader.ts';
import { bestText, termPiece, textPiece } from '../text.ts';
import { link, resourceLink } from '../value.ts';

/** So many words are enough to say why. */
const MOST_WORDS = 8;

/** Who keeps what was asked about, what that is, and in which way to ask for it. */
export function adviceSection(advice: Advice, reader: Reader): Piece {
  const { say, language } = reader;
  const { unit, registers, isCertain, others } = advice;
  const perhaps = isCertain ? undefined : html`<p>${say('askPerhaps')}</p>`;
  return section(
    'advice',
    { value: say('askResult'), language },
    html`<dl>
      ${unit && row(say('askUnit'), resourceLink(unit, reader))}
      ${
        registers.length
          ? row(say('askRegisters'), html`${list(registers, reader)}${perhaps}`)
          : undefined
      }
      ${row(say('askWay'), kindPiece(advice, reader))}
      ${others.length ? row(say('askOthers'), list(others, reader)) : undefined}
    </dl>`,
  );
}

function row(name: string, piece: Piece): Piece {
  return html`<div>
    <dt>${name}</dt>
    <dd>${piece}</dd>
  </div> `;
}

function list(resources: readonly Resource[], reader: Reader): Piece {
  return html`<ul>
    ${resources.map((each) => html`<li>${resourceLink(each, reader)}</li> `)}
  </ul>`;
}

/** The kind of request, what it is, and the provisions that it rests on. */
function kindPiece({ kind }: Advice, reader: Reader): Piece {
  const label = bestText(kind.labels, reader);
  const comment = bestText(kind.comments, reader);
  const sources = kind.legalSources.map(({ labels, address }) => {
    const name = bestText(labels, reader);
    return html`<li>${link(address, html`${name ? textPiece(name) : address}`)}</li> `;
  });
  return html`<p>
      <b>${label && textPiece(label)}</b>
    </p>
    ${comment && html`<p>${textPiece(comment)}</p>`}
    <p>${reader.say('askLaw')}:</p>
    <ul>
      ${sources}
    </ul>`;
}

/** Why this was chosen: which words of the question met what. */
export function whySection({ reasons, kindWords }: Advice, reader: Reader): Piece | undefined {
  const { say, language } = reader;
  const words = new Map<string, (typeof reasons)[number]>();
  for (const reason of reasons) if (!words.has(reason.word)) words.set(reason.word, reason);
  const kind = kindWords.length
    ? html`<li>${say('askKindWords', { words: [...new Set(kindWords)].join(', ') })}</li> `
    : undefined;
  const items = [...words.values()].slice(0, MOST_WORDS).map(({ word, hit }) => {
    const field = termPiece(hit.field, reader);
    // Pages do not show the words by which a search finds something.
    const text = hit.field.roles.has('search word') ? undefined : html`: ${textPiece(hit.text)}`;
    return html`<li>
      ${say('askWordMet', { word })} ${resourceLink(hit.resource, reader)}
      <small>(${field}${text})</small>
    </li> `;
  });
  if (!items.length && !kind) return undefined;
  return section(
    'why',
    { value: say('askWhy'), language },
    html`<ul>
      ${items} ${kind}
    </ul>`,
  );
}
