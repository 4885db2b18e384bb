// The only door to zod. Name by name, so that the bundler can leave out all the rest of it.
export type { core, infer, ZodType } from 'zod'
export { array, boolean, enum, int, literal, number, record, strictObject, string, toJSONSchema, union } from 'zod'
