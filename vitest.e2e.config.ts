import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    // One server and one browser for all: files run one after the other, each journey in its own browser context.
    fileParallelism: false,
    globalSetup: "e2e/support/global-setup.ts",
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
