import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Many tests wait for programs that they start: on two cores one worker, which is what is left by default, is too few.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // What runs the built program starts processes, and two cores are few.
    testTimeout: 30_000,
    // What tests build is not remembered beyond them.
    env: { DECKWRIGHT_CACHE: '' },
  },
})
