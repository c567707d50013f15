#!/usr/bin/env node
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { ensureNode } from './node-version.mjs'

ensureNode()
// What was compiled once is read the next time: half the time of a short command. Without the right to write it is not.
module.enableCompileCache?.(
  fileURLToPath(new URL('../../node_modules/.cache/openpost/compiled', import.meta.url)),
)
const { run } = await import('./main.ts')
process.exitCode = await run(process.argv.slice(2))
