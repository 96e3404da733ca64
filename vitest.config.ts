import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      {
        test: {
          name: 'domain',
          include: ['test/domain/**/*.test.ts', 'test/slack/**/*.test.ts', 'test/sandbox/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/{application,cli,contract,e2e,jobs,providers,store,system,webhooks}/**/*.test.ts'],
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
