import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contract,server,simulator,start,web,deploy,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    environment: 'node',
    // A process for each file: argon2 and sharp are native, and a test may change the clock or the environment.
    pool: 'forks',
    isolate: true,
    maxWorkers: 2,
    // real sockets and clocks on a strange machine may stumble once; at home nothing is tried twice
    retry: process.env.CI ? 1 : 0,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    globalSetup: ['start/src/vitest-database.ts'],
    setupFiles: ['start/src/vitest-network.ts', 'start/src/vitest-leaks.ts'],
  },
})
