import type { Changes } from './changes.ts';
import { valuesOf } from './element-state.ts';
import { newId, withIds } from './identifiers.ts';
import type { Bot, ShownView, StateValue, Team, View } from './model.ts';
import type { ViewPayload } from './surfaces/surfaces.ts';

const deepest = 3;

export type OpenView = { user: string; channel?: string; view: View; errors: Record<string, string> };
export type ViewError = 'not_found' | 'hash_conflict' | 'push_limit_reached' | 'duplicate_external_id';
/** Modals are not kept: what is typed into one may be a code or a PIN. */
export type ViewsSnapshot = { homes: Record<string, OpenView> };
type Parts = { team: Team; bot: Bot; changes: Changes };

export const shown = ({ view, errors }: OpenView): ShownView => ({ ...view, errors });

const newHash = () => `${Math.floor(Date.now() / 1000)}.${newId('', 8)}`;

/** Modals (a stack of three a person) and Home tabs. */
export function createViews({ team, bot, changes }: Parts, snapshot?: ViewsSnapshot) {
  const stacks = new Map<string, OpenView[]>();
  const homes = new Map(Object.entries(snapshot?.homes ?? {}));
  const stackOf = (user: string) => stacks.get(user) ?? [];
  const everyView = () => [...[...stacks.values()].flat(), ...homes.values()];

  const build = (
    payload: ViewPayload,
    place: Pick<View, 'id' | 'root_view_id' | 'previous_view_id'>,
  ): View => {
    const modal = payload.type === 'modal' ? payload : undefined;
    return {
      ...place,
      team_id: team.id,
      type: payload.type,
      blocks: withIds<View['blocks'][number]>(payload.blocks),
      private_metadata: payload.private_metadata ?? '',
      callback_id: payload.callback_id ?? '',
      external_id: payload.external_id ?? '',
      state: { values: {} },
      hash: newHash(),
      ...(modal === undefined ? {} : { title: modal.title }),
      submit: modal?.submit ?? null,
      close: modal?.close ?? null,
      clear_on_close: modal?.clear_on_close ?? false,
      notify_on_close: modal?.notify_on_close ?? false,
      app_id: bot.appId,
      app_installed_team_id: team.id,
      bot_id: bot.id,
    };
  };

  const taken = (externalId: string | undefined, by?: string) =>
    externalId !== undefined &&
    everyView().some(({ view }) => view.external_id === externalId && view.id !== by);

  const find = (id: string) => everyView().find(({ view }) => view.id === id || view.external_id === id);

  const show = (open: OpenView) =>
    open.view.type === 'home'
      ? changes.emit({ kind: 'home', user: open.user, view: shown(open) })
      : announceTop(open.user);

  const announceTop = (user: string) => {
    const top = stackOf(user).at(-1);
    changes.emit({ kind: 'modal', user, view: top === undefined ? undefined : shown(top) });
  };

  const put = (user: string, below: OpenView[], payload: ViewPayload, channel?: string) => {
    if (taken(payload.external_id)) return 'duplicate_external_id';
    const id = newId('V');
    const view = build(payload, {
      id,
      root_view_id: below[0]?.view.id ?? id,
      previous_view_id: below.at(-1)?.view.id ?? null,
    });
    view.state = { values: valuesOf(view.blocks, {}, channel) };
    stacks.set(user, [...below, { user, view, errors: {}, ...(channel === undefined ? {} : { channel }) }]);
    announceTop(user);
    return view;
  };

  return {
    top: (user: string): OpenView | undefined => stackOf(user).at(-1),
    home: (user: string): OpenView | undefined => homes.get(user),
    find,
    open: (user: string, payload: ViewPayload, channel?: string): View | ViewError =>
      put(user, [], payload, channel),
    push(user: string, payload: ViewPayload): View | ViewError {
      const below = stackOf(user);
      if (below.length >= deepest) return 'push_limit_reached';
      return put(user, below, payload, below[0]?.channel);
    },
    update(id: string, payload: ViewPayload, hash?: string): View | ViewError {
      const open = find(id);
      if (open === undefined || open.view.type !== payload.type) return 'not_found';
      if (hash !== undefined && hash !== open.view.hash) return 'hash_conflict';
      if (taken(payload.external_id, open.view.id)) return 'duplicate_external_id';
      const view = build(payload, open.view);
      view.state = { values: valuesOf(view.blocks, open.view.state.values, open.channel) };
      open.view = view;
      open.errors = {};
      show(open);
      return view;
    },
    publish(user: string, payload: ViewPayload, hash?: string): View | ViewError {
      const before = homes.get(user);
      if (hash !== undefined && before !== undefined && hash !== before.view.hash) return 'hash_conflict';
      if (taken(payload.external_id, before?.view.id)) return 'duplicate_external_id';
      const id = before?.view.id ?? newId('V');
      const view = build(payload, { id, root_view_id: id, previous_view_id: null });
      view.state = { values: valuesOf(view.blocks, before?.view.state.values) };
      const open = { user, view, errors: {} };
      homes.set(user, open);
      show(open);
      return view;
    },
    setValue(open: OpenView, blockId: string, actionId: string, value: StateValue): void {
      const values = open.view.state.values;
      const inBlock = { ...values[blockId], [actionId]: value };
      open.view = { ...open.view, state: { values: { ...values, [blockId]: inBlock } } };
    },
    setErrors(open: OpenView, errors: Record<string, string>): void {
      open.errors = errors;
      show(open);
    },
    /** Closes one view and what lies above it. */
    close(user: string, id: string): void {
      const stack = stackOf(user);
      const position = stack.findIndex(({ view }) => view.id === id);
      if (position >= 0) stacks.set(user, stack.slice(0, position));
      announceTop(user);
    },
    clear(user: string): void {
      stacks.delete(user);
      announceTop(user);
    },
    snapshot: (): ViewsSnapshot => ({ homes: Object.fromEntries(homes) }),
  };
}
