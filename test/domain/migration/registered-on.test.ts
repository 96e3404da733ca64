import { expect, it } from 'vitest';
import { registrations, routeOf } from '../../../src/domain/migration/registered-on.ts';

it.each([
  ['a number that is registered nowhere: it is added (R80)', 'none', 'add'],
  ['a number on the Business app: it coexists, or leaves the app (R82)', 'business_app', 'coexist_or_delete'],
  ['a number on the consumer app: it leaves that (R83)', 'consumer_app', 'delete_account'],
  ['a number in coexistence: it leaves the app first (R110)', 'coexistence', 'leave_coexistence'],
] as const)('[R80] [R82] [R83] [R110] no migration for %s', (_, place, route) => {
  expect(routeOf[place]).toBe(route);
});

it('[R80] a migration only for a number that is registered for the API', () => {
  expect(registrations.filter((place) => routeOf[place] === 'migrate')).toEqual(['api']);
});
