import { readFileSync } from 'node:fs';
import {
  XmlBufferInputProvider,
  XmlDocument,
  xmlRegisterInputProvider,
  XmlValidateError,
  XsdValidator,
} from 'libxml2-wasm';

/** What the links to other languages are, which the schema of sitemaps takes only where they are declared. */
const LINK = `<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
  <element name="link"><complexType>
    <attribute name="rel" use="required" fixed="alternate"/>
    <attribute name="hreflang" type="string" use="required"/>
    <attribute name="href" type="anyURI" use="required"/>
  </complexType></element>
</schema>`;

const BOTH = `<schema xmlns="http://www.w3.org/2001/XMLSchema">
  <import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="mem:sitemap.xsd"/>
  <import namespace="http://www.w3.org/1999/xhtml" schemaLocation="mem:link.xsd"/>
</schema>`;

/** The schema of sitemaps.org, as a package has it. */
const sitemap = readFileSync('node_modules/sitemap/schema/sitemap.xsd');

/** What the schema of sitemaps finds wrong in a file; nothing where it is valid. */
export function sitemapFlaws(text: string): string[] {
  using validator = schema();
  using document = XmlDocument.fromString(text);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlValidateError)
      return error.details.map(({ message }) => message.trim());
    throw error;
  }
}

let isRegistered = false;

function schema(): XsdValidator {
  if (!isRegistered) {
    const files = { 'mem:sitemap.xsd': sitemap, 'mem:link.xsd': Buffer.from(LINK) };
    xmlRegisterInputProvider(new XmlBufferInputProvider(files));
    isRegistered = true;
  }
  using both = XmlDocument.fromString(BOTH);
  return XsdValidator.fromDoc(both);
}
