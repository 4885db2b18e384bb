import { declareBuild } from './build.js'
import { declareCheck } from './check.js'
import type { Declaration } from './declaration.js'
import { declareExplain } from './explain.js'
import { declareFmt } from './fmt.js'
import { declareInit } from './init.js'
import { declareLsp } from './lsp.js'
import { declarePlan } from './plan.js'
import { declarePreview } from './preview.js'
import { declareRules } from './rules.js'
import { declareVerify } from './verify.js'

/** The commands by their names, in the order in which the help names them. */
export const declarations: ReadonlyMap<string, Declaration> = new Map([
  ['init', declareInit],
  ['build', declareBuild],
  ['check', declareCheck],
  ['fmt', declareFmt],
  ['preview', declarePreview],
  ['explain', declareExplain],
  ['rules', declareRules],
  ['plan', declarePlan],
  ['verify', declareVerify],
  ['lsp', declareLsp],
])
