import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import path from 'node:path'

export interface Surroundings {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  home: string
}

const here = (): Surroundings => ({ platform: process.platform, env: process.env, home: homedir() })

/**
 * Where the books stand when nobody says otherwise. The desktop, the local host and the command line share it, so
 * that `openpost verify` looks at what the clerk sees.
 */
export function defaultDataFolder({ platform, env, home }: Surroundings = here()): string {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA']
    return path.win32.join(
      isSet(local) ? local : path.win32.join(home, 'AppData', 'Local'),
      'Openpost',
      'data',
    )
  }
  if (platform === 'darwin')
    return path.posix.join(home, 'Library', 'Application Support', 'Openpost', 'data')
  const data = env['XDG_DATA_HOME']
  // The XDG specification says that a relative path there is to be ignored.
  const base = isSet(data) && path.posix.isAbsolute(data) ? data : path.posix.join(home, '.local', 'share')
  return path.posix.join(base, 'openpost')
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== ''
}

/** The longest path that every Unix takes as the address of a socket, in bytes (macOS: 104 with its end mark). */
const longestSocketPath = 103

/**
 * The address at which the process that holds a data folder answers the command line: a socket in the folder, or,
 * where its path is too long for one, in a folder of this user alone under the temporary folder; on Windows a pipe.
 *
 * @param folder an existing data folder
 */
export function socketAddress(folder: string, platform: NodeJS.Platform = process.platform): string {
  const real = realpathSync(folder)
  const name = createHash('sha256').update(real).digest('hex').slice(0, 24)
  if (platform === 'win32') return `\\\\.\\pipe\\openpost-${name}`
  const inside = path.join(real, 'openpost.sock')
  if (Buffer.byteLength(inside) <= longestSocketPath) return inside
  return path.join(tmpdir(), `openpost-${userInfo().uid}`, `${name}.sock`)
}
