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
    // The address of the style sheet, which documents link to: emptied like other styles, it would be no address.
    css: { include: [/\?url$/] },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
