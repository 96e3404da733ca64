import { z } from 'zod';
import type { Ephemeral, Message, Profile, StoredFile } from './model.ts';
import type { ViewsSnapshot } from './views.ts';

const shape = z.strictObject({
  version: z.literal(1),
  lastStamp: z.number(),
  users: z.array(z.custom<Profile>()),
  channels: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      isPrivate: z.boolean(),
      with: z.string().optional(),
      members: z.array(z.string()),
      messages: z.array(z.custom<Message>()),
    }),
  ),
  ephemerals: z.array(z.custom<Ephemeral>()),
  views: z.custom<ViewsSnapshot>(),
  files: z.array(z.custom<StoredFile>()),
});

export type Snapshot = z.infer<typeof shape>;

export const readSnapshot = (data: unknown): Snapshot => shape.parse(data);
