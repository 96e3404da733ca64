import type { WabaId } from '../asset/ids.ts';
import type { Template } from '../template/template.ts';
import { type Contents, compareContents } from './template-contents.ts';
import { type CopyRoute, obstacleOf, type RecreateReason } from './template-eligibility.ts';
import { byKey, languageOf, living, type TemplateRef, templateKey } from './template-key.ts';
import { inCopyOrder } from './template-order.ts';

/** What the plan is computed from. */
export interface TemplateFacts {
  readonly source: readonly Template[];
  readonly destination: readonly Template[];
  /** Templates that the destination may hold, each language of a name being one (C12). */
  readonly limit: number;
  readonly route: CopyRoute;
  /** Names or ids that the person wants copied first. */
  readonly first: readonly string[];
}

/** The template whose name and language are taken: the destination's, or one of the source that is copied first. */
export interface ClashingTemplate {
  readonly wabaId: WabaId;
  readonly id: string;
  readonly status: string;
  readonly quality: string | null;
  readonly contents: Contents;
}

export type TemplateRoute =
  | { readonly route: 'copy_call' | 'copy_automatic' | 'beyond_limit' }
  | { readonly route: 'recreate'; readonly reason: RecreateReason }
  | { readonly route: 'clash'; readonly with: ClashingTemplate };

export type PlannedTemplate = TemplateRef & Pick<Template, 'status' | 'quality'> & TemplateRoute;

export interface TemplatePlan {
  /** In the order of copying; filter by `route`. */
  readonly templates: readonly PlannedTemplate[];
  readonly counts: Readonly<Record<PlannedTemplate['route'], number>>;
  readonly limit: number;
  /** In the destination before the copy. */
  readonly there: number;
  /** Room after the copy; re-creating takes from it too. */
  readonly roomLeft: number;
  /** Whether eligible templates fall off the limit (R103). */
  readonly binds: boolean;
  /** The automatic copy takes no order: there, which ones fall off the limit is a guess. */
  readonly orderedBy: 'us' | 'meta';
}

/**
 * Where each template of the source goes (R96, R97, R102 to R104, C10, C12); those already deleted are no part of it.
 * A name and language that the destination has is a clash, eligible or not: nothing is overwritten (domain.md B.5).
 */
export function planTemplates({ source, destination, limit, route, first }: TemplateFacts): TemplatePlan {
  const taken = byKey(destination);
  const there = living(destination).length;
  const room = Math.max(0, limit - there);
  const counts = { copy_call: 0, copy_automatic: 0, recreate: 0, beyond_limit: 0, clash: 0 };
  const copied = route === 'api' ? 'copy_call' : 'copy_automatic';

  const routeOf = (template: Template): TemplateRoute => {
    const key = templateKey(template);
    const other = taken.get(key);
    if (other !== undefined) return { route: 'clash', with: clashing(template, other) };
    const reason = obstacleOf(template, route);
    if (reason !== null) return { route: 'recreate', reason };
    if (counts[copied] >= room) return { route: 'beyond_limit' };
    taken.set(key, template);
    return { route: copied };
  };

  const templates = inCopyOrder(living(source), first).map((template): PlannedTemplate => {
    const planned = routeOf(template);
    counts[planned.route] += 1;
    const { id, name, category, status, quality } = template;
    return { id, name, language: languageOf(template.language), category, status, quality, ...planned };
  });
  return {
    templates,
    counts,
    limit,
    there,
    roomLeft: room - counts[copied],
    binds: counts.beyond_limit > 0,
    orderedBy: route === 'api' ? 'us' : 'meta',
  };
}

const clashing = (template: Template, other: Template): ClashingTemplate => ({
  wabaId: other.wabaId,
  id: other.id,
  status: other.status,
  quality: other.quality,
  contents: compareContents(template, other),
});

/** The templates whose copies are expected in the destination, in the order of copying. */
export const copiesOf = ({ templates }: Pick<TemplatePlan, 'templates'>): PlannedTemplate[] =>
  templates.filter(({ route }) => route === 'copy_call' || route === 'copy_automatic');
