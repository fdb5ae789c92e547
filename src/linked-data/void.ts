import type { Literal } from '../rdf/literal.ts';
import { rdf, xsd } from '../rdf/vocabulary.ts';
import { everything, type Question } from '../reading/question.ts';
import type { Resource, View } from '../reading/view.ts';
import { addNames, describe, type Description } from './description.ts';
import { dcat, dct, foaf, mediaTypeAddress, voID } from './document-vocabulary.ts';
import { formats } from './formats.ts';
import { Statements } from './statements.ts';
import { addFigures } from './void-figures.ts';

/** Where the description of the whole is, under the base address (VoID, section 7.2; RFC 8615). */
export const VOID_PATH = '.well-known/void';

/** What the catalogue is as a set of triples: whose it is, how much of what is in it, and where to have all of it. */
export function voidDocument(view: View): Description[] {
  const statements = new Statements();
  const document = view.resource(view.base + VOID_PATH);
  const dataset = view.resource(`${view.base}catalogue`);
  statements.link(document, rdf.type, voID.DatasetDescription);
  statements.link(document, foaf.primaryTopic, dataset.id);
  statements.link(dataset, rdf.type, voID.Dataset);
  if (view.version !== undefined) statements.add(dataset, dcat.version, [text(view.version)]);
  addFacts(statements, dataset);
  addWays(statements, dataset);
  addFigures(statements, { dataset, parts: `${document.id}#` });
  for (const format of formats) addDump(statements, dataset, format);
  const isFirst = (subject: Resource): boolean => subject === document || subject === dataset;
  return statements.bySubject
    .sort(([a], [b]) => Number(isFirst(b)) - Number(isFirst(a)))
    .map(([subject, values]) => describe(subject, values));
}

/** The facts that VoID takes from any dataset's description, where the catalogue has them in the same words. */
const FACTS = [dct.description, dct.publisher, dct.modified, dct.license];

/** The name is the catalogue's label, whichever property that is. */
function addFacts(statements: Statements, dataset: Resource): void {
  const { model, base } = dataset.view;
  const catalogue = dataset.view.find(base);
  if (!catalogue || catalogue.shape !== model.catalogue) return;
  const label = catalogue.shape?.label;
  if (label) statements.add(dataset, dct.title, catalogue.values(label));
  for (const property of FACTS) {
    const values = catalogue.statements.get(property) ?? [];
    statements.add(dataset, property, values);
    addNames(statements, values);
  }
}

const FIRST: Question = { ...everything, window: { size: 1, from: 'start' } };

/** Where to begin (VoID, sections 4.1 to 4.3). */
function addWays(statements: Statements, dataset: Resource): void {
  const { view } = dataset;
  statements.link(dataset, voID.rootResource, view.base);
  statements.add(dataset, voID.uriSpace, [text(view.base)]);
  const examples = view.model.shapes.flatMap(
    (shape) => view.list({ kind: 'class', shape }, FIRST).nodes,
  );
  statements.add(dataset, voID.exampleResource, examples);
}

function addDump(
  statements: Statements,
  dataset: Resource,
  { name, ending, mediaType, syntax }: (typeof formats)[number],
): void {
  const dump = dataset.view.resource(dataset.id + ending);
  statements.link(dataset, voID.dataDump, dump.id);
  statements.link(dataset, dcat.distribution, dump.id);
  statements.link(dump, rdf.type, dcat.Distribution);
  statements.add(dump, dct.title, [text(name)]);
  statements.link(dump, dcat.accessURL, dump.id);
  statements.link(dump, dcat.downloadURL, dump.id);
  statements.link(dump, dcat.mediaType, mediaTypeAddress(mediaType));
  if (syntax) statements.link(dataset, voID.feature, syntax);
}

function text(value: string): Literal {
  return { kind: 'literal', value, datatype: xsd.string, language: '' };
}
