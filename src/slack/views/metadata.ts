import { z } from 'zod';
import { ChannelId, GroupId, NumberId, WabaId, WorkspaceKey } from '../../domain/asset/ids.ts';
import { registrations } from '../../domain/migration/registered-on.ts';
import { scenarioNumbers, scopes } from '../../domain/migration/scenario.ts';
import { carryOvers } from '../../domain/transfer/carry-over.ts';

/** Modals bring back what we gave them; it is parsed like anything else that comes in. */
export const planMetadata = z.object({
  request: z.object({
    group: GroupId,
    destination: WorkspaceKey,
    channel: ChannelId,
    reason: z.string(),
    startAt: z.string().nullable(),
    reverses: z.string().nullable(),
    carryOver: z.enum(carryOvers).default('none'),
  }),
  digest: z.string(),
});

export const migrateDraft = z.object({
  registeredOn: z.enum(registrations).nullable(),
  number: z.object({ id: NumberId, e164: z.string(), displayName: z.string(), waba: z.string() }).nullable(),
  ofWaba: z.number().nullable().default(null),
});

export const migratePlanMetadata = z.object({
  request: z.object({
    number: NumberId,
    scenario: z.enum(scenarioNumbers),
    destination: z.union([z.literal('outside'), WabaId]),
    scope: z.enum(scopes),
    channel: ChannelId,
    reason: z.string(),
    startAt: z.string().nullable(),
    first: z.array(z.string()),
    without: z.array(NumberId).default([]),
  }),
  digest: z.string(),
});

export const recreateMetadata = z.object({ operation: z.string(), template: z.string().nullable() });

export const stepMetadata = z.object({
  operation: z.string(),
  step: z.string(),
  meaning: z.enum(['do', 'undo']),
});
export const operationMetadata = z.object({ operation: z.string() });

export const parseMetadata = <T>(schema: z.ZodType<T>, metadata: string): T =>
  schema.parse(JSON.parse(metadata));
