import { formats } from '../../linked-data/formats.ts';
import { hasRules } from '../../model/model.ts';
import { asUrl } from '../../rdf/address.ts';
import { listRequest, listSearch } from '../../site/list-request.ts';
import { pageOfSubject } from '../../site/page-of-subject.ts';
import type { Alternate } from '../../site/page.ts';
import { pagePace } from '../page-pace.ts';
import { namedPlaces, routes } from '../routes.ts';
import { hasWhole, type Service } from '../service.ts';
import { PAGE_ENDING, type ServedDocument, type Shown, type Variant } from './served-document.ts';

/** A document with the page about its subject, in the languages of its reader, as its last variant before the tables. */
export function withPage(document: ServedDocument, service: Service): ServedDocument {
  const { shows, variants } = document;
  if (!shows) return document;
  const { snapshot } = service;
  const { subject, address, location, links = () => [] } = asked(shows, service);
  const page: Variant = {
    name: 'HTML',
    mediaType: 'text/html',
    aliases: ['application/xhtml+xml'],
    ending: PAGE_ENDING,
    location: location && asUrl(location),
    links,
    isInLanguage: true,
    policy: service.theme.policy,
    render: async (reading) => {
      const {
        html,
        languages: used,
        links: found,
      } = await pageOfSubject(subject, {
        ...{ ...reading, snapshot, address, theme: service.theme },
        alternates: alternatesOf(variants),
        check: snapshot.base + routes.check.path,
        pace: pagePace,
        places: () => waysIn(service),
      });
      return { pieces: [html], languages: used, links: found };
    },
  };
  const others = variants.filter(({ isTable }) => !isTable);
  const tables = variants.filter(({ isTable }) => isTable);
  return { ...document, variants: [...others, page, ...tables] };
}

/** A list is by address for programs, and for people by name and with a filter: the pages of the two have addresses of their own. */
function asked(shows: Shown, { snapshot: { base } }: Service): Shown {
  const { subject } = shows;
  if (subject.kind !== 'collection') return shows;
  const { shape, query } = subject;
  const list = base + shape.segment;
  const search = listSearch(listRequest(query, shape, base), base);
  return { subject, address: list + search, location: list + PAGE_ENDING + search };
}

/** What the page for developers names: the places that there are, and the whole catalogue in each format. */
function waysIn(service: Service) {
  const { snapshot, examples, queries, sparql } = service;
  const { base, model } = snapshot;
  const all = namedPlaces(base);
  const isWhole = hasWhole(service);
  const places = {
    ...all,
    queries: queries.list.length ? all.queries : undefined,
    sparql: sparql && all.sparql,
    ...(!isWhole && { void: undefined, sitemap: undefined }),
  };
  return {
    hasExamples: examples.length > 0,
    dumps: (isWhole ? formats : []).map(({ name, mediaType, ending }) => ({
      name,
      mediaType,
      href: base + routes.catalogue.path + ending,
    })),
    places: hasRules(model) ? places : { ...places, dcat: undefined },
  };
}

/** The variants that a page names as the same in another format: one for each address. */
function alternatesOf(variants: readonly Variant[]): Alternate[] {
  const seen = new Set<string>();
  return variants.flatMap(({ name, mediaType, location }) => {
    if (location === undefined || seen.has(location)) return [];
    seen.add(location);
    return [{ name, mediaType, href: location }];
  });
}
