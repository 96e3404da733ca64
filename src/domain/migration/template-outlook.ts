import type { Contents } from './template-contents.ts';
import type { PlannedTemplate, TemplatePlan } from './template-plan.ts';

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
  /** Those whose name and language the destination has already, by whether they say the same there. */
  readonly clashes: Readonly<Record<Contents, number>>;
  /** Names of those that differ there. */
  readonly differing: readonly string[];
}

/** So many names of each are shown; the counts say how many there are. */
const SHOWN = 10;

export function outlookOf({ templates, counts, there, limit, orderedBy }: TemplatePlan): TemplateOutlook {
  const named = (fits: (template: PlannedTemplate) => boolean): readonly string[] =>
    templates
      .filter(fits)
      .slice(0, SHOWN)
      .map(({ name, language }) => `${name} (${language})`);
  const clashes = { same: 0, different: 0, unknown: 0 };
  for (const template of templates) if (template.route === 'clash') clashes[template.with.contents] += 1;
  return {
    counts,
    there,
    limit,
    orderedBy,
    left: named(({ route }) => route === 'beyond_limit'),
    recreated: named(({ route }) => route === 'recreate'),
    clashes,
    differing: named((template) => template.route === 'clash' && template.with.contents === 'different'),
  };
}
