import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What runs the built program starts processes, and two cores are few.
    testTimeout: 30_000,
  },
})
