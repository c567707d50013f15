import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The `resources` folder of the application: found by walking up from the running file, which works from source
 * and from the bundle. A packaged application keeps it elsewhere and hands its place to the render pool.
 * Throws when there is none, since no document can be printed without the fonts.
 */
export function findResourcesDirectory(from: string = import.meta.url): string {
  const start = dirname(fileURLToPath(from))
  for (let directory = start; ; directory = dirname(directory)) {
    const candidate = join(directory, 'resources')
    if (existsSync(join(candidate, 'fonts'))) return candidate
    if (directory === dirname(directory)) throw new Error(`No resources/fonts folder above ${start}`)
  }
}
