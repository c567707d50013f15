import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { en } from '../../shared/locales/en/index.ts'
import { chromiumHint, findChromium } from '../support/chromium.ts'
import { launchHost } from '../support/launch-host.ts'
import type { LaunchedConsole } from '../support/launched.ts'
import { prepareForty } from './forty-lines.ts'
import { keyboard } from './hands.ts'
import { importStatement, signIn } from './main-job.ts'

const missing = findChromium() === null
if (missing) console.log(`tests/e2e/batch-questions skipped: ${chromiumHint}`)

describe.skipIf(missing)('a batch on the match desk', () => {
  let shown: LaunchedConsole
  const folder = mkdtempSync(path.join(tmpdir(), 'openpost-batch-'))
  const key = (name: string) => shown.page.keyboard.press(name)
  const dialog = () => shown.page.getByRole('dialog')

  beforeAll(async () => {
    const { file } = await prepareForty(folder)
    shown = await launchHost({ folder })
    shown.page.setDefaultTimeout(20_000)
    const hands = keyboard(shown.page)
    await signIn(shown, hands, 'sample', 'explore openpost')
    await importStatement(shown, hands, file)
    await hands.go(en.shell.room.match)
    await shown.page.getByText(/^\d+ certain/).waitFor()
    await key('a')
    await shown.page.getByRole('button', { name: /^Accept \d+ lines/ }).waitFor()
    await key('Enter')
    await shown.page.getByText(/\d+ lines, .* accepted/).waitFor()
    await dialog().waitFor({ state: 'hidden' })
  })
  afterAll(async () => {
    await shown.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is pointed at by U, which takes back single matches only', async () => {
    await key('u')
    await shown.page.getByText(en.payments.result.nothingButBatch).waitFor()
  })

  it('issues its invoices only after a question, and stays whole where the answer is no', async () => {
    await key('i')
    await dialog().getByText(en.batches.issueText).waitFor()
    await key('Escape')
    await dialog().waitFor({ state: 'hidden' })
    await key('z')
    await dialog().getByRole('button', { name: en.batches.undoConfirm }).waitFor()
    await key('Enter')
    await shown.page.getByText(/^\d+ lines were taken back/).waitFor()
    await shown.page.getByText(/\d+ lines, .* accepted/).waitFor({ state: 'hidden' })
  })
})
