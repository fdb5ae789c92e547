/** Thrown where XML cannot say a thing: a text that it cannot contain, or an address that it has no name for. */
export class NotInXml extends RangeError {
  override readonly name = 'NotInXml';
}

/** Whether XML 1.0 can contain a text, by numbers of characters if not as they are. */
export function isXmlText(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what it refuses
  return !/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text);
}

/** So much of a text is repeated in a message. */
const MOST_CHARACTERS = 100;

/** A text in an element or in quotation marks of an attribute; throws `NotInXml` where XML cannot contain it. */
export function xmlText(text: string): string {
  if (!isXmlText(text))
    throw new NotInXml(
      `XML cannot contain the text ${JSON.stringify(text.slice(0, MOST_CHARACTERS).toWellFormed())}`,
    );
  return text.replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As they are, a reader would take it for the end of a line.
  '\r': '&#13;',
};
