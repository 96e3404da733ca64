import type { Denied } from '../../domain/access/access.ts';
import { holds } from '../../domain/access/access.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import { isStatus } from '../../domain/migration/template-eligibility.ts';
import { languageOf, living, templateKey } from '../../domain/migration/template-key.ts';
import { inCopyOrder } from '../../domain/migration/template-order.ts';
import { type Following, followsTemplates } from '../../domain/operation/template-move.ts';
import { type EditableContents, parameterFormat, withContents } from '../../domain/template/contents.ts';
import type { Template } from '../../domain/template/template.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import type { ProviderFault } from '../ports/provider.ts';
import type { Store } from '../ports/store.ts';
import { syncTemplates } from '../sync/templates.ts';

export interface ToRecreate {
  readonly state: Following;
  /** Of the source; in the order of the plan. */
  readonly templates: readonly Template[];
}

type No = { readonly kind: 'missing' } | { readonly kind: 'denied'; readonly denied: Denied };

/** What the destination lacks of the source: rejected, never copied, without room (R97, R103, R104). */
export async function templatesToRecreate(
  ctx: Context,
  { operation, by }: { operation: string; by: UserId },
): Promise<ToRecreate | No> {
  const state = await ctx.store.read.operations.byName(operation);
  if (state === null || !followsTemplates(state) || state.plan.inputs.target === 'outside')
    return { kind: 'missing' };
  const denied = await mayNot(ctx, state, by);
  if (denied) return { kind: 'denied', denied };
  return { state, templates: await lacking(ctx.store.read, state) };
}

async function lacking(
  { readings }: Pick<Store['read'], 'readings'>,
  { plan }: Following,
): Promise<readonly Template[]> {
  const { source, target, first } = plan.inputs;
  if (target === 'outside') return [];
  const there = living(await readings.templates(target));
  const copies = new Map(there.map((copy) => [templateKey(copy), copy]));
  const wanted = inCopyOrder(living(await readings.templates(source)), first);
  return wanted.flatMap((template) => {
    const copy = copies.get(templateKey(template));
    if (copy === undefined) return [template];
    // Whoever puts it right reads why the copy was refused.
    return isStatus(copy.status, 'REJECTED') ? [{ ...template, reason: copy.reason ?? template.reason }] : [];
  });
}

export type Recreated =
  | { readonly kind: 'created'; readonly status: string }
  | { readonly kind: 'not_created'; readonly fault: ProviderFault }
  | No;

/** Creates one template in the destination and submits it; at most 100 an hour (domain.md B.6). Not repeated by itself. */
export async function recreateTemplate(
  ctx: Context,
  input: {
    operation: string;
    by: UserId;
    /** Of the source. */
    template: string;
    name: string;
    category: string;
    contents: EditableContents;
  },
): Promise<Recreated> {
  const { meta } = ctx;
  const state = await ctx.store.read.operations.byName(input.operation);
  if (meta === null || state === null || !followsTemplates(state)) return { kind: 'missing' };
  const { source, target } = state.plan.inputs;
  if (target === 'outside') return { kind: 'missing' };
  const denied = await mayNot(ctx, state, input.by);
  if (denied) return { kind: 'denied', denied };
  const template = (await ctx.store.read.readings.templates(source)).find(({ id }) => id === input.template);
  if (template === undefined) return { kind: 'missing' };
  const answer = await meta.createTemplate(target, {
    name: input.name,
    language: languageOf(template.language),
    category: input.category,
    parameterFormat: parameterFormat(template),
    components: withContents(template, input.contents),
  });
  if (answer.kind === 'fault') return { kind: 'not_created', fault: answer };
  // The listing shows it at once; where it fails, the next one does.
  await syncTemplates(ctx, meta, target);
  return { kind: 'created', status: answer.value.status };
}

/** Templates are a template owner's, or of whoever runs the migration. */
async function mayNot(ctx: Context, { workspaces }: Following, by: UserId): Promise<Denied | null> {
  const access = await ctx.store.read.access.of(by);
  if (workspaces.every((key) => holds(access, 'manage_integrations', key))) return null;
  return authorize(ctx, ctx.store.read, { user: by, permission: 'manage_templates', workspaces });
}
