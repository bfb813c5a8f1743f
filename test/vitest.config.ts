import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;
const needTheSite = ['test/site/**/*.test.ts', 'test/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    // Builds and browsers wait much; one worker alone, as on two processors by default, takes twice as long.
    maxWorkers: 2,
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: needTheSite,
          // What files share, the content above all, is loaded once a worker.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'site',
          include: needTheSite,
          globalSetup: ['test/setup/build.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
