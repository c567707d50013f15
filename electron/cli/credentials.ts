import { readFileSync, statSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { UsageError } from './exit-codes.ts'

export interface Credentials {
  login: string
  password: string
}

const zCredentials = z.object({ login: z.string().min(1), password: z.string().min(1) })

/**
 * Reads login and password from a file that only its owner can read, or from stdin for `-`: two lines, or JSON.
 *
 * @throws UsageError when others can read the file, or it holds something else
 */
export async function readCredentials(file: string): Promise<Credentials> {
  if (file === '-') return parseCredentials(await text(process.stdin), 'stdin')
  let mode
  try {
    mode = statSync(file).mode
  } catch {
    throw new UsageError(`The credentials file ${file} cannot be read.`)
  }
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new UsageError(`The credentials file ${file} can be read by others. Run: chmod 600 ${file}`)
  }
  return parseCredentials(readFileSync(file, 'utf8'), file)
}

/** @param origin names the source in the refusal; nothing of what it holds is repeated */
export function parseCredentials(content: string, origin: string): Credentials {
  const parsed = zCredentials.safeParse(
    content.trimStart().startsWith('{') ? parseJson(content) : twoLines(content),
  )
  if (parsed.success) return parsed.data
  throw new UsageError(
    `${origin} holds no credentials: the login on the first line and the password on the second, or {"login":"…","password":"…"}.`,
  )
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return null
  }
}

function twoLines(content: string): unknown {
  const [login, password, ...rest] = content.replace(/\r?\n$/u, '').split(/\r?\n/u)
  return rest.length === 0 ? { login: login?.trim(), password } : null
}
