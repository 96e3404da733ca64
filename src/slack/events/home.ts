import { UserId } from '../../domain/asset/ids.ts';
import { homeBlocks } from '../commands/home.ts';
import type { Desk } from '../desk.ts';

/** Draws App Home for whoever opens it; drawing it twice does no harm, so the event is not kept. */
export async function publishHome(desk: Desk, user: string): Promise<void> {
  const reader = UserId.parse(user);
  const text = await desk.readers.text(reader);
  const blocks = await homeBlocks(desk, reader, text);
  await desk.web.views.publish({ user_id: reader, view: { type: 'home', blocks } });
}
