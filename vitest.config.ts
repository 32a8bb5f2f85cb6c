import { defineConfig } from "vitest/config";

/**
 * Unit and integration tests. React Router's plugin stays out: pages are tested as plain components, or in a browser.
 */
export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    globalSetup: "src/testing/global-setup.ts",
    // Processes and not threads: some tests send signals or leave a process.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
