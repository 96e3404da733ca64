import { newAssetId } from './identifiers.ts';
import type { Template, Waba } from './model.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isNameHeld, templateLimitOf } from './templates.ts';
import type { World } from './world.ts';

const recheckMs = 30 * 60_000;
const ratingMs = 24 * 3_600_000;
/** GREEN or UNKNOWN when asked for; GREEN only when Meta copies by itself (B.5, R102). */
const copied = ['GREEN', 'UNKNOWN'];

export interface Copies {
  /** Of the source: which ones Meta tells is not documented (B.5). */
  readonly migrated: readonly string[];
  readonly failed: Readonly<Record<string, string>>;
}

export type CopyAsked =
  | { readonly ids: readonly string[] }
  | { readonly page: number; readonly count: number };

/** Named ones get an answer each; of a page those that cannot be copied, or are there already, are passed over. */
export function copyTemplates(
  world: World,
  source: Waba,
  destination: Waba,
  asked: CopyAsked,
): Copies | Refusal {
  if (source.id === destination.id) {
    return refuse(100, { details: 'source_waba_id: the source is the destination' });
  }
  if (source.business !== destination.business) {
    return refuse(100, { details: 'source_waba_id: the accounts belong to different businesses' });
  }
  const templates = world.tables.templatesOf(source.id);
  if ('ids' in asked) return copyNamed(world, templates, destination, asked.ids);
  const there = contentsOf(world, destination);
  const from = asked.page * asked.count;
  const page = templates.filter(isEligible).slice(from, from + asked.count);
  const going = page.filter((each) => !there.has(contentOf(each)));
  return copyAll(world, going, destination);
}

function copyNamed(
  world: World,
  templates: readonly Template[],
  destination: Waba,
  ids: readonly string[],
): Copies {
  const there = contentsOf(world, destination);
  const byId = new Map(templates.map((each) => [each.id, each]));
  const failed: Record<string, string> = {};
  const going: Template[] = [];
  for (const id of new Set(ids)) {
    const template = byId.get(id);
    const fault = faultOf(template, there);
    if (fault !== undefined) failed[id] = fault;
    else if (template !== undefined) going.push(template);
  }
  const copies = copyAll(world, going, destination);
  return { ...copies, failed: { ...failed, ...copies.failed } };
}

/** What a migration does by itself: as many as there is room for (R100, R102, R103). */
export function duplicateBySelf(world: World, source: string, destination: Waba): void {
  const there = contentsOf(world, destination);
  const going = world.tables
    .templatesOf(source)
    .filter((each) => each.status === 'APPROVED' && each.quality === 'GREEN' && !there.has(contentOf(each)));
  copyAll(world, going, destination);
}

function copyAll(world: World, templates: readonly Template[], destination: Waba): Copies {
  const migrated: string[] = [];
  const failed: Record<string, string> = {};
  const limit = templateLimitOf(world, destination);
  let count = world.tables.templatesOf(destination.id).length;
  for (const template of templates) {
    if (template.copyFailure !== null) failed[template.id] = template.copyFailure;
    else if (isNameHeld(world, destination.id, template.name)) {
      failed[template.id] = 'The name of a deleted template is free after 30 days';
    } else if (count >= limit) {
      failed[template.id] =
        `Message Template Limit Exceeded (2388019): the account can hold ${limit} templates`;
    } else {
      copy(world, template, destination);
      migrated.push(template.id);
      count += 1;
    }
  }
  return { migrated, failed };
}

/** Another id, the source's status, and no rating (R100, R105). */
function copy({ tables, now }: World, template: Template, destination: Waba): void {
  const { id } = tables.templates.add({
    ...template,
    id: newAssetId(),
    waba: destination.id,
    quality: 'UNKNOWN',
    qualityAt: null,
    pauses: 0,
    edits: [],
  });
  const at = now().getTime();
  if (template.recheck !== null || template.recheckCategory !== null) {
    tables.schedule({ at: at + recheckMs, does: 'recheck', template: id });
  }
  if (template.ratesAs !== null) tables.schedule({ at: at + ratingMs, does: 'rate', template: id });
}

function faultOf(template: Template | undefined, there: ReadonlySet<string>): string | undefined {
  if (template === undefined) return 'The template is not in the source account';
  if (!isEligible(template)) {
    return `Only APPROVED templates of GREEN or UNKNOWN quality are copied: it is ${template.status}, ${template.quality}`;
  }
  return there.has(contentOf(template)) ? 'Content in this language already exists' : undefined;
}

function isEligible({ status, quality }: Template): boolean {
  return status === 'APPROVED' && copied.includes(quality);
}

function contentOf({ name, language }: Template): string {
  return `${name}/${language}`;
}

function contentsOf({ tables }: World, { id }: Waba): ReadonlySet<string> {
  return new Set(tables.templatesOf(id).map(contentOf));
}
