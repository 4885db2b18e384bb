// Says on standard error which modules a program loads: `node --import ./test/support/tell-loads.js PROGRAM`.
import { register } from 'node:module'

const hooks = `
  import { writeSync } from 'node:fs'
  export async function load(url, context, next) {
    if (url.startsWith('file:')) writeSync(2, 'loads ' + url + '\\n')
    return next(url, context)
  }`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
