import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../shared/locales/en/index.ts'
import { findingsOfAxe } from './accessible.ts'
import { chromiumHint, findChromium } from '../support/chromium.ts'
import { launchHost } from '../support/launch-host.ts'
import type { LaunchedConsole } from '../support/launched.ts'
import { keyboard, tabTo } from './hands.ts'
import { signIn } from './main-job.ts'

const missing = findChromium() === null
if (missing) console.log(`tests/e2e skipped: ${chromiumHint}`)

const words = en.migrations

describe.skipIf(missing)('a move to a new card in the window', () => {
  let shown: LaunchedConsole
  let story: { oldId: string; proforma: { number: string } }
  const folder = mkdtempSync(path.join(tmpdir(), 'openpost-migration-'))

  beforeAll(async () => {
    // In a process of its own: the books are made by the core, of which the browser's types know nothing.
    const made = execFileSync(process.execPath, ['tests/support/make-migration-story.ts', folder])
    story = JSON.parse(made.toString())
    shown = await launchHost({ folder })
    await signIn(shown, keyboard(shown.page))
  })
  afterAll(async () => {
    await shown.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const onStep = (step: keyof typeof words.steps) =>
    shown.page.getByRole('heading', { name: words.steps[step], level: 2 }).waitFor()
  const goOn = () => shown.page.keyboard.press('Control+Enter')

  it(
    'goes from the locked tax ID to the report and back, by keyboard alone',
    { timeout: 180_000 },
    async () => {
      const { page } = shown
      const hands = keyboard(page)
      const field = (name: string) => page.getByLabel(name, { exact: false }).first()
      await page.goto(`${shown.url}#/customers/${story.oldId}?tab=edit`)
      await hands.press(page.getByRole('link', { name: en.customers.locked.move }))
      await onStep('card')
      // Nothing typed yet: the error stands beside the tax ID.
      await goOn()
      await page.locator('[aria-invalid="true"]').first().waitFor()
      await page.getByRole('combobox', { name: en.customers.tax.kind }).waitFor()
      await hands.write(field(words.reason), 'Founded a company')
      await hands.write(field(en.customers.field.legalName), 'Força Vella Digital S.L.')
      await hands.write(field(en.customers.tax.value), 'B58378431')
      await hands.write(field(en.customers.field.vatNumber), 'ESB58378431')
      await tabTo(page, page.getByLabel(words.vat.answer))
      await page.keyboard.press('Space')
      await goOn()

      await onStep('services')
      await page.getByText('onyar.example').first().waitFor()
      expect(await findingsOfAxe(shown.page)).toEqual([])
      await goOn()

      await onStep('proformas')
      await page.getByText(story.proforma.number).first().waitFor()
      expect(await findingsOfAxe(shown.page)).toEqual([])
      await goOn()

      await onStep('credit')
      await hands.press(page.getByRole('button', { name: words.credit.all, exact: true }))
      await page
        .getByText(/signed consent/i)
        .first()
        .waitFor()
      await hands.write(field(words.credit.by), 'Marta Puig Serra')
      await hands.write(page.getByLabel(new RegExp(`^${words.credit.day}\\b`)), '20-11-2026')
      expect(await findingsOfAxe(shown.page)).toEqual([])
      await goOn()

      await onStep('review')
      const submit = page.getByRole('button', { name: words.submit })
      expect(await submit.isDisabled()).toBe(true)
      expect(await findingsOfAxe(shown.page)).toEqual([])
      await tabTo(page, page.getByLabel(words.review.confirm))
      await page.keyboard.press('Space')
      await goOn()

      await page.getByRole('heading', { name: /Move from \d+ to \d+/ }).waitFor()
      await page.getByText(words.page.story).first().waitFor()
      await page.getByText(words.done.split('{{')[0] ?? '').waitFor({ state: 'detached' })
      expect(await findingsOfAxe(shown.page)).toEqual([])
      await page.getByRole('tab', { name: words.page.report }).click()
      await page.locator('canvas').first().waitFor()
      await page.getByRole('tab', { name: words.page.letter }).click()
      await page.locator('canvas').first().waitFor()

      await page.goto(`${shown.url}#/customers/${story.oldId}`)
      await page.getByText(/Moved on 20/).waitFor()
      await page.getByRole('link', { name: /Moved on 20/ }).click()
      await page.getByText(/Came on 20/).waitFor()
      await page.getByRole('link', { name: words.note.see }).click()
      await hands.press(page.getByRole('button', { name: words.page.takeBack }))
      await page.getByRole('dialog').getByRole('textbox').fill('The founding was put off')
      await page.getByRole('dialog').getByRole('button', { name: words.page.takeBack }).click()
      await page.getByText(/Taken back by M. de Vries/).waitFor()
      await page.goto(`${shown.url}#/customers/${story.oldId}?tab=edit`)
      await page.getByRole('link', { name: en.customers.locked.move }).waitFor()
      expect(shown.complaints).toEqual([])
    },
  )
})
