import { describe, expect, it } from 'vitest';
import { importMeans } from '../../../src/commands/import.ts';
import { blocksOf } from '../../../src/tools/import/block.ts';
import { nameOf } from '../../../src/tools/import/name.ts';
import { textLines } from '../../../src/tools/import/line.ts';

const tables = importMeans('ontology').words;

function name(form: string, text = '', language = 'fi') {
  const words = tables.find((each) => each.language === language);
  if (!words) throw new Error(`no table for ${language}`);
  const { text: found, how } = nameOf(form, blocksOf(textLines(text), words), words);
  return [found, how];
}

describe('the name in a heading', () => {
  it.each([
    ['Hallinto-osaston', 'Hallinto-osasto huolehtii.', ['Hallinto-osasto', 'page']],
    ['Rakennetun ympäristön', 'Rakennettu ympäristö on kaunis.', ['Rakennettu ympäristö', 'page']],
    ['Kirjaston', 'Aluksi jotain. Kirjasto lainaa.', ['Kirjasto', 'page']],
    ['Opetuksen', 'Opetukseen kuuluu kaikki.', ['Opetuksen', 'unknown']],
    ['Nuorisopalveluiden', '', ['Nuorisopalvelut', 'rule']],
    ['Talous- ja suunnitteluosaston', '', ['Talous- ja suunnitteluosasto', 'rule']],
    ['Sisäisen tarkastuksen', '', ['Sisäinen tarkastus', 'rule']],
    ['Rakennetun ympäristön osaston', '', ['Rakennetun ympäristön osaston', 'unknown']],
    ['Oodi', '', ['Oodi', 'as it is']],
  ])('%s, with "%s" on the page', (form, text, expected) => {
    expect(name(form, text)).toEqual(expected);
  });

  it('is found in other languages by their own tables', () => {
    expect(name('Stadskansliets', '', 'sv')).toEqual(['Stadskansliet', 'rule']);
    expect(name('Nylands', 'Nyland är stort.', 'sv')).toEqual(['Nyland', 'page']);
    expect(name("Example Agency's", '', 'en')).toEqual(['Example Agency', 'rule']);
    expect(name('Legal Services', '', 'en')).toEqual(['Legal Services', 'as it is']);
  });
});
