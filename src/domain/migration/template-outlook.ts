import type { TemplatePlan } from './template-plan.ts';

/** What people read of a template plan: how many go which way (R96, R97, R100 to R104) and the first names of each. */
export interface TemplateOutlook {
  readonly counts: TemplatePlan['counts'];
  /** In the destination already. */
  readonly there: number;
  readonly limit: number;
  readonly orderedBy: TemplatePlan['orderedBy'];
  /** Names that find no room (R103). */
  readonly left: readonly string[];
  /** Names to be created again and submitted (R104). */
  readonly recreated: readonly string[];
  /** Names that the destination has already. */
  readonly clashing: readonly string[];
}

/** So many names of each are shown; the counts say how many there are. */
const SHOWN = 10;

export function outlookOf({ templates, counts, there, limit, orderedBy }: TemplatePlan): TemplateOutlook {
  const named = (route: keyof TemplatePlan['counts']): readonly string[] =>
    templates
      .filter((template) => template.route === route)
      .slice(0, SHOWN)
      .map(({ name, language }) => `${name} (${language})`);
  return {
    counts,
    there,
    limit,
    orderedBy,
    left: named('beyond_limit'),
    recreated: named('recreate'),
    clashing: named('clash'),
  };
}
