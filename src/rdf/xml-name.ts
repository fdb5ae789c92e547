import { RDF } from './vocabulary.ts';

/** An address as XML names it: a namespace, and the name within it. */
interface XmlName {
  readonly namespace: string;
  readonly local: string;
}

/** The characters that a name begins with, and those that may follow (Namespaces in XML 1.0, NCName). */
const START =
  '[A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c-\\u200d' +
  '\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}]';
const NAME = new RegExp(
  `${START}(?:${START}|[-.0-9\\u00b7]|[\\u0300-\\u036f\\u203f-\\u2040])*$`,
  'u',
);

/** What means something else in RDF/XML than a property (RDF 1.1 XML Syntax, section 5.1). */
const SYNTAX = new Set([
  ...['Description', 'RDF', 'ID', 'about', 'parseType', 'resource', 'nodeID', 'datatype', 'li'],
  ...['aboutEach', 'aboutEachPrefix', 'bagID'],
]);

/** The namespace of namespaces themselves: no prefix may stand for it. */
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** The name of a property in RDF/XML, as long as it can be; `undefined` where it has none. */
export function xmlName(address: string): XmlName | undefined {
  const [local] = NAME.exec(address) ?? [];
  if (local === undefined) return undefined;
  const namespace = address.slice(0, -local.length);
  if (namespace === XMLNS || (namespace === RDF && SYNTAX.has(local))) return undefined;
  return { namespace, local };
}

/** Whether XML 1.0 can hold a text, by numbers of characters if not as they are. */
export function isXmlText(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what it refuses
  return !/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text);
}
