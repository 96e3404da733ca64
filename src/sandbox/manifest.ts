import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Shortcut } from './slack/model.ts';

const Manifest = z.looseObject({
  features: z.looseObject({
    shortcuts: z
      .array(
        z.object({
          name: z.string(),
          type: z.enum(['message', 'global']),
          callback_id: z.string(),
          description: z.string(),
        }),
      )
      .default([]),
  }),
});

/** What people can choose beside the slash command. */
export function manifestShortcuts(): readonly Shortcut[] {
  const text = readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8');
  return Manifest.parse(JSON.parse(text)).features.shortcuts;
}
