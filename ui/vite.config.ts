// Builds the window's page, and runs its tests in jsdom. The built page keeps a strict CSP:
// no inline script, no inlined fonts or pictures (data: is not allowed), relative addresses.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  base: "./",
  build: {
    outDir: "dist",
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
  server: { port: 1420, strictPort: true },
  // Under Vitest the browser build of Svelte must be chosen, or components cannot mount.
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  test: {
    environment: "jsdom",
    testTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    setupFiles: ["tests/setup.ts"],
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
  },
}));
