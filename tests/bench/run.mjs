#!/usr/bin/env node
import { ensureNode } from '../../electron/cli/node-version.mjs'

ensureNode()
const { run } = await import('./main.ts')
process.exitCode = await run(process.argv.slice(2))
