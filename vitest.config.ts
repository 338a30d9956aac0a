import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['kernel', 'contract', 'server', 'web', 'cli', 'test'].map(
      (zone) => `${zone}/**/*.test.{ts,tsx}`,
    ),
    globalSetup: ['test/world/database-server.ts'],
    // Every file has a database of its own; two cores are the smallest machine we know
    maxWorkers: 2,
    // Where the processor has protection keys V8 may lose a freed code page and end the process with
    // "Check failed: jit_page.has_value()"
    execArgv: ['--no-memory-protection-keys'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});
