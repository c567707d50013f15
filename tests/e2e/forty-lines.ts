import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { en } from '../../shared/locales/en/index.ts'
import { runCli } from '../support/run-cli.ts'
import type { LaunchedConsole } from '../support/launched.ts'
import type { PlannedLine } from '../support/forty/planned-line.ts'
import { keyboard } from './hands.ts'
import { importStatement, signIn } from './main-job.ts'

interface Prepared {
  file: string
  lines: PlannedLine[]
}

/** The sample company in a folder, and a statement of forty lines for it. */
export async function prepareForty(folder: string): Promise<Prepared> {
  const sizes = ['--size', '200', '--customers', '120', '--statement', folder]
  const made = await runCli(['--data', folder, 'sample', ...sizes])
  expect(made.code, made.err).toBe(0)
  const prepared = execFileSync(process.execPath, ['tests/support/forty/books.ts', folder])
  const { file, lines }: Prepared = JSON.parse(prepared.toString('utf8'))
  return { file, lines }
}

/** Has the command line read the statement: the file dialog of the desktop is the system's, and not to be driven. */
export async function importForty(folder: string, { file }: Prepared): Promise<void> {
  const credentials = path.join(folder, 'credentials')
  writeFileSync(credentials, 'sample\nexplore openpost\n', { mode: 0o600 })
  const read = await runCli(['--data', folder, 'import', '--credentials', credentials, file])
  expect(read.code, read.err).toBe(0)
}

/** Proves the books that the clerk leaves behind. */
export async function verifyForty(folder: string): Promise<void> {
  const verified = await runCli(['--data', folder, 'verify'])
  expect(verified.code, `${verified.out}${verified.err}`).toBe(0)
}

/** Presses keys and counts them; a text of several letters is typed. */
class CountingKeyboard {
  count = 0
  private readonly page: LaunchedConsole['page']
  constructor({ page }: LaunchedConsole) {
    this.page = page
  }

  async press(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      // Who picks by number has seen the number.
      if (/^[1-9x]$/.test(key)) await this.page.getByRole('option').first().waitFor()
      const isText = key.length > 1 && !/^(Enter|Escape|Space|Arrow\w+)$/.test(key)
      this.count += isText ? key.length : 1
      if (isText) await this.page.keyboard.type(key)
      else await this.page.keyboard.press(key)
      // A list or a dialog answers a moment later; a person sees it, and then goes on.
      if (isText) await this.page.waitForTimeout(500)
      if (key === 't') await this.page.locator('[role=dialog] input:focus').waitFor()
    }
  }
}

/** Settles every line of the statement by keys alone; answers how many presses that took. */
export async function settleForty(shown: LaunchedConsole, { file, lines }: Prepared): Promise<number> {
  const { page } = shown
  const hands = keyboard(page)
  await signIn(shown, hands, 'sample', 'explore openpost')
  if (shown.host === 'browser') await importStatement(shown, hands, file)
  await hands.go(en.shell.room.match)
  const keys = new CountingKeyboard(shown)
  const byName = new Map(lines.map((planned) => [planned.name, planned]))
  const certain = lines.filter((planned) => planned.keys === null && planned.iban === undefined).length
  await page.getByText(new RegExp(`^${certain} certain`)).waitFor()
  await keys.press(['a'])
  await page.getByRole('button', { name: new RegExp(`^Accept ${certain} lines`) }).waitFor()
  await keys.press(['Enter'])
  await page.getByText(new RegExp(`${certain} lines, .* accepted`)).waitFor()
  // Those that another decision settles leave by themselves.
  const settled = new Set(lines.filter((planned) => planned.keys === null).map(({ name }) => name))
  for (const tab of ['suggested', 'open'] as const) {
    if (tab === 'open') await keys.press(['ArrowRight'])
    for (;;) {
      const name = await shownPayer(shown, settled)
      if (name === null) break
      const planned = byName.get(name)
      expect(planned, `a line of ${name} is on the desk`).toBeDefined()
      await keys.press(planned?.keys ?? [])
      await page.locator('[role=dialog]').waitFor({ state: 'hidden' })
      settled.add(name)
    }
  }
  expect(settled.size).toBe(lines.length)
  return keys.count
}

const isEmpty = new RegExp(Object.values(en.payments.list.empty).join('|'))

/** Whose line stands on the desk; null where the tab is empty. Waits until those settled have left. */
async function shownPayer({ page }: LaunchedConsole, settled: ReadonlySet<string>): Promise<string | null> {
  const heading = page.locator('#bank-line-name span').first()
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (await page.getByText(isEmpty).first().isVisible()) return null
    const name = (await heading.count()) === 0 ? '' : await heading.innerText()
    if (name !== '' && !settled.has(name)) {
      // Nobody decides about candidates that are not there yet.
      await page.getByText(en.common.loading, { exact: true }).first().waitFor({ state: 'hidden' })
      return name
    }
    await page.waitForTimeout(50)
  }
  const said = await page.getByRole('alert').allInnerTexts()
  throw new Error(`${await heading.innerText()} was settled already, but stays: ${said.join(' ')}`)
}
