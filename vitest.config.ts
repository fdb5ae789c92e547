import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Node takes graphql's CommonJS entry, Vite its other one, and graphql refuses to meet itself twice.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: { include: ['tests/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 60_000 },
});
