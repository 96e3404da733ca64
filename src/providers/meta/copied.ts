import { z } from 'zod';
import { graphId } from './shapes.ts';

interface Failed {
  readonly id: string;
  readonly reason: string | null;
}

const wordsIn = (value: unknown): string | null => (typeof value === 'string' ? value.trim() || null : null);
const message = z.looseObject({ message: z.string() });
const reason = z.unknown().transform((value) => wordsIn(message.safeParse(value).data?.message ?? value));

const id = z.string().regex(/^\d+$/);
const byId = z
  .record(id, reason)
  .transform((map) => Object.entries(map).map(([id, said]): Failed => ({ id, reason: said })));
const named = z
  .looseObject({
    id: graphId.pipe(id),
    reason: reason.optional(),
    error: reason.optional(),
    message: reason.optional(),
  })
  .transform((item): Failed[] => [
    { id: item.id, reason: item.reason ?? item.error ?? item.message ?? null },
  ]);
const bare = graphId.pipe(id).transform((id): Failed[] => [{ id, reason: null }]);

/** Documents disagree (domain.md B.5): a map of id to reason, or a list of ids, of `{id, reason}` or of such maps. */
const failed = z
  .union([byId, z.array(z.union([bare, named, byId])).transform((lists) => lists.flat())])
  .nullish();

const migrated = z
  .array(z.union([graphId, z.looseObject({ id: graphId }).transform((item) => item.id)]))
  .nullish();

/** What a copy of templates answered; without either list it says nothing, and that is no answer. */
export const CopyShape = z
  .looseObject({ migrated_templates: migrated, failed_templates: failed })
  .refine((body) => body.migrated_templates !== undefined || body.failed_templates !== undefined)
  .transform((body) => ({ migrated: body.migrated_templates ?? [], failed: body.failed_templates ?? [] }));
