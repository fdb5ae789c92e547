import { RDF, xsd } from '../rdf/vocabulary.ts';
import type { Node } from '../rdf/literal.ts';
import type { Paragraph } from '../rdf/write-turtle.ts';
import { xmlName } from '../rdf/xml-name.ts';
import { NotInXml, xmlText } from '../rdf/xml-text.ts';
import type { Writing } from './writing.ts';

/** RDF/XML (RDF 1.1 XML Syntax): an `rdf:Description` a subject, a line a value. */
export function* writeRdfXml(
  paragraphs: Iterable<Paragraph>,
  { prefixes }: Writing,
): Iterable<string> {
  const declared = declaredPrefixes(prefixes);
  const elements = new ElementNames(declared);
  const namespaces = [...declared].map(
    ([prefix, namespace]) => `\n    xmlns:${prefix}="${xmlText(namespace)}"`,
  );
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${namespaces.join('')}>\n`;
  for (const { resource, statements } of paragraphs) {
    const lines = statements.flatMap(([predicate, values]) => {
      const name = elements.of(predicate);
      return values.map((value) => `    ${element(name, value)}\n`);
    });
    yield `  <rdf:Description ${nodeAttribute('about', resource.id)}>\n${lines.join('')}  </rdf:Description>\n`;
  }
  yield '</rdf:RDF>\n';
}

/** The prefixes that XML may declare: no empty one here, and none that begins with "xml" anywhere. */
function declaredPrefixes(prefixes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const usable = Object.entries(prefixes).filter(([prefix]) => prefix && !/^xml/i.test(prefix));
  return new Map([['rdf', RDF], ...usable.filter(([prefix]) => prefix !== 'rdf')]);
}

/** The name that an element begins with, and the one that it ends with. */
interface ElementName {
  readonly start: string;
  readonly end: string;
}

/** The names of elements for properties, each computed once. */
class ElementNames {
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #known = new Map<string, ElementName>();

  constructor(declared: ReadonlyMap<string, string>) {
    this.#prefixes = new Map([...declared].map(([prefix, namespace]) => [namespace, prefix]));
  }

  of(predicate: string): ElementName {
    let name = this.#known.get(predicate);
    if (!name) this.#known.set(predicate, (name = this.#nameOf(predicate)));
    return name;
  }

  #nameOf(predicate: string): ElementName {
    const name = xmlName(predicate);
    if (!name) throw new NotInXml(`RDF/XML has no name for the property <${predicate}>`);
    const prefix = this.#prefixes.get(name.namespace);
    if (prefix !== undefined)
      return { start: `${prefix}:${name.local}`, end: `${prefix}:${name.local}` };
    return {
      start: `p:${name.local} xmlns:p="${xmlText(name.namespace)}"`,
      end: `p:${name.local}`,
    };
  }
}

function element({ start, end }: ElementName, value: Node): string {
  if (value.kind === 'resource') return `<${start} ${nodeAttribute('resource', value.id)}/>`;
  const { language, datatype } = value;
  const typed = datatype === xsd.string ? '' : ` rdf:datatype="${xmlText(datatype)}"`;
  const attribute = language ? ` xml:lang="${language}"` : typed;
  return `<${start}${attribute}>${xmlText(value.value)}</${end}>`;
}

/** A blank node has a name instead of an address. */
function nodeAttribute(name: string, id: string): string {
  return id.startsWith('_:') ? `rdf:nodeID="${id.slice(2)}"` : `rdf:${name}="${xmlText(id)}"`;
}
