import { en } from 'zod/locales'
import * as z from 'zod/mini'

// The only door to zod, in its form of functions: that of methods takes three times as long to make a schema. Name by
// name, so that the bundler can leave out all the rest of it.
export type { core, infer, ZodMiniType as ZodType } from 'zod/mini'
export {
  array,
  boolean,
  enum,
  int,
  literal,
  maximum,
  minimum,
  minLength,
  number,
  optional,
  record,
  regex,
  strictObject,
  string,
  toJSONSchema,
  union,
} from 'zod/mini'

// What is missing is known by the words of its message.
z.config(en())

/** A schema with a description, which is published with it. */
export function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  return withMeta(schema, { description })
}

/** A schema of what may be left out, with a description. */
export function maybe<Schema extends z.ZodMiniType>(schema: Schema, description: string): z.ZodMiniOptional<Schema> {
  return described(z.optional(schema), description)
}

/** A schema with a title, which is published with it. */
export function titled<Schema extends z.ZodMiniType>(schema: Schema, title: string): Schema {
  return withMeta(schema, { title })
}

function withMeta<Schema extends z.ZodMiniType>(schema: Schema, meta: z.core.GlobalMeta): Schema {
  // Of its own: the same schema may be part of others.
  const own = schema.clone()
  z.globalRegistry.add(own, meta)
  return own
}
