import type { ModalView } from '@slack/types';
import type { ViewRef } from './deliveries.ts';
import type { Desk } from './desk.ts';
import { platformError } from './slack-error.ts';

/** Another view in the place of this one; nothing where it was changed or closed meanwhile. */
export async function updateView({ web }: Desk, { id, hash }: ViewRef, view: ModalView): Promise<void> {
  try {
    await web.views.update({ view_id: id, hash, view });
  } catch (error) {
    const code = platformError(error);
    if (code !== 'hash_conflict' && code !== 'not_found') throw error;
  }
}
