import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumHint, findChromium } from '../support/chromium.ts'
import { makePdf, makePng } from '../support/evidence-files.ts'
import { launchHost } from '../support/launch-host.ts'
import type { LaunchedConsole } from '../support/launched.ts'
import { runCli } from '../support/run-cli.ts'
import { findingsOfAxe } from './accessible.ts'
import { mouse, openFirstRow } from './hands.ts'
import { signIn } from './main-job.ts'

const missing = findChromium() === null
if (missing) console.log(`tests/e2e skipped: ${chromiumHint}`)

const secret = 'explore openpost'

describe.skipIf(missing)('evidence in the window', () => {
  let shown: LaunchedConsole
  const folder = mkdtempSync(path.join(tmpdir(), 'openpost-evidence-'))

  beforeAll(async () => {
    const made = await runCli([
      '--data',
      folder,
      'sample',
      '--size',
      '60',
      '--customers',
      '12',
      '--statement',
      folder,
    ])
    expect(made.code, made.err).toBe(0)
    shown = await launchHost({ folder })
    await signIn(shown, mouse(shown.page), 'sample', secret)
  })
  afterAll(async () => {
    await shown.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const look = async () => expect(await findingsOfAxe(shown.page)).toEqual([])
  const button = (name: string | RegExp) => shown.page.getByRole('button', { name })

  it('is kept only after an administrator gave the vault its passphrase', async () => {
    const { page } = shown
    await page.goto(`${shown.url}#/settings?tab=vault`)
    await button('Set up the vault').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Suggest one' }).click()
    await expect
      .poll(() => dialog.getByRole('textbox', { name: 'Recovery passphrase' }).inputValue())
      .toMatch(/^(\w{5} ){4}\w{5}$/u)
    await dialog.getByLabel('Your own password').fill(secret)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Required').waitFor()
    await dialog.getByLabel('I wrote the passphrase down').check()
    await look()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('a key file beside the database').waitFor()
    await page.getByText('open', { exact: true }).waitFor()
    await look()
  })

  it('takes a signed form, shows it with its purpose logged, and removes it with a reason', async () => {
    const { page } = shown
    await page.goto(`${shown.url}#/customers`)
    await page.getByRole('main').waitFor()
    await openFirstRow(page)
    await page.getByRole('tab', { name: 'Evidence' }).click()
    await page.getByText('No evidence on this card').waitFor()
    await look()
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'form.heic',
      mimeType: 'image/heic',
      buffer: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)]),
    })
    await dialog.getByRole('button', { name: 'Add evidence' }).click()
    await dialog.getByText('This is a HEIC picture').waitFor()
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'form.pdf', mimeType: 'application/pdf', buffer: Buffer.from(makePdf()) })
    await dialog.getByRole('button', { name: 'Add evidence' }).click()
    await dialog.waitFor({ state: 'detached' })
    await button('Look: Signed form').click()
    await page.getByRole('dialog').getByRole('textbox').fill('compare the signature')
    await page.getByRole('dialog').getByRole('button', { name: 'Look' }).click()
    await page.getByText('Looked at by you, for: compare the signature').waitFor()
    await page.locator('canvas').first().waitFor()
    expect(await button('Download').count()).toBe(0)
    await look()
    await page.keyboard.press('Escape')
    await button('Remove: Signed form').click()
    await page.getByRole('dialog').getByRole('textbox').fill('handed in twice')
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText(/removed .* by /u).waitFor()
  })

  it('sends a copy of an identity document only blackened, by mouse and by keys', async () => {
    const { page } = shown
    const before = stored()
    await button(/^Add evidence/u).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'This is' }).click()
    await page.getByRole('option', { name: 'Identity document, masked' }).click()
    const files = dialog.locator('input[type=file]')
    await files.setInputFiles({ name: 'id.pdf', mimeType: 'application/pdf', buffer: Buffer.from(makePdf()) })
    await dialog.getByText('must come as a picture').waitFor()
    const picture = makePng(900, 560, (x, y) => [200, (x >> 2) & 255, (y >> 2) & 255])
    await files.setInputFiles({ name: 'id.png', mimeType: 'image/png', buffer: Buffer.from(picture) })
    const sheet = dialog.getByRole('group', { name: 'Picture to blacken' })
    await sheet.waitFor()
    const box = await sheet.boundingBox()
    if (box === null) throw new Error('the picture is not shown')
    await page.mouse.move(box.x + 20, box.y + 30)
    await page.mouse.down()
    await page.mouse.move(box.x + 120, box.y + 150, { steps: 4 })
    await page.mouse.up()
    const submit = dialog.getByRole('button', { name: 'Add evidence' })
    await submit.click()
    await dialog.getByText('Blacken two places at least').waitFor()
    await sheet.focus()
    await page.keyboard.press('n')
    await dialog.getByText('2 black rectangles').waitFor()
    const second = dialog.getByRole('img', { name: /Black rectangle 2/u })
    const placed = await second.getAttribute('aria-label')
    await second.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    expect(await second.getAttribute('aria-label')).not.toBe(placed)
    await page.keyboard.press('n')
    await dialog.getByText('3 black rectangles').waitFor()
    await dialog.getByRole('img', { name: /Black rectangle 3/u }).press('Delete')
    await dialog.getByText('2 black rectangles').waitFor()
    await submit.click()
    await dialog.getByText('Look at the picture and confirm').waitFor()
    await dialog.getByLabel('Photo and number are black').check()
    await look()
    await submit.click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('cell', { name: /^Identity document, masked/u }).waitFor()
    expect(stored().length).toBe(before.length + 1)
    expect(shown.complaints.filter((line) => !line.includes('422'))).toEqual([])
    await look()
  })

  /** Files of the vault, none of which may be a picture or a document. */
  function stored(): string[] {
    const files = readdirSync(path.join(folder, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
    const plain = files.filter((file) =>
      /^(.PNG|\xff\xd8\xff)/su.test(readFileSync(file, 'latin1').slice(0, 4)),
    )
    expect(plain).toEqual([])
    return files
  }
})
