import type {
  PlainClass,
  PlainOrganisation,
  PlainRegister,
  PlainTexts,
} from '../../tests/support/generated-catalogue.ts';
import { BASE } from './catalogues.ts';
import { generate, type Made } from './made.ts';

/** The registers of a generated catalogue and what they lead to, as one keeps them who has no triples. */
export function plainRegisters(registers: number): PlainRegister[] {
  const made = new Map([...generate(registers)].map((each) => [each.id, each]));
  const known = new Map<string, object>();
  return [...made.values()].filter(({ shape }) => shape === 'Register').map(registerAt);

  function registerAt({ id, values }: Made): PlainRegister {
    return {
      id: BASE + id,
      title: texts(values['title']),
      holder: organisationAt(values['holder']),
    };
  }

  function organisationAt(link: Values): PlainOrganisation {
    return once(link, ({ id, values }) => ({
      id: BASE + id,
      name: texts(values['name']),
      parent: values['parent'] ? organisationAt(values['parent']) : undefined,
      tosClasses: [values['tosClasses'] ?? []].flat().map((each) => classAt(each)),
    }));
  }

  function classAt(link: Values): PlainClass {
    return once(link, ({ id, values }) => ({
      id: BASE + id,
      notation: values['notation'] as string,
      label: texts(values['label']),
    }));
  }

  /** One object for each address. */
  function once<Plain extends object>(link: Values, make: (each: Made) => Plain): Plain {
    const { link: id } = link as { link: string };
    const found = known.get(id) as Plain | undefined;
    if (found) return found;
    const each = made.get(id);
    if (!each) throw new Error(`${id} is not made.`);
    const plain = make(each);
    known.set(id, plain);
    return plain;
  }
}

type Values = Made['values'][string] | undefined;

function texts(values: Values): PlainTexts {
  return values as PlainTexts;
}
