import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumHint, findChromium } from '../support/chromium.ts'
import { launchHost } from '../support/launch-host.ts'
import type { LaunchedConsole } from '../support/launched.ts'
import { runCli } from '../support/run-cli.ts'
import { findingsOfAxe } from './accessible.ts'
import { mouse, openFirstRow } from './hands.ts'
import { signIn } from './main-job.ts'

const missing = findChromium() === null
if (missing) console.log(`tests/e2e skipped: ${chromiumHint}`)

/** Every place of the console; `$first` is the first record of the list before it. */
const places = [
  'overview',
  'match',
  'statements',
  'receipts',
  'declined',
  'mail',
  'refunds',
  'refunds?tab=files',
  'customers',
  'customers/new',
  'customers/$first',
  'changes',
  'changes/new',
  'services',
  'services/new',
  'services/$first',
  'proformas',
  'proformas/new',
  'documents/$first',
  'invoices',
  'ledger',
  'audit',
  'settings',
  'settings?tab=accounts',
  'settings?tab=series',
  'settings?tab=rates',
  'settings?tab=vault',
  'operators',
  'operators?tab=sessions',
  'operators?tab=absences',
]

describe.skipIf(missing)('every screen', () => {
  let shown: LaunchedConsole
  const folder = mkdtempSync(path.join(tmpdir(), 'openpost-screens-'))
  const addresses: string[] = []

  beforeAll(async () => {
    const made = await runCli([
      '--data',
      folder,
      'sample',
      '--size',
      '120',
      '--customers',
      '40',
      '--statement',
      folder,
    ])
    expect(made.code, made.err).toBe(0)
    shown = await launchHost({ folder })
    await signIn(shown, mouse(shown.page), 'sample', 'explore openpost')
    for (const place of places) addresses.push(await addressOf(place))
  })
  afterAll(async () => {
    await shown.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const go = async (address: string) => {
    await shown.page.goto(`${shown.url}#/${address}`)
    await shown.page.getByRole('main').waitFor()
    await shown.page.waitForLoadState('networkidle')
  }

  /** Opens the first row of a list to learn the address of a record. */
  async function addressOf(place: string): Promise<string> {
    if (!place.endsWith('$first')) return place
    const list = place.startsWith('documents') ? 'proformas' : place.replace('/$first', '')
    await go(list)
    const isOpen = () => /[0-9a-f]{8}-[0-9a-f-]{27}/.test(location.hash)
    // A click on a row that is just being drawn anew is lost, for a person as well, who clicks again.
    for (let tries = 0; !(await shown.page.evaluate(isOpen)) && tries < 10; tries += 1) {
      await openFirstRow(shown.page)
      await shown.page.waitForFunction(isOpen, null, { timeout: 5_000 }).catch(() => undefined)
    }
    expect(await shown.page.evaluate(isOpen), `${place} opens`).toBe(true)
    return new URL(shown.page.url()).hash.slice(2)
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is free of what axe finds, in ${colorScheme}`, { timeout: 300_000 }, async () => {
      await shown.page.emulateMedia({ colorScheme })
      const found: string[] = []
      for (const address of addresses) {
        await go(address)
        // What is not colour is the same in both schemes.
        const rules = colorScheme === 'dark' ? ['color-contrast', 'link-in-text-block'] : undefined
        for (const finding of await findingsOfAxe(shown.page, rules)) found.push(`${address}: ${finding}`)
      }
      expect(found).toEqual([])
    })
  }

  it('needs no horizontal scrolling of the page at 1366×768', async () => {
    const wide: string[] = []
    for (const address of addresses) {
      await go(address)
      const overflow = await shown.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (overflow > 0) wide.push(`${address}: ${overflow} px too wide`)
    }
    expect(wide).toEqual([])
  })

  it('shows no text key instead of words, in any language', async () => {
    const raw: string[] = []
    for (const language of ['nl', 'de', 'es', 'en']) {
      await shown.page.evaluate((wanted) => localStorage.setItem('openpost.language', wanted), language)
      await shown.page.reload()
      for (const address of addresses) {
        await go(address)
        const text = await shown.page.getByRole('main').innerText()
        const key = /\b[a-z]+:[a-z][\w.-]+\b|\{\{\w+\}\}/.exec(text)
        if (key !== null && !/^https?:/.test(key[0])) raw.push(`${language} ${address}: ${key[0]}`)
      }
    }
    expect(raw).toEqual([])
  })

  it('leaves nothing on screen for whoever comes after a sign-out', async () => {
    await go('customers')
    await shown.page.getByRole('button', { name: /^Menu of/ }).click()
    await shown.page.getByRole('menuitem', { name: 'Sign out' }).click()
    await shown.page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await shown.page.locator('.ag-row').count()).toBe(0)
    await shown.page.getByLabel('User name').fill('sample')
    await shown.page.getByLabel('Password', { exact: true }).fill('explore openpost')
    await shown.page.getByRole('button', { name: 'Sign in' }).click()
    await shown.page.locator('.ag-row').first().waitFor()
  })

  it('complains of nothing in the console', () => {
    expect(shown.complaints).toEqual([])
  })
})
