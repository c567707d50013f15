import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Host, startHost } from '../../electron/host/host-server.ts'
import { cookieOf, rawRequest, type RawRequest } from '../support/raw-request.ts'
import { openScenario, password, type Scenario } from '../support/scenario.ts'
import { type Client, requestId } from '../support/test-core.ts'

const page = '<html><head><meta name="csp-nonce" content="__CSP_NONCE__"></head></html>'

/** A renderer of two files, with a secret beside it that must never come out. */
function buildRenderer(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'openpost-renderer-'))
  mkdirSync(path.join(folder, 'renderer', 'assets'), { recursive: true })
  writeFileSync(path.join(folder, 'renderer', 'index.html'), page)
  writeFileSync(path.join(folder, 'renderer', 'assets', 'index-abc.js'), 'export {}')
  writeFileSync(path.join(folder, 'secret.txt'), 'secret')
  symlinkSync(path.join(folder, 'secret.txt'), path.join(folder, 'renderer', 'assets', 'link.txt'))
  return folder
}

describe('the local host', () => {
  let scenario: Scenario
  let host: Host
  let folder: string
  let door: string

  beforeAll(async () => {
    scenario = await openScenario()
    folder = buildRenderer()
    host = await startHost({ open: scenario.core, rendererFolder: path.join(folder, 'renderer') })
    door = await enter()
  })

  afterAll(async () => {
    await host.close()
    await scenario.dispose()
    rmSync(folder, { recursive: true, force: true })
  })

  const keyPath = () => host.newLink().slice(host.origin.length)
  const enter = async () => cookieOf(await rawRequest(host.origin, { path: keyPath() }))
  const get = (change: RawRequest = {}) =>
    rawRequest(host.origin, { ...change, headers: { cookie: door, ...change.headers } })
  const callHeaders = () => ({
    cookie: door,
    origin: host.origin,
    'x-openpost': '1',
    'content-type': 'application/json',
  })
  const call = (change: RawRequest = {}) =>
    rawRequest(host.origin, {
      method: 'POST',
      path: '/rpc/operators/state',
      body: '{}',
      ...change,
      headers: { ...callHeaders(), ...change.headers },
    })

  it('lets a browser in with the link, once', async () => {
    const link = keyPath()
    const first = await rawRequest(host.origin, { path: link })
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/')
    expect(first.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict/)
    const second = await rawRequest(host.origin, { path: link })
    expect(second.status).toBe(403)
    expect(second.headers['set-cookie']).toBeUndefined()
  })

  it('refuses a key that it never gave, and serves nothing without one', async () => {
    expect((await rawRequest(host.origin, { path: '/enter?key=' })).status).toBe(403)
    expect((await rawRequest(host.origin, { path: `/enter?key=${'A'.repeat(43)}` })).status).toBe(403)
    for (const path of ['/', '/index.html', '/assets/index-abc.js']) {
      expect((await rawRequest(host.origin, { path })).status, path).toBe(403)
    }
    const name = door.split('=')[0]
    expect((await get({ headers: { cookie: `${name}=guess` } })).status).toBe(403)
    expect((await call({ headers: { cookie: '' } })).status).toBe(403)
  })

  it('serves the page with a nonce of its own and a policy without unsafe words', async () => {
    const first = await get()
    const second = await get()
    const nonce = /content="([^"]+)"/.exec(first.body)?.[1] ?? ''
    expect(nonce).toMatch(/^[\w+/=]{24,}$/)
    expect(first.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
    expect(first.headers['content-security-policy']).toContain("default-src 'none'")
    expect(first.headers['content-security-policy']).not.toContain('unsafe')
    expect(second.body).not.toContain(nonce)
    expect(first.headers['x-content-type-options']).toBe('nosniff')
    expect(first.headers['cache-control']).toBe('no-store')
    expect((await get({ path: '/assets/index-abc.js' })).headers['cache-control']).toContain('immutable')
  })

  it('answers to its own name only', async () => {
    const port = new URL(host.origin).port
    for (const name of [
      'evil.example',
      `evil.example:${port}`,
      `localhost:${port}`,
      '127.0.0.1',
      'openpost',
    ]) {
      expect((await get({ headers: { host: name } })).status, name).toBeOneOf([400, 421])
      expect((await call({ headers: { host: name } })).status, name).toBeOneOf([400, 421])
    }
  })

  it('refuses calls that another site could make', async () => {
    expect((await call()).status).toBe(200)
    expect((await call({ headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect((await call({ headers: { origin: 'null' } })).status).toBe(403)
    expect((await call({ headers: { origin: undefined } })).status).toBe(403)
    expect((await call({ headers: { 'x-openpost': undefined } })).status).toBe(403)
    expect((await call({ headers: { 'sec-fetch-site': 'same-site' } })).status).toBe(403)
    expect((await call({ method: 'GET', body: undefined })).status).toBe(405)
    const embedded = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-dest': 'script',
    }
    expect((await get({ path: '/assets/index-abc.js', headers: embedded })).status).toBe(403)
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets\\..\\..\\secret.txt',
    '//secret.txt',
    '/assets/link.txt',
    '/assets',
    '/assets/',
    '/etc/passwd',
    '/index.html%00.js',
  ])('does not serve %s', async (path) => {
    const answer = await get({ path })
    expect(answer.status).toBeOneOf([400, 404])
    expect(answer.body).not.toContain('secret')
  })

  it('refuses a body that says it is larger than 512 MB before reading it', async () => {
    const answer = await call({ headers: { 'content-length': String(512 * 1024 * 1024 + 1) }, body: '' })
    expect(answer.status).toBe(413)
  })

  it('answers an unknown procedure and an unknown path with 404', async () => {
    expect((await call({ path: '/rpc/operators/nothing' })).status).toBe(404)
    expect((await call({ path: '/rpc' })).status).toBe(404)
    expect((await get({ path: '/nothing' })).status).toBe(404)
  })

  it('keeps the session in a cookie that scripts cannot read, and forgets it on signing out', async () => {
    const jar = new Map([['door', door]])
    const client = browserClient(host.origin, jar)
    const login = { login: await adminLogin(scenario), password, requestId: requestId() }
    expect((await client.operators.state()).session).toBeNull()
    await client.operators.login(login)
    expect((await client.operators.state()).session?.operator.role).toBe('administrator')
    // Another browser that came through the door is nobody yet.
    expect((await browserClient(host.origin, new Map([['door', door]])).operators.state()).session).toBeNull()
    await client.operators.logout({ requestId: requestId() })
    expect((await client.operators.state()).session).toBeNull()
  })

  it('does not take a session from a header, which a page could have stolen', async () => {
    const { token } = await scenario.core.anonymous.operators.login({
      requestId: requestId(),
      login: await adminLogin(scenario),
      password,
    })
    const answer = await call({ headers: { authorization: `Bearer ${token}` } })
    expect(JSON.parse(answer.body).json.session).toBeNull()
  })

  it('streams the events of long work', async () => {
    const client = browserClient(host.origin, new Map([['door', door]]))
    await client.operators.login({ requestId: requestId(), login: await adminLogin(scenario), password })
    const checks = []
    for await (const check of await client.audit.verify()) checks.push(check.check)
    expect(checks).toContain('chain')
  })
})

async function adminLogin({ client }: Scenario): Promise<string> {
  const { session } = await client.operators.state()
  return session?.operator.login ?? ''
}

/** A client that keeps cookies as a browser does. */
function browserClient(origin: string, jar: Map<string, string>): Client {
  const link = new RPCLink({
    url: `${origin}/rpc`,
    headers: { 'x-openpost': '1', origin },
    fetch: async (request) => {
      const headers = new Headers(request.headers)
      headers.set('cookie', [...jar.values()].join('; '))
      const response = await fetch(new Request(request, { headers }))
      for (const cookie of response.headers.getSetCookie()) {
        expect(cookie).toContain('HttpOnly; SameSite=Strict')
        const pair = cookie.split(';')[0] ?? ''
        jar.set(pair.split('=')[0] ?? '', pair)
      }
      return response
    },
  })
  return createORPCClient(link)
}
