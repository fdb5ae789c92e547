import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { languageFindings } from '../../src/check/language-findings.ts';
import { differences } from '../../src/check/difference.ts';
import { differenceText } from '../../src/check/difference-text.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { load } from '../../src/check/load.ts';
import { reservedPaths } from '../../src/http/routes.ts';
import { folder } from '../support/folder.ts';
import { MUSEUM, PREFIXES, snapshotOf, storeOf } from '../support/turtle.ts';

const SHAPES = `
  :ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:codeIdentifier "Thing" ;
    varanto:plural "things" ; varanto:segment "thing" ; sh:order 1 ; sh:description "A thing."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ,
    [ sh:path :other ; sh:codeIdentifier "other" ; sh:order 2 ; sh:datatype rdf:langString ;
      sh:description "Other names."@en ] .`;

const LIST = 'http://publications.europa.eu/resource/authority/language/';
const TEXTS =
  '<thing/a> a :Thing ; :name "Kala"@fi , "Fish"@en . <thing/b> a :Thing ; :name "Bird"@en .';

function languageOf(data: string): string {
  return snapshotOf(SHAPES, data).language;
}

/** The statement of the catalogue about its languages. */
function stated(...values: readonly string[]): string {
  return `<> <http://purl.org/dc/terms/language> ${values.join(' , ')} .`;
}

describe('the language of a catalogue', () => {
  it.each([
    ['a tag', stated('"fi"'), 'fi'],
    ['a tag in capitals, as POSIX writes it', stated('"sv_FI"'), 'sv-fi'],
    ['an address of the list of the European Union', stated(`<${LIST}FIN>`), 'fi'],
    ['another address of the list', stated(`<${LIST}SWE>`), 'sv'],
    ['an address of ISO 639-3', stated('<http://lexvo.org/id/iso639-3/fin>'), 'fi'],
    ['the one of several that most names are in', stated(`<${LIST}FIN>`, `<${LIST}ENG>`), 'en'],
    ['none for what names no language', stated(`<${LIST}MUL>`), 'en'],
    ['none for a code that cannot be one', stated('"not a language"'), 'en'],
  ])('is what it states: %s', (_, statement, language) => {
    expect(languageOf(TEXTS + statement)).toBe(language);
  });

  it('is that of most names where it states none, whatever other texts there are', () => {
    expect(languageOf('<thing/a> a :Thing ; :name "Kala"@fi ; :other "a"@en , "b"@en .')).toBe(
      'fi',
    );
  });

  it('is that of most texts where nothing has a name, and empty without texts', () => {
    expect(languageOf('<thing/a> a :Thing ; :other "a"@en , "b"@en , "c"@fi .')).toBe('en');
    expect(languageOf('<thing/a> a :Thing .')).toBe('');
  });

  const warnings = (data: string): string[] =>
    [snapshotOf(SHAPES, data)].flatMap((snapshot) =>
      [...languageFindings(snapshot), ...check(snapshot)].map(({ message }) => message),
    );

  it('is warned of where it is a guess', () => {
    expect(warnings(TEXTS)).toEqual([
      'expected the language of the catalogue, such as "en", as a value of <http://purl.org/dc/terms/language>, got none: "en" is taken, since most names are in it, until most are in another; or set catalogue-language',
    ]);
  });

  it('is warned of neither where it is stated nor where all names are in one', () => {
    expect(warnings(TEXTS + stated('"fi"', '"en"'))).toEqual([]);
    expect(warnings('<thing/a> a :Thing ; :name "Kala"@fi .')).toEqual([]);
  });
});

describe('the language that a setting gives a catalogue', () => {
  function withSetting(language: string | undefined, statement = '') {
    return load({
      ontology: folder({ 'shapes.ttl': PREFIXES + SHAPES }),
      data: folder({ 'data.ttl': PREFIXES + TEXTS + statement }),
      base: MUSEUM,
      program: 'test',
      reserved: reservedPaths,
      language,
    });
  }

  it('is that of the catalogue where the data states none, and needs no warning', () => {
    const { snapshot, findings } = withSetting('fi');
    expect([snapshot.language, findings]).toEqual(['fi', []]);
    expect(withSetting(undefined).findings).toHaveLength(1);
  });

  it('gives way to what the data states', () => {
    expect(withSetting('fi', stated('"sv"')).snapshot.language).toBe('sv');
  });

  it('is part of the version, since texts depend on it', () => {
    const versions = [undefined, 'fi', 'sv'].map((each) => withSetting(each).snapshot.version);
    expect(new Set(versions).size).toBe(3);
  });
});

describe('two versions of a catalogue', () => {
  function told(before: string, after: string): string {
    const old = snapshotOf(SHAPES, before);
    const { model, base } = old;
    const now = new Snapshot(storeOf(after), { model, base, version: 'now' });
    return differenceText(differences(old, now), old.model, old.base);
  }

  it('are compared in one language, though most names are in another now', () => {
    const now =
      '<thing/x> a :Thing ; :name "Kala"@fi , "Fish"@en . <thing/y> a :Thing ; :name "Cow"@en .';
    expect(told('<thing/a> a :Thing ; :name "Kala"@fi .', now)).toContain(
      '~ Kala <thing/a> → <thing/x>: readdressed, renamed',
    );
  });

  it.each([
    ['Ämpäri', 'A\u0308mpa\u0308ri', 'form of Unicode: NFC → NFD'],
    ['tietovaranto', 'tieto\u00advaranto', 'characters that show nothing: none → U+00AD'],
  ])('say that people see no difference between %j and %j', (before, after, why) => {
    const name = (text: string): string => `<thing/a> a :Thing ; :name "${text}"@fi .`;
    expect(told(name(before), name(after))).toBe(
      `things: 1 respelt\n  ~ ${after} <thing/a>: respelt\n      name: "${after} (fi)" is the same to the eye (${why})\n`,
    );
  });

  it('take a resource for the same under another address where its name is the same to the eye', () => {
    const text = told(
      '<thing/a> a :Thing ; :name "Ämpäri"@fi .',
      '<thing/b> a :Thing ; :name "A\u0308mpa\u0308ri"@fi .',
    );
    expect(text).toContain('<thing/a> → <thing/b>: readdressed, respelt');
  });
});

describe('blank texts', () => {
  const data = '<thing/a> a :Thing ; :name ""@fi , "Parks"@en , " \\u200B"@sv .';

  it('are warned of, each with its language', () => {
    const found = check(snapshotOf(SHAPES, data)).filter(({ message }) =>
      message.includes('blank'),
    );
    expect(found.map(({ severity, place, message }) => [severity, place, message])).toEqual([
      ['warning', 'Thing.name', expect.stringContaining('a blank one in "fi"')],
      ['warning', 'Thing.name', expect.stringContaining('a blank one in "sv"')],
    ]);
  });
});
