import { parentField } from '../model/hierarchy.ts';
import { fieldsWithRole, type Field, type Model, type Shape } from '../model/model.ts';
import { closurePath, combinedPath, inversePath, type Path } from '../rdf/path.ts';
import type { Resource } from '../reading/view.ts';

/** Which shapes play which part in a question to an authority, as their roles say. */
export interface AskingRoles {
  /** Those of what people ask for. */
  readonly asked: readonly Shape[];
  /** Those of who keeps it. */
  readonly keepers: readonly Shape[];
  /** Those of the classes that either is in. */
  readonly classes: readonly Shape[];
}

/**
 * The parts that shapes play, where the catalogue has all that a question needs: kinds of request, what is asked for in
 * these ways, who keeps it, and where people ask. `undefined` for every other catalogue.
 */
export function askingRoles(model: Model): AskingRoles | undefined {
  if (!rolesOfModels.has(model)) rolesOfModels.set(model, readRoles(model));
  return rolesOfModels.get(model);
}

const rolesOfModels = new WeakMap<Model, AskingRoles | undefined>();

function readRoles(model: Model): AskingRoles | undefined {
  const named = new Set(model.requestKinds.flatMap(({ classes }) => classes));
  const asked = model.shapes.filter(
    (shape) => named.has(shape.class) && fieldsWithRole(shape, 'keeper').length,
  );
  const keepers = linked(asked, 'keeper');
  const hasContact = model.shapes.some((shape) => fieldsWithRole(shape, 'contact').length);
  if (!keepers.length || !hasContact) return undefined;
  return { asked, keepers, classes: linked([...asked, ...keepers], 'classification') };
}

/** The shapes that fields with a role lead to, each once. */
function linked(shapes: readonly Shape[], role: 'keeper' | 'classification'): Shape[] {
  const fields = shapes.flatMap((shape) => fieldsWithRole(shape, role));
  return [...new Set(fields.flatMap(({ range }) => (range.kind === 'link' ? [range.shape] : [])))];
}

/** How much less something above a class, or below it, says than the class itself. */
const [THROUGH_BROADER, THROUGH_NARROWER] = [0.8, 0.6];

/** A keeper that a resource leads to, and how surely: 1 is without a doubt. */
interface Lead {
  readonly keeper: Resource;
  readonly share: number;
}

/** Who keeps what a resource is, or what is in a class; somebody that keeps nothing to be asked for leads nowhere. */
export function leadsOf(resource: Resource, roles: AskingRoles): readonly Lead[] {
  const cached = resource.view.remember(
    'leads of questions',
    () => new Map<string, readonly Lead[]>(),
  );
  const leads = cached.get(resource.id) ?? readLeads(resource, roles);
  cached.set(resource.id, leads);
  return leads;
}

function readLeads(resource: Resource, roles: AskingRoles): Lead[] {
  const { shape } = resource;
  if (!shape) return [];
  if (roles.keepers.includes(shape))
    return keptBy(resource, roles).length ? [{ keeper: resource, share: 1 }] : [];
  if (roles.asked.includes(shape)) return asLeads(keepersOf(resource), 1);
  return roles.classes.includes(shape) ? leadsOfClass(resource, shape, roles) : [];
}

/** What somebody keeps that people ask for, by address. */
export function keptBy(keeper: Resource, { asked }: AskingRoles): Resource[] {
  const all = asked.flatMap((shape) =>
    fieldsWithRole(shape, 'keeper').flatMap(({ path }) =>
      resourcesOf(keeper.follow(inversePath(path))).filter((each) => each.shape === shape),
    ),
  );
  return [...new Set(all)];
}

function keepersOf(resource: Resource): Resource[] {
  const { shape } = resource;
  return shape ? fieldsWithRole(shape, 'keeper').flatMap((field) => resource.links(field)) : [];
}

/** Those classified there; else those in a class above, or in one below. */
function leadsOfClass(resource: Resource, shape: Shape, roles: AskingRoles): Lead[] {
  const parent = parentField(shape)?.path;
  const ways: readonly (readonly [Path | undefined, number])[] = [
    [undefined, 1],
    ...(parent
      ? ([
          [closurePath('oneOrMore', parent), THROUGH_BROADER],
          [closurePath('oneOrMore', inversePath(parent)), THROUGH_NARROWER],
        ] as const)
      : []),
  ];
  for (const [way, share] of ways) {
    const keepers = classifiedAt(resource, way, roles);
    if (keepers.length) return asLeads(keepers, share);
  }
  return [];
}

/** Who is classified, or keeps what is classified, in the classes that a way leads to. */
function classifiedAt(resource: Resource, way: Path | undefined, roles: AskingRoles): Resource[] {
  const from = (field: Field): Resource[] => {
    const back = inversePath(field.path);
    return resourcesOf(resource.follow(way ? combinedPath('sequence', [way, back]) : back));
  };
  const shapes = [...roles.keepers, ...roles.asked];
  const found = shapes.flatMap((shape) =>
    fieldsWithRole(shape, 'classification')
      .flatMap(from)
      .filter((each) => each.shape === shape),
  );
  const keepers = found.flatMap((each) =>
    each.shape && roles.keepers.includes(each.shape) ? [each] : keepersOf(each),
  );
  return [...new Set(keepers)].filter((keeper) => keptBy(keeper, roles).length);
}

function asLeads(keepers: readonly Resource[], share: number): Lead[] {
  return keepers.map((keeper) => ({ keeper, share }));
}

function resourcesOf(values: ReturnType<Resource['follow']>): Resource[] {
  return values.flatMap((value) => (value.kind === 'resource' ? [value] : []));
}
