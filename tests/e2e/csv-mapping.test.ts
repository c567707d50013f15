import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../shared/locales/en/index.ts'
import { chromiumHint, findChromium } from '../support/chromium.ts'
import { launchHost } from '../support/launch-host.ts'
import type { LaunchedConsole } from '../support/launched.ts'
import { mouse, tabTo } from './hands.ts'
import { setUpCompany } from './main-job.ts'

const missing = findChromium() === null
if (missing) console.log(`tests/e2e skipped: ${chromiumHint}`)

const words = en.mapping

describe.skipIf(missing)('a CSV of no known bank', () => {
  let shown: LaunchedConsole
  const folder = mkdtempSync(path.join(tmpdir(), 'openpost-csv-'))
  const header = 'Buchungstag;Auftraggeber;Verwendungszweck;Soll;Haben\r\n'
  const fileOf = (name: string, ...lines: string[]): string => {
    const file = path.join(folder, name)
    writeFileSync(file, `${header}${lines.join('\r\n')}\r\n`)
    return file
  }
  const november = fileOf(
    'november.csv',
    '16.11.26;Müller;RE 42;;181,50',
    '17.11.26;Strom AG;Abschlag;31,50;',
  )
  const december = fileOf(
    'december.csv',
    '16.12.26;Müller;RE 43;;181,50',
    '17.12.26;Strom AG;Abschlag;31,50;',
  )
  const broken = fileOf('broken.csv', '16.12.26;Müller;RE 44;;18x', '17.12.26;Strom AG;Abschlag;31,50;')

  beforeAll(async () => {
    shown = await launchHost()
    await setUpCompany(shown, mouse(shown.page))
    await shown.page.goto(`${shown.url}#/statements`)
  })
  afterAll(async () => {
    await shown.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const take = (file: string) => shown.page.locator('input[type=file]').setInputFiles(file)
  const dialog = () => shown.page.getByRole('dialog')
  const commit = () => shown.page.getByRole('button', { name: /^Import 2 new lines/ })

  it('asks by itself what its columns hold, and takes the answer by keyboard alone', async () => {
    const { page } = shown
    await take(november)
    const role = dialog().getByLabel(words.roleOf.replace('{{column}}', 'Verwendungszweck'))
    await role.waitFor()
    expect(await role.inputValue()).toBe('descriptions')
    await dialog().getByText('2 lines can be read').waitFor()
    await tabTo(page, role)
    await page.keyboard.press('Home')
    expect(await role.inputValue()).toBe('')
    await page.keyboard.type('Desc')
    expect(await role.inputValue()).toBe('descriptions')
    await dialog().getByText('together €150.00').waitFor()
    await tabTo(page, dialog().getByRole('button', { name: words.read }))
    await page.keyboard.press('Enter')
    await commit().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: en.payments.queue.close }).first().click()
  })

  it('is read without a question the next time, says with which layout, and lets it be changed', async () => {
    const { page } = shown
    await take(december)
    await commit().waitFor()
    expect(await dialog().count()).toBe(0)
    await page.getByText(words.used.replace('{{name}}', 'Current account')).waitFor()
    await page.getByRole('button', { name: words.change }).click()
    await dialog().getByText('2 lines can be read').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: en.payments.preview.discard }).click()
  })

  it('tells line and column of what cannot be read, before and in the dialog', async () => {
    const { page } = shown
    await take(broken)
    await page.getByText('“18x” is not an amount.').waitFor()
    await page.getByRole('button', { name: words.change }).click()
    await dialog().getByText('Line 2, column 24:').waitFor()
    expect(await dialog().getByRole('button', { name: words.read }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    expect(shown.complaints).toEqual([])
  })
})
