import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../shared/locales/en/index.ts'
import { chromiumHint, findChromium } from '../support/chromium.ts'
import { makePdf } from '../support/evidence-files.ts'
import { launchHost } from '../support/launch-host.ts'
import { findingsOfAxe } from './accessible.ts'
import { openFirstRow } from './hands.ts'
import type { LaunchedConsole } from '../support/launched.ts'
import { password } from '../support/names.ts'

const missing = findChromium() === null
if (missing) console.log(`tests/e2e skipped: ${chromiumHint}`)

const { changes: words, common, shell, vault } = en

describe.skipIf(missing)('authorised change requests in the window', () => {
  let shown: LaunchedConsole
  let story: { customerId: string; invoice: { id: string; number: string } }
  const folder = mkdtempSync(path.join(tmpdir(), 'openpost-changes-'))

  beforeAll(async () => {
    // In a process of its own: the books are made by the core, of which the browser's types know nothing.
    const made = execFileSync(process.execPath, ['tests/support/make-change-story.ts', folder])
    story = JSON.parse(made.toString())
    shown = await launchHost({ folder })
    shown.page.setDefaultTimeout(10_000)
    await enter('clerk')
  })
  afterAll(async () => {
    await shown.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const page = () => shown.page
  const enter = async (login: string) => {
    await page().getByLabel(shell.login.login).fill(login)
    await page().getByLabel(common.password, { exact: true }).fill(password)
    await page().keyboard.press('Enter')
    await page().getByRole('navigation').waitFor()
  }
  const leave = async () => {
    await page()
      .getByRole('button', { name: /^Menu of/ })
      .click()
    await page().getByRole('menuitem', { name: shell.menu.logout }).click()
    await page().getByLabel(shell.login.login).waitFor()
  }
  const look = async () => {
    expect(await findingsOfAxe(page())).toEqual([])
    expect(await page().evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  }
  const dialog = () => page().getByRole('dialog')
  const button = (name: string) => page().getByRole('button', { name })
  const closed = () => dialog().waitFor({ state: 'detached' })
  const onRequest = () =>
    page()
      .getByRole('heading', { name: /^Request CR-/ })
      .waitFor()
  const state = (name: keyof typeof words.state) =>
    page().getByRole('heading', { name: new RegExp(`^Request CR-.*${words.state[name]}$`) })
  /** Who asked and how they were identified, and who signs; then records it. */
  const recordFor = async (signer: string) => {
    await page().getByLabel(words.new.askedBy).fill('Pieter Pastoor')
    await page().getByRole('combobox', { name: en.cards.access.identified }).click()
    await page().getByRole('option', { name: en.cards.access.how['mail-on-file'] }).click()
    await page()
      .getByRole('radio', { name: new RegExp(signer) })
      .check()
    await page().keyboard.press('Control+Enter')
    await onRequest()
  }
  /** The form as it is printed, which stands for its scan. */
  const downloadForm = async () => {
    await page().keyboard.press('p')
    await dialog().locator('canvas').first().waitFor()
    const [download] = await Promise.all([
      page().waitForEvent('download'),
      dialog().getByRole('button', { name: common.pdf.download }).click(),
    ])
    const file = path.join(folder, 'scan.pdf')
    await download.saveAs(file)
    await page().keyboard.press('Escape')
    await closed()
    return file
  }

  it('puts the street of a sent invoice right, by a signed form and two pairs of eyes', async () => {
    await page().goto(`${shown.url}#/documents/${story.invoice.id}`)
    await page().getByRole('link', { name: 'Bakkerij Pastoor V.O.F.' }).waitFor()
    await page().keyboard.press('o')
    await page().getByLabel(words.new.addressLines).fill('Wirdumerdijk 21')
    await page().getByText(words.verdict.corrective, { exact: true }).waitFor()
    expect(
      await page()
        .getByRole('radio', { name: /Karel Kassa/ })
        .isDisabled(),
    ).toBe(true)
    await page().keyboard.press('Control+Enter')
    await page().getByText(words.new.chooseSigner).waitFor()
    await look()
    await recordFor('Pieter Pastoor')
    await page().getByText(words.paper.missing, { exact: true }).waitFor()
    const scan = await downloadForm()

    await page().goto(`${shown.url}#/changes`)
    await button(words.button.file).waitFor()
    await page().keyboard.press('f')
    await dialog().locator('input[type=file]').setInputFiles(scan)
    await onRequest()
    await dialog().getByText('scan.pdf').waitFor()
    await dialog().getByRole('button', { name: vault.add }).click()
    await closed()
    await button(words.submit.button).click()
    await dialog().getByRole('button', { name: words.submit.submit }).click()
    await state('to-decide').waitFor()
    await page().getByText(words.decide.role).waitFor()
    await look()
    await leave()

    await enter('checker')
    await page().goto(`${shown.url}#/overview`)
    await openFirstRow(page())
    await onRequest()
    await button(`${vault.view}: ${vault.kind['signed-form']}`).click()
    await dialog().locator('canvas').first().waitFor()
    await page().keyboard.press('Escape')
    await closed()
    expect(await button(words.decide.approve).isDisabled()).toBe(true)
    for (const check of await page().getByRole('checkbox').all()) await check.check()
    await look()
    await button(words.decide.approve).click()
    await state('approved').waitFor()
    await leave()

    await enter('clerk')
    await onRequest()
    await button(words.apply.corrective).click()
    await state('applied').waitFor()
    const pane = page().getByRole('region', { name: /^Corrective document/ })
    await pane.locator('canvas').first().waitFor()
    await page()
      .getByRole('region', { name: /^As it was issued/ })
      .locator('canvas')
      .first()
      .waitFor()
    await look()
    await page()
      .getByRole('link', { name: /^Corrective document R/ })
      .click()
    await page()
      .getByRole('heading', { name: /^R2026/ })
      .waitFor()
    await page().getByText('Wirdumerdijk 21').first().waitFor()
  })

  it('refuses lost access where the form was signed by somebody who may not act for the card', async () => {
    await page().goto(`${shown.url}#/customers/${story.customerId}?tab=changes`)
    await page().getByRole('link', { name: words.button.lostAccess }).click()
    await page().getByRole('combobox', { name: words.new.person }).click()
    await page()
      .getByRole('option', { name: /Pieter Pastoor/ })
      .click()
    await page().getByLabel(common.email).fill('pieter@elsewhere.example')
    await page().getByText(words.verdict['edit-contact'], { exact: true }).waitFor()
    await look()
    await recordFor('Pieter Pastoor')
    const code = await page()
      .locator('strong')
      .filter({ hasText: /^\w{4}-\w{4}-\w{4}$/ })
      .innerText()

    await page().goto(`${shown.url}#/changes?file=form`)
    const scan = { name: 'photo.pdf', mimeType: 'application/pdf', buffer: Buffer.from(makePdf()) }
    await dialog().locator('input[type=file]').setInputFiles(scan)
    await dialog()
      .getByText(/No code could be read in photo\.pdf/)
      .waitFor()
    const typed = dialog().getByLabel(words.file.code)
    await typed.fill(code.replace(/.$/, code.endsWith('0') ? '1' : '0'))
    await page().keyboard.press('Enter')
    await dialog().getByText(words.file.wrong.check).waitFor()
    await look()
    await typed.fill(code.toLowerCase())
    await page().keyboard.press('Enter')
    await dialog().getByRole('button', { name: vault.add }).click()
    await closed()
    await button(words.submit.button).click()
    await page()
      .getByRole('radio', { name: /Karel Kassa/ })
      .check()
    await dialog()
      .getByText(/access of Karel Kassa .* These could ask for it: Pieter Pastoor/)
      .waitFor()
    await look()
    await dialog().getByRole('button', { name: words.submit.refuse }).click()
    await state('refused').waitFor()
    await page()
      .getByText(/The access of Karel Kassa .* These could ask for it: Pieter Pastoor/)
      .first()
      .waitFor()
    await look()

    await page().keyboard.press('Control+k')
    await page().keyboard.type('CR-2026-0001')
    await page().getByText('Bakkerij Pastoor V.O.F.').first().waitFor()
    await page().keyboard.press('Enter')
    await state('applied').waitFor()
    expect(shown.complaints).toEqual([])
  })
})
