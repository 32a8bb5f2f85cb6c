import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";

/** React Router names every server entry index.js; the worker must keep its own name beside it. */
const keepEntryNames: Plugin = {
  name: "keep-entry-names",
  enforce: "post",
  configResolved(config) {
    const output = config.environments.ssr?.build.rollupOptions.output;
    if (output && !Array.isArray(output)) output.entryFileNames = "[name].js";
  },
};

export default defineConfig({
  plugins: [reactRouter(), keepEntryNames],
  environments: {
    ssr: {
      build: {
        rollupOptions: {
          // The composition root is the server bundle: one copy of every module, one pool. The sheet reader is the
          // entry of a worker thread, the compiler of papers that of a process.
          input: {
            index: "./src/main.ts",
            "sheets.worker": "./src/platform/import/sheets.worker.ts",
            "compiler.child": "./src/platform/documents/compiler.child.ts",
          },
        },
      },
    },
  },
});
