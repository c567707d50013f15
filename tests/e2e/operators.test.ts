import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../shared/locales/en/index.ts'
import { chromiumHint, findChromium } from '../support/chromium.ts'
import { launchHost } from '../support/launch-host.ts'
import type { LaunchedConsole } from '../support/launched.ts'
import { runCli } from '../support/run-cli.ts'
import { mouse } from './hands.ts'
import { signIn } from './main-job.ts'

const missing = findChromium() === null
if (missing) console.log(`tests/e2e skipped: ${chromiumHint}`)

const { people, shell, common, operators } = en
const secret = 'explore openpost'
const words = 'vier losse woorden samen'

describe.skipIf(missing)('operators in the window', () => {
  let shown: LaunchedConsole
  const folder = mkdtempSync(path.join(tmpdir(), 'openpost-operators-'))
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
    shown.page.setDefaultTimeout(10_000)
    await signIn(shown, mouse(shown.page), 'sample', secret)
  })
  afterAll(async () => {
    await shown.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const page = () => shown.page
  const go = async (address: string) => {
    await page().goto(`${shown.url}#/${address}`)
    await page().getByRole('main').waitFor()
    await page().waitForLoadState('networkidle')
  }
  const menu = async (item: string) => {
    await page()
      .getByRole('button', { name: /^Menu of/ })
      .click()
    await page().getByRole('menuitem', { name: item }).click()
  }
  /** Puts the clock of the page forward; what runs in it goes on as before. */
  const passMinutes = (minutes: number) =>
    page().evaluate((milliseconds) => {
      const before = Date.now
      Date.now = () => before() + milliseconds
    }, minutes * 60_000)
  const rows = () => page().waitForFunction(() => document.querySelector('.ag-row') !== null)
  const locked = () => page().getByRole('heading', { name: shell.lock.title }).waitFor()
  /** Signs in on the page where the one before signed out. */
  const enter = async (login: string, password: string) => {
    await page().getByLabel(shell.login.login).fill(login)
    await page().getByLabel(common.password, { exact: true }).fill(password)
    await page().keyboard.press('Enter')
    await page().getByRole('navigation').waitFor()
  }
  const pin = () => page().getByLabel(people.lock.pin, { exact: true })
  const addOperator = async (name: string, login: string, role: string) => {
    await go('operators')
    await page().getByRole('button', { name: operators.add }).click()
    const dialog = page().getByRole('dialog')
    await dialog.getByLabel(common.name).first().fill(name)
    await dialog.getByLabel(operators.login).fill(login)
    await dialog.getByLabel(operators.role).first().click()
    await page().getByRole('option', { name: role, exact: true }).click()
    await dialog.getByLabel(operators.firstPassword).fill(words)
    await dialog.getByRole('button', { name: common.save }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  it('open a locked screen by PIN where they were, with what they had typed', async () => {
    await menu(people.pin.menu)
    const dialog = page().getByRole('dialog')
    await dialog.getByLabel(common.password, { exact: true }).fill(secret)
    await dialog.getByLabel(people.pin.next, { exact: true }).fill('4071')
    await dialog.getByLabel(people.pin.again).fill('4071')
    await dialog.getByRole('button', { name: people.pin.save }).click()
    await dialog.getByText(people.pin.isSet).waitFor()
    await page().keyboard.press('Escape')
    await go('customers/new')
    await page().getByLabel(en.customers.field.legalName).fill('Half a card')
    await menu(shell.menu.lock)
    await locked()
    await pin().fill('1111')
    await page().keyboard.press('Enter')
    await page().getByRole('alert').waitFor()
    await pin().fill('4071')
    await page().getByRole('button', { name: shell.lock.submit }).click()
    const name = page().getByLabel(en.customers.field.legalName)
    await name.waitFor()
    expect(await name.inputValue()).toBe('Half a card')
    await page().getByRole('link', { name: common.cancel }).click()
    await page().getByRole('button', { name: common.unsaved.leave }).click()
  })

  it('find the screen locked when they come back after a quarter of an hour, and nothing left on it', async () => {
    await go('customers')
    await rows()
    const customer = await page().locator('[role=gridcell][col-id=legalName]').first().innerText()
    expect(customer.length).toBeGreaterThan(2)
    await passMinutes(14)
    await page().keyboard.press('Shift')
    await passMinutes(14)
    // The page looks every five seconds whether the time is up.
    await page().waitForTimeout(6_000)
    expect(await page().locator('.ag-row').count()).toBeGreaterThan(0)
    await passMinutes(2)
    await locked()
    expect(await page().content()).not.toContain(customer)
    expect(await page().locator('.ag-row').count()).toBe(0)
    await page().getByRole('button', { name: people.lock.usePassword }).click()
    await page().getByLabel(common.password, { exact: true }).fill(secret)
    await page().keyboard.press('Enter')
    await rows()
    expect(page().url()).toContain('#/customers')
  })

  it('answer no open question behind their back when the screen locks', async () => {
    await go('operators')
    await page().getByRole('button', { name: people.reset.button }).first().click()
    await page().getByRole('dialog').waitFor()
    await passMinutes(16)
    await locked()
    expect(await page().getByRole('dialog').count()).toBe(0)
    await pin().fill('4071')
    await page().keyboard.press('Enter')
    await page().getByRole('heading', { name: operators.title }).waitFor()
    expect(await page().getByRole('dialog').count()).toBe(0)
  })

  it('are absent with a deputy, who finds their lines under what is theirs', async () => {
    await addOperator('Anna de Boer', 'anna', operators.roles.clerk)
    await go('match?tab=open')
    await page().getByRole('button', { name: en.audit.history, exact: true }).waitFor()
    await page().keyboard.press('t')
    const dialog = page().getByRole('dialog')
    await dialog.getByLabel(people.work.assignee).first().click()
    await page().getByRole('option', { name: 'Anna de Boer' }).click()
    await dialog.getByLabel(en.payments.park.note).fill('Which invoice is this?')
    await dialog.getByRole('button', { name: en.payments.park.submit }).click()
    await go('operators?tab=absences')
    const choose = async (label: string, name: string) => {
      await page().getByLabel(label).first().click()
      await page().getByRole('option', { name }).click()
    }
    await choose(people.absence.who, 'Anna de Boer')
    await choose(people.absence.deputy, 'Wytze Zijlstra')
    await page().getByLabel(people.absence.from).fill('today')
    await page().getByLabel(people.absence.to).fill('+7')
    await page().getByRole('button', { name: people.absence.add }).click()
    await page()
      .getByRole('row', { name: /Anna de Boer/ })
      .waitFor()
    await go('match?tab=to-check')
    await page().getByRole('checkbox').first().check()
    await page()
      .getByRole('option', { name: /for Anna de Boer/ })
      .waitFor()
    expect(await page().getByRole('option').count()).toBe(1)
  })

  it('lose their password, and set a new one with a code that the administrator tells them', async () => {
    await go('operators')
    const row = page().getByRole('row', { name: /Anna de Boer/ })
    await row.getByRole('button', { name: people.reset.button }).click()
    await page().getByRole('button', { name: people.reset.confirm }).click()
    const code = await page().getByLabel(people.reset.code, { exact: true }).innerText()
    await page().getByRole('dialog').getByRole('button', { name: common.close }).last().click()
    await menu(shell.menu.logout)
    await page().getByRole('button', { name: people.reset.haveCode }).click()
    await page().getByLabel(shell.login.login).fill('anna')
    await page().getByLabel(people.reset.code).fill(code.toLowerCase())
    await page().getByLabel(people.reset.next, { exact: true }).fill('nog vier andere woorden')
    await page().getByLabel(shell.password.repeat).fill('nog vier andere woorden')
    await page().getByRole('button', { name: people.reset.submit }).click()
    await page().getByRole('button', { name: 'Menu of Anna de Boer' }).waitFor()
    await menu(shell.menu.logout)
    await enter('sample', secret)
  })

  it('see as a checker what waits for a decision, and no other room', async () => {
    await addOperator('B. Boekhouder', 'boek', operators.roles.checker)
    await menu(shell.menu.logout)
    await enter('boek', words)
    await go('overview')
    await page().getByRole('heading', { name: en.refunds.title }).waitFor()
    expect(await page().getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
      shell.room.refunds,
      shell.room.changes,
    ])
    expect(await page().getByRole('alert').count()).toBe(0)
    await menu(shell.menu.logout)
    await enter('sample', secret)
  })

  it('read in words what was changed, with one click from the record and back', async () => {
    await go('settings')
    await page().getByLabel(en.settings.company.autoLockMinutes).fill('20')
    await page().getByRole('button', { name: common.save }).click()
    await page().getByText(en.settings.company.saved).waitFor()
    await go('audit')
    const changed = en.audit.action.settings['company-changed']
    await page().locator('[role=gridcell]', { hasText: changed }).first().click()
    const dialog = page().getByRole('dialog')
    await dialog.getByText('Minutes until the screen locks changed from “15” to “20”').waitFor()
    await dialog.getByRole('link', { name: en.audit.openRecord }).click()
    await page().getByRole('heading', { name: shell.room.settings }).waitFor()
  })
})
