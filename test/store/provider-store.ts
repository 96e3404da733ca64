import { beforeAll } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { createStore } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';
import { addWorkspaces } from './estate.ts';

/** The store on this test file's own database, with two workspaces and nothing else. */
export function useStore() {
  const database = useDatabase();
  let store: Store | undefined;
  beforeAll(async () => {
    store = createStore({ ...(await database.open()), enqueue: async () => {} });
    await addWorkspaces(database.sql);
  });
  return {
    sql: database.sql,
    get store(): Store {
      if (store === undefined) throw new Error('the store is ready from beforeAll on');
      return store;
    },
  };
}
