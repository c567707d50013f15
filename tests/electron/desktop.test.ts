import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  desktopMissing,
  type LaunchedDesktop,
  launchElectron,
  startAgain,
} from '../support/launch-electron.ts'
import { runCli } from '../support/run-cli.ts'

const missing = desktopMissing()
if (missing !== null) console.log(`tests/electron ${missing}`)

describe.skipIf(missing !== null)('the desktop', () => {
  let desktop: LaunchedDesktop

  beforeAll(async () => {
    desktop = await launchElectron()
  })
  afterAll(() => desktop.close())

  /** Whatever the language, a page that has reached the core shows something to press. */
  const firstStart = () => desktop.page.getByRole('button').first()

  it('opens one window on its own scheme with the first start on it', async () => {
    expect(desktop.page.url()).toMatch(/^app:\/\/openpost\//)
    await firstStart().waitFor()
    expect(desktop.app.windows()).toHaveLength(1)
    expect(desktop.complaints).toEqual([])
  })

  it('gives the page nothing of Node.js or Electron', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer']
    const found = await desktop.page.evaluate((all) => all.filter((name) => name in globalThis), names)
    expect(found).toEqual([])
  })

  it('opens no second window', async () => {
    const opened = await desktop.page.evaluate(() => [
      window.open('https://example.com/') === null,
      window.open('app://openpost/') === null,
      window.open('about:blank') === null,
    ])
    expect(opened).toEqual([true, true, true])
    expect(desktop.app.windows()).toHaveLength(1)
  })

  const followLink = (address: string) =>
    desktop.page.evaluate((to) => {
      const link = document.createElement('a')
      link.href = to
      document.body.append(link)
      link.click()
      link.remove()
    }, address)

  it.each(['https://example.com/', 'file:///etc/passwd', 'app://elsewhere/', 'data:text/html,<p>hello'])(
    'does not navigate to %s',
    async (address) => {
      await desktop.page.evaluate(() => Object.assign(globalThis, { isSamePage: true }))
      await followLink(address)
      await desktop.page.waitForTimeout(200)
      expect(await desktop.page.evaluate(() => [location.origin, 'isSamePage' in globalThis])).toEqual([
        'app://openpost',
        true,
      ])
    },
  )

  it('comes back from about:blank, which asks nobody', async () => {
    await desktop.page.evaluate(() => Object.assign(globalThis, { isSamePage: true }))
    await followLink('about:blank')
    const where = () => desktop.page.evaluate(() => [location.origin, 'isSamePage' in globalThis])
    await expect.poll(where, { timeout: 10_000 }).toEqual(['app://openpost', false])
    await firstStart().waitFor()
  })

  it('runs no script and takes no style that the page did not come with', async () => {
    const outcome = await desktop.page.evaluate(async () => {
      const violations: string[] = []
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective),
      )
      const script = document.createElement('script')
      script.textContent = 'globalThis.wasInjected = true'
      document.body.append(script)
      const style = document.createElement('style')
      style.textContent = 'body { display: none }'
      document.body.append(style)
      const frame = document.createElement('iframe')
      frame.src = 'https://example.com/'
      document.body.append(frame)
      const fetched = await fetch('https://example.com/').then(
        () => 'fetched',
        () => 'refused',
      )
      // In a task of its own: what a debugger evaluates may do what the page may not.
      const evaluated = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            resolve(String(new Function('return "evaluated"')()))
          } catch {
            resolve('refused')
          }
        })
      })
      await new Promise((resolve) => setTimeout(resolve, 200))
      const display = getComputedStyle(document.body).display
      for (const element of [script, style, frame]) element.remove()
      return {
        fetched,
        evaluated,
        display,
        injected: 'wasInjected' in globalThis,
        violations: violations.sort(),
      }
    })
    expect(outcome).toMatchObject({ fetched: 'refused', evaluated: 'refused', injected: false })
    expect(outcome.display).not.toBe('none')
    expect(outcome.violations).toEqual(
      expect.arrayContaining(['connect-src', 'frame-src', 'script-src-elem', 'style-src-elem']),
    )
  })

  it('grants no permission that would ask the user', async () => {
    const states = await desktop.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone'] as const
      const answers = names.map((name) => navigator.permissions.query({ name: name as PermissionName }))
      return (await Promise.all(answers)).map((answer) => answer.state)
    })
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied'])
  })

  it('serves nothing but the built renderer', async () => {
    const statuses = await desktop.page.evaluate(async () => {
      const paths = [
        '/../main/index.cjs',
        '/%2e%2e/main/index.cjs',
        '/..%2fmain%2findex.cjs',
        '/package.json',
      ]
      return Promise.all(paths.map(async (path) => (await fetch(`app://openpost${path}`)).status))
    })
    expect(statuses).toEqual([404, 404, 404, 404])
  })

  it('runs the page in a sandbox with everything dangerous off', async () => {
    const settings = await desktop.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const [width, height] = window?.getMinimumSize() ?? []
      // Not in the published types, and the one place that says what was really applied.
      const read: unknown = window && Reflect.get(window.webContents, 'getLastWebPreferences')
      const applied: unknown = typeof read === 'function' ? read.call(window?.webContents) : {}
      return { ...Object(applied), width, height }
    })
    expect(settings).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      width: 1024,
      height: 640,
    })
  })

  it('answers the command line while it holds the folder', async () => {
    expect(existsSync(path.join(desktop.folder, 'openpost.db'))).toBe(true)
    expect(statSync(path.join(desktop.folder, 'openpost.sock')).mode & 0o777).toBe(0o600)
    const state = await runCli(['call', 'operators.state', '--data', desktop.folder])
    expect(state.json()).toMatchObject([{ setUp: false }])
  })

  it('brings the window forward instead of opening the same folder twice', async () => {
    expect(await startAgain(desktop.folder)).toBe(0)
    expect(desktop.app.windows()).toHaveLength(1)
  })

  it('survives a reload, with a new port for the new page', async () => {
    await desktop.page.reload()
    await firstStart().waitFor()
  })

  it('offers to restart when the core dies, and the page works again', async () => {
    await desktop.app.evaluate(({ app, dialog }) => {
      Object.assign(dialog, { showMessageBox: async () => ({ response: 0, checkboxChecked: false }) })
      const core = app.getAppMetrics().find((metric) => metric.name === 'Openpost core')
      if (core !== undefined) process.kill(core.pid, 'SIGKILL')
    })
    await desktop.page.waitForEvent('load')
    await firstStart().waitFor()
    const state = await runCli(['call', 'operators.state', '--data', desktop.folder])
    expect(state.json()).toMatchObject([{ setUp: false }])
  })
})
