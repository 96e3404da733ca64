import { expect, test } from 'vitest';
import { judgeHeader } from '../../../src/domain/subscription/import-header.ts';

const whole = ['external_id', 'phone', 'subscription_group_id', 'subscription_state'];

test('a header without any of the columns is none, and shows no person', () => {
  expect(judgeHeader(['crm-0001', '+33612345678', 'subscribed'], false)).toEqual({
    kind: 'no_header',
    found: ['crm-0001', '+3…78', 'subscribed'],
  });
});

test('what is missing is named: a person, the group, the state', () => {
  expect(judgeHeader(['email', 'subscription_group_id'], false)).toEqual({
    kind: 'missing_columns',
    missing: ['person', 'subscription_state'],
    near: [],
  });
  expect(judgeHeader(['phone', 'subscription_state'], false)).toMatchObject({
    missing: ['subscription_group_id'],
  });
});

test('a header that is nearly right is not taken for it, but told how it is spelled', () => {
  expect(judgeHeader(['External_ID', 'phone', 'subscription state'], true)).toEqual({
    kind: 'missing_columns',
    missing: ['subscription_state'],
    near: [
      { found: 'External_ID', meant: 'external_id' },
      { found: 'subscription state', meant: 'subscription_state' },
    ],
  });
  expect(judgeHeader([' phone', 'subscription_state'], true)).toMatchObject({
    near: [{ found: ' phone', meant: 'phone' }],
  });
});

test('a column twice is refused by name', () => {
  expect(judgeHeader([...whole, 'phone'], false)).toEqual({ kind: 'duplicate_columns', columns: ['phone'] });
});

test('columns stand in any order, the group may be left to the modal, and others are told', () => {
  expect(judgeHeader(['subscription_state', 'email', 'phone', '', 'email'], true)).toEqual({
    kind: 'header',
    width: 5,
    externalId: -1,
    phone: 2,
    group: -1,
    state: 0,
    ignored: ['email'],
  });
});
