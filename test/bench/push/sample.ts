import { GroupId, WorkspaceKey } from '../../../src/domain/asset/ids.ts';

export const group = GroupId.parse('00000000-0000-4000-8000-000000000001');
export const workspaceKey = WorkspaceKey.parse('sample');
export const restKey = 'sample-rest-key';

/** A clock on which seconds go by faster, the same in every process of the bench. */
export const fastClock = ({ began = '0', speed = '1' }: Readonly<Record<string, string>>) => ({
  now: () => new Date(Number(began) + (Date.now() - Number(began)) * Number(speed)),
});
