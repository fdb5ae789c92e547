import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { readRoles } from '../../../src/tools/import/roles.ts';
import { slug } from '../../../src/tools/import/facts/addresses.ts';
import { loadCatalogue } from '../../support/catalogue.ts';

const { model } = loadCatalogue().snapshot;
const ROLES = readFileSync('ontology/page.ttl', 'utf8');

function roles(from = '', to = '') {
  expect(ROLES).toContain(from);
  return readRoles(new Store(new Parser().parse(ROLES.replace(from, to))), model);
}

describe('the roles of a page', () => {
  it('have the shapes and the fields of the ontology', () => {
    const { register } = roles();
    expect(register.shape.segment).toBe('register');
    expect(register.facts.get('holder')?.field.name).toBe('holder');
  });

  it('may leave a fact out', () => {
    expect(roles('page:notice foaf:page ;').register.facts.has('notice')).toBe(false);
  });

  it.each([
    [
      'page:class varanto:Register , dcat:Dataset ;',
      '',
      'page:register: has no page:class that has a shape',
    ],
    [
      'page:notice foaf:page',
      'page:notice foaf:name',
      'page:register: expected a property of Register',
    ],
    ['page:notice foaf:page', 'page:name foaf:page', 'page:register: has more than one page:name'],
  ])('are refused: %s made %s', (from, to, message) => {
    expect(() => roles(from, to)).toThrow(message);
  });
});

describe('the end of an address', () => {
  it.each([
    ['Sisäisen ilmoituskanavan rekisteri', 'sisaisen-ilmoituskanavan-rekisteri'],
    ['Toimipiste- ja palvelurekisteri (TPR)', 'toimipiste-ja-palvelurekisteri-tpr'],
    ['Åbo / Turku', 'abo-turku'],
    ['…', 'x'],
  ])('of "%s" is %s', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });
});
