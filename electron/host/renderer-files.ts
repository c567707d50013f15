import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { contentSecurityPolicy, inertPolicy, newNonce, securityHeaders } from './security-headers.ts'

export interface FileAnswer {
  status: 200 | 404
  headers: Record<string, string>
  body: Buffer
}

export interface RendererFiles {
  /** Answers a path of the address, as it stands there. Only files of the built renderer can come of it. */
  answer(pathname: string): Promise<FileAnswer>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

const noncePlace = '__CSP_NONCE__'

/**
 * The built renderer as answers to a browser or a window. The folder is listed once: a path that leads out of it is
 * simply not on the list.
 *
 * @throws Error when the renderer was not built
 */
export function openRendererFiles(folder: string): RendererFiles {
  const index = path.join(folder, 'index.html')
  if (!existsSync(index))
    throw new Error(`The renderer is not built (${index} is missing): run "npm run build".`)
  const page = readFileSync(index, 'utf8')
  const files = listFiles(folder)
  return {
    answer: async (pathname) => {
      if (pathname === '/' || pathname === '/index.html') return pageAnswer(page)
      const file = files.get(pathname)
      if (file === undefined) return missing()
      return fileAnswer(pathname, await readFile(file))
    },
  }
}

/** Address path → file, links not followed. */
function listFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const relative = path.relative(folder, file).split(path.sep).map(encodeURIComponent).join('/')
    files.set(`/${relative}`, file)
  }
  return files
}

function pageAnswer(page: string): FileAnswer {
  const nonce = newNonce()
  return {
    status: 200,
    headers: {
      ...securityHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce),
      'cache-control': 'no-store',
    },
    body: Buffer.from(page.replaceAll(noncePlace, nonce)),
  }
}

function fileAnswer(pathname: string, body: Buffer): FileAnswer {
  // What the bundler puts below assets/ carries the hash of its content in its name.
  const isHashed = pathname.startsWith('/assets/')
  const type = types[path.posix.extname(pathname)]
  // A worker takes its policy from its own answer, not from the page.
  const isScript = type?.startsWith('text/javascript') === true
  return {
    status: 200,
    headers: {
      ...securityHeaders,
      'content-type': type ?? 'application/octet-stream',
      'content-security-policy': isScript
        ? "default-src 'none'; script-src 'self'; connect-src 'self'"
        : inertPolicy,
      'cache-control': isHashed ? 'private, max-age=31536000, immutable' : 'no-cache',
    },
    body,
  }
}

function missing(): FileAnswer {
  return {
    status: 404,
    headers: {
      ...securityHeaders,
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': inertPolicy,
      'cache-control': 'no-store',
    },
    body: Buffer.from('Not found.\n'),
  }
}
