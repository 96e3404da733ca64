import { z } from 'zod';
import { ChannelId, GroupId, WorkspaceKey } from '../../domain/asset/ids.ts';
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

export const stepMetadata = z.object({
  operation: z.string(),
  step: z.string(),
  meaning: z.enum(['do', 'undo']),
});
export const operationMetadata = z.object({ operation: z.string() });

export const parseMetadata = <T>(schema: z.ZodType<T>, metadata: string): T =>
  schema.parse(JSON.parse(metadata));
