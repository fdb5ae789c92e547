import { describe, expect, it } from 'vitest';
import { collectionPage } from '../../src/site/list-page.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { attributes, element, elements, parsePage, textOf } from '../support/html.ts';

const { snapshot } = loadCatalogue();
const shape = snapshot.model.shapes.find(({ segment }) => segment === 'register');
if (!shape) throw new Error('there is no such shape');
const all = snapshot.ofShape(shape);
const alternates = [{ name: 'Turtle', mediaType: 'text/turtle', href: `${BASE}register.ttl` }];
const [first, previous, next, last] = ['', '?before=b', '?after=f', '?after=z'].map(
  (search) => `${BASE}register${search}`,
);

const page = collectionPage({
  ...{ snapshot, shape, alternates, languages: ['sv'] },
  ...{ resources: all.slice(10, 15), start: 10, total: all.length },
  links: { first, previous, next, last },
});
const tree = parsePage(page.html);

describe('the page of a collection', () => {
  it('is headed by what its resources are', () => {
    expect(textOf(element(tree, 'h1'))).toBe('personregister');
    expect(page.languages).toEqual(['sv']);
    expect(textOf(element(tree, 'main'))).toContain(`Totalt ${all.length}.`);
    expect(textOf(element(tree, 'main'))).toContain('Ett personregister: en samling');
  });

  it('links to the resources by their labels', () => {
    const [list] = elements(element(tree, 'main'), 'ul');
    const links = list ? elements(list, 'a') : [];
    expect(links.map((link) => [link.attributes['href'], textOf(link)])).toEqual(
      all.slice(10, 15).map((resource) => {
        const title = [...resource.statements].find(([predicate]) => predicate.endsWith('/title'));
        return [resource.id, title?.[1].map((value) => 'value' in value && value.value)[0]];
      }),
    );
  });

  it('leads to the pages around it, by relation and in words', () => {
    const [, paging] = elements(element(tree, 'main'), 'nav');
    const links = paging ? elements(paging, 'a') : [];
    expect(paging?.attributes['aria-label']).toBe('Sidor');
    expect(links.map((link) => [link.attributes, textOf(link)])).toEqual([
      [{ rel: 'first', href: first }, 'Första sidan'],
      [{ rel: 'prev', href: previous }, 'Föregående sida'],
      [{ rel: 'next', href: next }, 'Nästa sida'],
      [{ rel: 'last', href: last }, 'Sista sidan'],
    ]);
    expect(textOf(element(tree, 'main'))).toContain('På den här sidan 11–15');
    const relations = elements(element(tree, 'head'), 'link').map(({ attributes: each }) => each);
    expect(relations).toContainEqual({ rel: 'prev', href: previous });
    expect(relations).toContainEqual({ rel: 'next', href: next });
    expect(attributes(tree, 'href')).toContain(`${BASE}register.ttl`);
  });

  it('has no paging where there is one page', () => {
    const only = collectionPage({
      ...{ snapshot, shape, alternates, languages: ['fi'], links: {} },
      ...{ resources: all, start: 0, total: all.length },
    });
    const main = element(parsePage(only.html), 'main');
    expect(elements(main, 'nav')).toHaveLength(1);
    expect(attributes(main, 'rel')).toEqual([]);
    expect(attributes(main, 'href')).toEqual(expect.arrayContaining(all.map(({ id }) => id)));
  });
});
