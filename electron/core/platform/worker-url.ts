import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Every worker of the core: its bundle beside the main file, and its source beside this one. */
const workers = {
  'statement-worker': '../statements/worker.ts',
  'render-worker': '../documents/render-worker.ts',
} as const

export type WorkerName = keyof typeof workers

/**
 * Where a worker's entry file stands: the TypeScript source when the core runs from source, else its bundle,
 * which lies beside the running file or, when that file is a chunk, one folder up.
 */
export function workerUrl(name: WorkerName, from: string = import.meta.url): URL {
  if (from.endsWith('.ts')) return new URL(workers[name], from)
  const candidates = [`./${name}.js`, `../${name}.js`, `./${name}.mjs`, `../${name}.mjs`].map(
    (file) => new URL(file, from),
  )
  const found = candidates.find((url) => existsSync(fileURLToPath(url)))
  if (found === undefined) throw new Error(`The bundle of ${name} is missing beside ${from}`)
  return found
}
