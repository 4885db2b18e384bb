// The only door to zod. Whole, so that the bundler can leave out what is not used.
import * as z from 'zod'

export { z }
