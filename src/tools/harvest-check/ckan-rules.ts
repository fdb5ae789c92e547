import { badTags, blankText, emptyText, otherLanguage, reservedName } from './ckan-looks.ts';
import type { HarvestRule } from './harvest-rule.ts';
import { dcat, dct, foaf, vcard } from './harvest-vocabulary.ts';
import { lacks, undated, unlike, unreachable } from './looks.ts';

const PROFILE = 'ckanext-dcat, profiles/euro_dcat_ap_base.py, _parse_dataset_base';
const BASE = 'ckanext-dcat, profiles/base.py';

/** What CKAN's harvester looks at (ckanext-dcat with its own profile; CKAN with its own schema of a dataset). */
export const ckanRules: readonly HarvestRule[] = [
  {
    of: dcat.Dataset,
    path: [dct.title],
    look: emptyText,
    effect: 'ends',
    words:
      'has no title, or an empty one ({path}): the harvester fails at it, and takes nothing of the whole harvest',
    source:
      "ckanext-dcat, harvesters/rdf.py, gather_stage: dataset['title']; ckan/ckanext-dcat issue 254",
  },
  {
    of: dcat.Dataset,
    path: [dct.title],
    look: reservedName,
    effect: 'refuses',
    words: 'gets a name out of its title ({path}) that CKAN keeps for itself: it is refused',
    source: 'CKAN, ckan/logic/validators.py, name_validator',
  },
  {
    of: dcat.Dataset,
    path: [dcat.keyword],
    look: badTags,
    effect: 'refuses',
    words:
      'has a keyword ({path}) that is no tag, which is 2 to 100 letters, digits, spaces, "-", "_" or ".": it is refused',
    source: 'CKAN, ckan/logic/validators.py, tag_length_validator and tag_name_validator',
  },
  {
    of: dcat.Dataset,
    path: [dct.title],
    look: blankText,
    effect: 'notes',
    words:
      'has a blank title ({path}): it is taken, with nothing to read for a title, under a name of underscores',
    source: 'CKAN, ckan/lib/munge.py, munge_title_to_name',
  },
  {
    of: dcat.Dataset,
    path: [dct.title],
    look: otherLanguage,
    effect: 'notes',
    words:
      'has no title ({path}) in the language of CKAN: whichever other one comes first is taken',
    source: `${BASE}, _object_value`,
  },
  {
    of: dcat.Dataset,
    path: [dct.description],
    look: otherLanguage,
    effect: 'notes',
    words:
      'has no description ({path}) in the language of CKAN: whichever other one comes first is taken',
    source: `${BASE}, _object_value`,
  },
  {
    of: dcat.Dataset,
    path: [dct.description],
    look: lacks,
    effect: 'notes',
    words: 'has no description ({path}): it is taken; a CKAN with the schema of DCAT-AP refuses it',
    source: `${PROFILE}; schemas/dcat_ap_full.yaml, notes`,
  },
  {
    of: dcat.Dataset,
    path: [dct.publisher],
    look: lacks,
    effect: 'notes',
    words: 'has no publisher ({path}): it is taken without',
    source: `${BASE}, _agents_details`,
  },
  {
    of: dcat.Dataset,
    path: [dct.publisher, foaf.name],
    look: lacks,
    effect: 'notes',
    words:
      'has a publisher without a name ({path}): it is taken, and its publisher is an address alone',
    source: `${BASE}, _agents_details`,
  },
  {
    of: dcat.Dataset,
    path: [dcat.contact],
    look: lacks,
    effect: 'notes',
    words: 'has no contact point ({path}): it is taken without',
    source: `${BASE}, _contact_details`,
  },
  {
    of: dcat.Dataset,
    path: [dcat.contact, vcard.fn],
    look: lacks,
    effect: 'notes',
    words:
      'has a contact point without a name ({path}): it is taken, and its contact point has none',
    source: `${BASE}, _contact_details`,
  },
  {
    of: dcat.Dataset,
    path: [dcat.contact, vcard.hasEmail],
    look: unlike(/^(mailto:)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/i),
    effect: 'notes',
    words:
      'has an invalid e-mail address ({path}): it is imported unchanged, and e-mail to it fails',
    source: `${BASE}, _contact_details and _without_mailto`,
  },
  ...[dct.issued, dct.modified].map((property): HarvestRule => ({
    of: dcat.Dataset,
    path: [property],
    look: undated,
    effect: 'notes',
    words:
      'has a date ({path}) that is none: it is taken as text; a CKAN with the schema of DCAT-AP refuses it',
    source: `${PROFILE}; schemas/presets.yaml, dcat_date`,
  })),
  {
    of: dcat.Dataset,
    path: [dcat.distribution],
    look: lacks,
    effect: 'notes',
    words:
      'has no distribution ({path}): it is taken, as a dataset without resources, which CKAN allows',
    source: `${BASE}, _distributions`,
  },
  {
    of: dcat.Catalog,
    path: [],
    look: unreachable,
    effect: 'notes',
    words: 'has an address that this machine alone can reach: set --base-url or BASE_URL',
    source: 'ckanext-dcat, harvesters/base.py, _get_content_and_type',
  },
];
