import { apkg } from '../emitters/apkg/index.js'
import { readBytes } from '../io/read-bytes.js'
import { failure } from '../io/system-error.js'
import { comparePackages } from '../packages/compare-packages.js'
import { isPackageFault } from '../packages/package-contents.js'
import { readPackage } from '../packages/read-package.js'
import { planFromPackages } from '../plan/from-packages.js'
import type { Plan } from '../plan/plan.js'
import type { ProjectGathering } from './gather-in-project.js'

/** What importing the gathered notes would do to someone who studies the package at a path. */
export async function plannedAgainst(
  path: string,
  { gathered, identified }: ProjectGathering,
  timestamp: number,
): Promise<Plan> {
  const before = await readPackage(readBytes(path))
  if (isPackageFault(before)) throw failure(`cannot plan against \`${path}\`: ${before.fault}`)
  const { collection, deckOf } = gathered.compilation
  const { artifacts } = await apkg.emit(collection, {
    name: 'plan',
    deckOf,
    timestamp,
    media: gathered.media,
    csvHeader: 'anki',
    noteTypes: 'own',
    ...(identified === undefined ? {} : { guidOf: identified.guidOf, modOf: identified.modOf }),
  })
  const pieces = artifacts.flatMap((artifact) => [...(artifact.pieces?.() ?? [])])
  const after = await readPackage(Buffer.concat(pieces))
  if (isPackageFault(after)) throw new Error(`The package of the plan cannot be read: ${after.fault}`)
  return planFromPackages(comparePackages(before, after))
}
