import { RDF } from './vocabulary.ts';

/** An address as XML names it: a namespace, and the name within it. */
interface XmlName {
  readonly namespace: string;
  readonly local: string;
}

/**
 * The characters that a name begins with, and those that may follow (Namespaces in XML 1.0, NCName): of those that the
 * fourth edition of XML 1.0 has too, which most parsers know alone, the Latin, Greek, Cyrillic and Asian letters.
 */
const START =
  '[A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u0131\\u0134-\\u013e\\u0141-\\u0148\\u014a-\\u017e' +
  '\\u0391-\\u03a1\\u03a3-\\u03ce\\u0410-\\u044f\\u4e00-\\u9fa5\\uac00-\\ud7a3]';
const NAME = new RegExp(`${START}(?:${START}|[-.0-9\\u00b7])*$`, 'u');

/** What means something else in RDF/XML than a property (RDF 1.1 XML Syntax, section 5.1). */
const SYNTAX = new Set([
  ...['Description', 'RDF', 'ID', 'about', 'parseType', 'resource', 'nodeID', 'datatype', 'li'],
  ...['aboutEach', 'aboutEachPrefix', 'bagID'],
]);

/** The namespace of namespaces themselves: no prefix may be bound to it. */
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** The name of a property in RDF/XML, as long as it can be; `undefined` where it has none. */
export function xmlName(address: string): XmlName | undefined {
  const [local] = NAME.exec(address) ?? [];
  if (local === undefined) return undefined;
  const namespace = address.slice(0, -local.length);
  if (namespace === XMLNS || (namespace === RDF && SYNTAX.has(local))) return undefined;
  return { namespace, local };
}
