import { newAssetId } from './identifiers.ts';
import type { Template, Waba } from './model.ts';
import { type Refusal, refuse } from './refusal.ts';
import { categories, type Draft, judgeDraft } from './template-rules.ts';
import { announceTemplateStatus } from './webhooks/shapes.ts';
import type { World } from './world.ts';

const hour = 3_600_000;
const day = 24 * hour;
const creationsAnHour = 100;
const editable = ['APPROVED', 'REJECTED', 'PAUSED'];

/** 250, or 6,000 for a verified business with one approved display name (B.6, C12), unless the seed has its own. */
export function templateLimitOf({ tables }: World, waba: Waba): number {
  if (waba.templateLimit !== null) return waba.templateLimit;
  const isVerified = tables.businesses.find(waba.business)?.verification === 'verified';
  const isNamed = tables.numbersOf(waba.id).some((each) => each.nameStatus === 'APPROVED');
  return isVerified && isNamed ? 6000 : 250;
}

export function createTemplate(world: World, waba: Waba, body: unknown): Template | Refusal {
  const { tables } = world;
  const now = world.now().getTime();
  const recent = (tables.creations.get(waba.id) ?? []).filter((at) => at > now - hour);
  if (recent.length >= creationsAnHour) {
    return refuse(80007, { details: `${creationsAnHour} templates may be created in an hour` });
  }
  const draft = judgeDraft(body);
  if ('kind' in draft) return draft;
  const there = tables.templatesOf(waba.id);
  if (there.some((each) => each.name === draft.name && each.language === draft.language)) {
    return refuse(100, { subcode: 2388024, title: 'Content in this language already exists' });
  }
  if (isNameHeld(world, waba.id, draft.name)) {
    return refuse(100, { subcode: 2388023, title: 'The name of a deleted template is free after 30 days' });
  }
  if (there.length >= templateLimitOf(world, waba)) {
    return refuse(100, { subcode: 2388019, title: 'Message Template Limit Exceeded' });
  }
  tables.creations.set(waba.id, [...recent, now]);
  return tables.templates.add({ id: newAssetId(), waba: waba.id, status: 'PENDING', ...fieldsOf(draft) });
}

function fieldsOf(draft: Draft) {
  const { name, language, category, components, parameter_format } = draft;
  return { name, language, category, components, parameterFormat: parameter_format };
}

/** Category and components only, and an approved one once a day and ten times in 30 days (B.6). */
export function editTemplate(
  world: World,
  template: Template,
  body: Readonly<Record<string, unknown>>,
): Template | Refusal {
  const now = world.now().getTime();
  if (!editable.includes(template.status)) {
    return refuse(100, { details: `a template that is ${template.status} cannot be edited` });
  }
  const allowed = ['category', 'components', 'message_send_ttl_seconds'];
  const strange = Object.keys(body).find((key) => !allowed.includes(key));
  if (strange !== undefined) return refuse(100, { details: `${strange} cannot be edited` });
  const isApproved = template.status === 'APPROVED';
  const category = categories.find((each) => each === (body.category ?? template.category));
  if (category === undefined) return refuse(100, { details: 'category: not one of the three' });
  if (isApproved && category !== template.category) {
    return refuse(100, { details: 'the category of an approved template cannot be edited' });
  }
  const edits = template.edits.filter((at) => at > now - 30 * day);
  if (isApproved && (edits.length >= 10 || edits.some((at) => at > now - day))) {
    return refuse(100, { details: 'an approved template may be edited once a day and 10 times in 30 days' });
  }
  const draft = judgeDraft({
    name: template.name,
    language: template.language,
    category,
    parameter_format: template.parameterFormat,
    components: body.components ?? template.components,
  });
  if ('kind' in draft) return draft;
  const edited = world.tables.templates.put({
    ...template,
    ...fieldsOf(draft),
    status: 'PENDING',
    edits: isApproved ? [...edits, now] : template.edits,
  });
  world.tables.unschedule({ does: 'unpause', template: template.id });
  announceTemplateStatus(world, edited, 'PENDING');
  return edited;
}

export function unpauseTemplate(world: World, template: Template): Template | Refusal {
  if (template.status !== 'PAUSED') return refuse(100, { details: 'the template is not paused' });
  const unpaused = world.tables.templates.put({ ...template, status: 'APPROVED' });
  world.tables.unschedule({ does: 'unpause', template: template.id });
  announceTemplateStatus(world, unpaused, 'APPROVED', {
    otherInfo: { title: 'UNPAUSE', description: 'Your WhatsApp message template has been unpaused.' },
  });
  return unpaused;
}

/** All languages of the name, or one by its id. */
export function deleteTemplates(
  { tables, now }: World,
  waba: Waba,
  name: string,
  id: string | null,
): readonly Template[] | Refusal {
  const going = tables
    .templatesOf(waba.id)
    .filter((each) => each.name === name && (id === null || each.id === id));
  if (going.length === 0) return refuse(100, { details: `there is no template ${name}` });
  if (going.some((each) => each.status === 'DISABLED')) {
    return refuse(100, { details: 'a disabled template cannot be deleted' });
  }
  for (const each of going) {
    tables.templates.remove(each.id);
    if (each.status === 'APPROVED') tables.deletedNames.set(nameKey(waba.id, name), now().getTime());
  }
  return going;
}

/** The name of a deleted template is free after 30 days (B.6). */
export function isNameHeld({ tables, now }: World, waba: string, name: string): boolean {
  return (tables.deletedNames.get(nameKey(waba, name)) ?? -Infinity) > now().getTime() - 30 * day;
}

function nameKey(waba: string, name: string): string {
  return `${waba}/${name}`;
}
