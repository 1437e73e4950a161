import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const SECOND = 1_000
const MINUTE = 60 * SECOND
// `npm run soak` runs the full counts that an issue names; a test reads the same variable for its counts.
const patience = process.env['SOAK'] ? 60 * MINUTE : MINUTE

// Three machines that join a house, once for each mistake, and real windows would be too much for every run.
const ONLY_SOAK = process.env['SOAK'] ? [] : ['electron/shell/shell-soak.test.ts']
const NOT_OURS = ['**/node_modules/**', 'out/**', ...ONLY_SOAK]
const PAGES = 'renderer/e2e/**/*.test.ts'
// What neither starts processes nor changes the one that it runs in: to load the program anew for each of these files
// takes longer than most of them do. They share a process for each worker, and come last, when the long files are done.
const TOGETHER = [
  'shared/**/*.test.ts',
  'renderer/{apps,client,features,ui}/**/*.test.{ts,tsx}',
  'electron/centre/{api,catalogue,files,journal,seed,store,usecases}/**/*.test.ts',
]

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'parts', include: ['**/*.test.{ts,tsx}'], exclude: [...NOT_OURS, PAGES, ...TOGETHER] },
      },
      { extends: true, test: { name: 'together', include: TOGETHER, exclude: NOT_OURS, isolate: false } },
      // A browser on a busy machine can stand still for longer than a test waits: what a page did not show in time is
      // looked at once more, from the beginning, and the report says so. Nothing else is ever asked twice.
      { extends: true, test: { name: 'pages', include: [PAGES], exclude: NOT_OURS, retry: 1 } },
    ],
    // Native modules, signals and working folders of one test file stay away from the others.
    pool: 'forks',
    // A file waits for Chromium, a printer or a disk for a fifth of its time: one more than cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
    testTimeout: patience,
    hookTimeout: patience,
    passWithNoTests: false,
    // The machine's zone must not matter: it is neither Viet Nam's nor UTC here.
    env: { TZ: 'America/Los_Angeles' },
  },
})
