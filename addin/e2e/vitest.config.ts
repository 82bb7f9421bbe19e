import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ["**/*.e2e.ts"],
    globalSetup: "./server.ts",
    testTimeout: 30_000,
    hookTimeout: 30_000,
    fileParallelism: false, // one server and one browser at a time, so that times mean something
  },
});
