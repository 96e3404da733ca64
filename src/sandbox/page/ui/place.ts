import type { PageChannel, PageState } from '../contract.ts';

export type Place = { readonly kind: 'channel'; readonly id: string } | { readonly kind: 'home' };

/** What a person finds in the rail: public channels, private ones they are in, and their talk with the bot. */
export function placesOf(
  state: PageState,
  me: string,
): { channels: PageChannel[]; dm: PageChannel | undefined } {
  return {
    channels: state.channels.filter((c) => c.with === undefined && (!c.isPrivate || c.members.includes(me))),
    dm: state.channels.find((c) => c.with === me),
  };
}

/** The same place for someone else: their own direct message, and a channel they can see. */
export function placeFor(state: PageState, me: string, wanted: Place): Place {
  if (wanted.kind === 'home') return wanted;
  const { channels, dm } = placesOf(state, me);
  const channel = state.channels.find((c) => c.id === wanted.id);
  if (channel?.with !== undefined && dm !== undefined) return { kind: 'channel', id: dm.id };
  const found = channels.find((c) => c.id === wanted.id) ?? channels[0];
  return found === undefined ? { kind: 'home' } : { kind: 'channel', id: found.id };
}

/** The address keeps who looks and where, so that a reload and a second tab find it again. */
export function readAddress(search: string): { me: string | null; place: Place | null } {
  const values = new URLSearchParams(search);
  const at = values.get('at');
  const place: Place | null =
    at === null ? null : at === 'home' ? { kind: 'home' } : { kind: 'channel', id: at };
  return { me: values.get('as'), place };
}

export const writeAddress = (me: string, place: Place): string =>
  `?${new URLSearchParams({ as: me, at: place.kind === 'home' ? 'home' : place.id })}`;
