import { openPackage } from './open-package.js'
import { isPackageFault, type PackageContents, type PackageFault } from './package-contents.js'
import { readCollection } from './read-collection.js'
import { readMediaList } from './read-media-list.js'
import { sqlite } from './sqlite.js'

/** More than a collection of a million long notes takes, and as much as SQLite can hold in memory here. */
const largestCollection = 2 ** 30

/** What a package holds, whichever program wrote it; or why that cannot be told. Media stay packed until they are read. */
export async function readPackage(bytes: Uint8Array): Promise<PackageContents | PackageFault> {
  const opened = openPackage(bytes)
  if (isPackageFault(opened)) return opened
  if (opened.latest) {
    return {
      fault:
        'it is of the newest kind of package, which only Anki itself reads: export it again with “Support older Anki versions” ticked',
    }
  }
  const entry = opened.files.get(opened.collection)
  if (entry !== undefined && entry.size > largestCollection) {
    return { fault: `its collection would be ${Math.round(entry.size / 2 ** 20)} MB when unpacked: more than is read` }
  }
  const database = entry?.read()
  if (database === undefined) return { fault: `\`${opened.collection}\` in it is damaged` }
  const collection = readCollection(await sqlite(), database)
  if (isPackageFault(collection)) return collection
  const media = readMediaList(opened.files)
  if (isPackageFault(media)) return media
  return { ...collection, media: media.files }
}
