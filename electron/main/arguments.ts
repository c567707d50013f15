import path from 'node:path'
import { defaultDataFolder } from '../host/data-folder.ts'

/** Which books this window opens. `folder` is always there: it also holds the window's own files. */
export interface DesktopArguments {
  folder: string
  databaseUrl: string | null
}

/**
 * Reads `--data DIR` and `--database URL` from the command line of the desktop; what it does not know belongs to
 * Chromium. The database may also come from `OPENPOST_DATABASE`, so that its password stays out of process lists.
 */
export function readArguments(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  directory: string,
): DesktopArguments {
  const folder = valueOf(argv, '--data')
  return {
    folder: folder === null ? defaultDataFolder() : path.resolve(directory, folder),
    databaseUrl: valueOf(argv, '--database') ?? env['OPENPOST_DATABASE'] ?? null,
  }
}

function valueOf(argv: readonly string[], name: string): string | null {
  const joined = argv.find((argument) => argument.startsWith(`${name}=`))
  if (joined !== undefined) return joined.slice(name.length + 1)
  const at = argv.indexOf(name)
  return at < 0 ? null : (argv[at + 1] ?? null)
}
