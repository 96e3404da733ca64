import { describe, expect, test } from 'vitest';
import { GroupId, WorkspaceKey } from '../../../src/domain/asset/ids.ts';
import {
  createRowJudge,
  type ImportCells,
  type ImportReject,
  type ImportRequest,
} from '../../../src/domain/subscription/import-row.ts';

const fr = GroupId.parse('7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10');
const frOld = GroupId.parse('7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a11');
const de = GroupId.parse('0be5c1de-2222-4f7a-8a77-6a0f4f4b7d21');
const brandFr = WorkspaceKey.parse('brand-fr');
const brandDe = WorkspaceKey.parse('brand-de');
const request: ImportRequest = {
  defaultGroup: null,
  workspace: brandFr,
  groups: new Map([
    [fr, { workspace: brandFr, status: 'active' }],
    [frOld, { workspace: brandFr, status: 'archived' }],
    [de, { workspace: brandDe, status: 'active' }],
  ]),
};
const good: ImportCells = { line: 2, externalId: 'crm-0001', phone: '', group: fr, state: 'subscribed' };

const judge = (cells: Partial<ImportCells>, asked: Partial<ImportRequest> = {}) =>
  createRowJudge({ ...request, ...asked }).judgeRow({ ...good, ...cells });

type Refusal = [Partial<ImportCells>, Omit<ImportReject, 'line'>];

const refusals: Refusal[] = [
  [{ externalId: '' }, { reason: 'no_person', column: null, shown: null }],
  [{ externalId: 'crm-\u0000001' }, { reason: 'bad_external_id', column: 'external_id', shown: 'cr…01' }],
  [
    { externalId: 'crm-0001\u200B' },
    { reason: 'bad_external_id', column: 'external_id', shown: 'cr…1\uFFFD' },
  ],
  [{ externalId: 'é'.repeat(499) }, { reason: 'bad_external_id', column: 'external_id', shown: 'éé…éé' }],
  [{ externalId: 'crm-0001 ' }, { reason: 'surrounding_spaces', column: 'external_id', shown: 'cr…1 ' }],
  [{ externalId: 'crm-\uFFFD001' }, { reason: 'bad_utf8', column: 'external_id', shown: 'cr…01' }],
  [{ externalId: 'crm-\uD800001' }, { reason: 'bad_utf8', column: 'external_id', shown: 'cr…01' }],
  [{ phone: '33612345678' }, { reason: 'bad_phone', column: 'phone', shown: '33…78' }],
  [{ phone: '+33 6 12 34 56 78' }, { reason: 'bad_phone', column: 'phone', shown: '+3…78' }],
  [{ phone: '+33612345678\u00A0' }, { reason: 'surrounding_spaces', column: 'phone', shown: '+3…8\u00A0' }],
  [{ phone: '+336' }, { reason: 'bad_phone', column: 'phone', shown: '…' }],
  [{ phone: '+0612345678' }, { reason: 'bad_phone', column: 'phone', shown: '+0…78' }],
  [{ state: '' }, { reason: 'no_state', column: 'subscription_state', shown: null }],
  [{ state: 'Subscribed' }, { reason: 'bad_state', column: 'subscription_state', shown: 'Subscribed' }],
  [{ state: 'unknown' }, { reason: 'bad_state', column: 'subscription_state', shown: 'unknown' }],
  [{ state: '+33612345678' }, { reason: 'bad_state', column: 'subscription_state', shown: '+3…78' }],
  [{ state: 'anne@exemple.fr' }, { reason: 'bad_state', column: 'subscription_state', shown: 'an…fr' }],
  [{ group: '' }, { reason: 'no_group', column: 'subscription_group_id', shown: null }],
  [
    { group: 'WhatsApp FR' },
    { reason: 'bad_group_id', column: 'subscription_group_id', shown: 'WhatsApp FR' },
  ],
  [{ group: '33612345678' }, { reason: 'bad_group_id', column: 'subscription_group_id', shown: '33…78' }],
  [{ group: ` ${fr}` }, { reason: 'surrounding_spaces', column: 'subscription_group_id', shown: ' 7…10' }],
  [{ group: frOld }, { reason: 'group_archived', column: 'subscription_group_id', shown: frOld }],
  [{ group: de }, { reason: 'group_of_another_workspace', column: 'subscription_group_id', shown: de }],
];

describe('a row of an import', () => {
  test.each(refusals)('is rejected as it stands: %o [R61]', (cells, reject) => {
    expect(judge(cells)).toEqual({ kind: 'reject', reject: { line: 2, ...reject } });
  });

  test('of a group that is not in the inventory is rejected by its id', () => {
    const stranger = fr.replace('10', '99').toUpperCase();
    expect(judge({ group: stranger })).toMatchObject({
      reject: { reason: 'unknown_group', shown: stranger.toLowerCase() },
    });
  });

  test('keeps both identifiers, to the digit', () => {
    expect(judge({ phone: '+5511912345678', state: 'unsubscribed' })).toEqual({
      kind: 'row',
      row: { line: 2, externalId: 'crm-0001', phone: '+5511912345678', group: fr, state: 'unsubscribed' },
    });
  });

  test('may spell its group in capitals', () => {
    expect(judge({ group: fr.toUpperCase() })).toMatchObject({ row: { group: fr } });
  });

  test('may be of an external id of 997 bytes', () => {
    expect(judge({ externalId: 'é'.repeat(498) })).toMatchObject({ kind: 'row' });
  });

  test('that names no group is of the one asked for, which may have been archived since', () => {
    expect(judge({ group: '' }, { defaultGroup: fr })).toMatchObject({ row: { group: fr } });
    expect(judge({ group: '' }, { defaultGroup: frOld })).toMatchObject({
      reject: { reason: 'group_archived', shown: frOld },
    });
  });

  test('is refused where the group asked for is not in the inventory', () => {
    expect(judge({ group: '' }, { defaultGroup: de, groups: new Map() })).toMatchObject({
      reject: { reason: 'unknown_group', shown: de },
    });
  });
});

describe('the workspace of an import', () => {
  test('is unknown until a row is good, and then holds for the rows after it', () => {
    const { judgeRow, workspace } = createRowJudge({ ...request, workspace: null });
    expect(judgeRow({ ...good, group: de, phone: 'none' }).kind).toBe('reject');
    expect(workspace()).toBeNull();
    expect(judgeRow(good).kind).toBe('row');
    expect(judgeRow({ ...good, group: de })).toMatchObject({
      reject: { reason: 'group_of_another_workspace' },
    });
    expect(workspace()).toBe(brandFr);
  });

  test('is that of the group asked for', () => {
    const { workspace } = createRowJudge({ ...request, workspace: null, defaultGroup: de });
    expect(workspace()).toBe(brandDe);
  });
});
