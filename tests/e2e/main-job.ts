import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { camtText } from '../../electron/core/sample/camt-writer.ts'
import { en } from '../../shared/locales/en/index.ts'
import type { LaunchedConsole } from '../support/launched.ts'
import { companyIban, password } from '../support/names.ts'
import type { Hands } from './hands.ts'

const words = en

/** First start: the company, its bank account, its administrator, and signing in. */
export async function setUpCompany({ page }: LaunchedConsole, hands: Hands): Promise<void> {
  const field = (name: string) => page.getByLabel(name, { exact: false }).first()
  await hands.press(page.getByRole('button', { name: words.shell.setup.ownButton }))
  await hands.write(field(words.settings.company.legalName), 'Brightwire Hosting B.V.')
  await hands.write(field(words.settings.company.addressLine), 'Blokhuisplein 40')
  await hands.write(field(words.common.postcode), '8911 LJ')
  await hands.write(field(words.common.city), 'Leeuwarden')
  await hands.write(field(words.settings.company.vatNumber), 'NL004495445B01')
  await hands.press(page.getByRole('button', { name: words.common.next }))
  await hands.write(field(words.settings.account.name), 'Current account')
  await hands.write(page.getByLabel('IBAN'), companyIban)
  await hands.press(page.getByRole('button', { name: words.common.next }))
  await hands.write(page.getByLabel(words.common.name, { exact: false }).first(), 'M. de Vries')
  await hands.write(field(words.shell.login.login), 'vries')
  await hands.write(page.getByLabel(/^Password\b(?! again)/), password)
  await hands.write(field(words.shell.setup.passwordAgain), password)
  await hands.press(page.getByRole('button', { name: words.shell.setup.finish }))
  await signIn({ page }, hands)
}

export async function signIn(
  { page }: Pick<LaunchedConsole, 'page'>,
  hands: Hands,
  login = 'vries',
  secret = password,
): Promise<void> {
  const heading = page.getByRole('heading', { name: words.shell.room.overview })
  const form = page.getByRole('button', { name: words.shell.login.submit })
  await heading.or(form).first().waitFor()
  if (await heading.isVisible()) return
  await hands.write(page.getByLabel(words.shell.login.login), login)
  await hands.write(page.getByLabel(words.common.password, { exact: true }), secret)
  await hands.press(form)
  await heading.waitFor()
}

/** A card for a Dutch company; answers its number as the notice says it. */
export async function makeCard({ page }: LaunchedConsole, hands: Hands): Promise<void> {
  await hands.go(words.shell.room.customers)
  await page.getByRole('heading', { name: words.customers.title }).first().waitFor()
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: words.customers.newTitle }).waitFor()
  const field = (name: string) => page.getByLabel(name, { exact: false }).first()
  await hands.write(field(words.customers.field.legalName), 'Bakkerij Pastoor V.O.F.')
  await hands.write(field(words.customers.tax.value), '12345678')
  await hands.write(field(words.customers.field.addressLine), 'Wirdumerdijk 12')
  await hands.write(field(words.customers.field.postcode), '8911 CE')
  await hands.write(field(words.customers.field.city), 'Leeuwarden')
  await hands.press(page.getByRole('button', { name: words.customers.create.submit }))
  await page.getByRole('heading', { name: 'Bakkerij Pastoor V.O.F.' }).waitFor()
}

/** A proforma of 145.20 over one line; answers its number. */
export async function issueProforma({ page }: LaunchedConsole, hands: Hands): Promise<string> {
  await hands.go(words.shell.room.proformas)
  await page.getByRole('heading', { name: words.billing.list.proformas }).first().waitFor()
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: words.billing.new.title }).waitFor()
  await hands.choose(
    page
      .getByRole('combobox', { name: words.customers.picker.label })
      .or(page.getByLabel(words.customers.picker.label))
      .first(),
    'Bakkerij Pastoor',
  )
  await hands.write(page.getByLabel(/Description, line 1/), 'Hosting bakkerij-pastoor.nl')
  await hands.write(page.getByLabel(/Quantity, line 1/), '1')
  await hands.write(page.getByLabel(/Price each, line 1/), '120')
  await page.getByText('145.20').first().waitFor()
  await page.keyboard.press('Control+Enter')
  const heading = page.getByRole('heading', { name: /PF-\d{4}-\d{5}/ })
  await heading.waitFor()
  return /PF-\d{4}-\d{5}/.exec(await heading.innerText())?.[0] ?? ''
}

/** The bank's file of today with one transfer that names the proforma the way people do. */
export function statementOf({ folder }: LaunchedConsole, number: string): string {
  const day = new Date().toISOString().slice(0, 10)
  const file = path.join(folder, 'statement.xml')
  const text = camtText({
    messageId: 'MSG-1',
    createdAt: `${day}T06:00:00Z`,
    statements: [
      {
        identification: 'STMT-1',
        sequenceNumber: 1,
        iban: companyIban,
        currency: 'EUR',
        ownerName: 'Brightwire Hosting B.V.',
        servicerBic: 'ABNANL2A',
        fromDay: day,
        toDay: day,
        openingCents: 0,
        lines: [
          {
            bookingDay: day,
            amountCents: 14_520,
            counterpartyName: 'J. Pastoor e/o M. Pastoor-Hendriks',
            counterpartyIban: 'NL44RABO0123456789',
            remittance: `${number.replaceAll('-', ' ')} groet Jan`,
          },
        ],
      },
    ],
  })
  writeFileSync(file, text)
  return file
}

export function expectNoComplaints({ complaints }: LaunchedConsole): void {
  expect(complaints).toEqual([])
}

/** Imports a file through the page's own file dialog: dry run first, then for good. */
export async function importStatement({ page }: LaunchedConsole, hands: Hands, file: string): Promise<void> {
  await hands.go(words.shell.room.statements)
  await page.getByRole('heading', { name: words.payments.imports.title }).first().waitFor()
  const chooser = page.waitForEvent('filechooser')
  const choose = page.getByRole('button', { name: words.payments.imports.choose }).first()
  await choose.waitFor()
  if (hands.kind === 'mouse') await choose.click()
  else await page.keyboard.press('i')
  await (await chooser).setFiles(file)
  const commit = page
    .getByRole('button', { name: /^Import \d+|^Import\b/ })
    .filter({ hasNotText: words.payments.imports.choose })
  await commit.first().waitFor()
  await hands.press(commit.first())
  await page
    .getByText(/imported|new line/i)
    .first()
    .waitFor()
}

/** Accepts the suggestion of the first line; answers the number of the invoice that this issued. */
export async function acceptFirstLine({ page }: LaunchedConsole, hands: Hands): Promise<string> {
  await hands.go(words.shell.room.match)
  await page
    .getByRole('heading', { name: /Pastoor/ })
    .first()
    .waitFor()
  await page.getByText('certain').first().waitFor()
  if (hands.kind === 'mouse')
    await hands.press(page.getByRole('button', { name: words.payments.tray.accept }))
  else await page.keyboard.press('Enter')
  const issued = page.getByRole('link', { name: /\b\d{4}-\d{5} issued/ })
  await issued.waitFor()
  return /\d{4}-\d{5}/.exec(await issued.innerText())?.[0] ?? ''
}

/** Opens a document by its number through the palette and waits until its PDF is drawn. */
export async function openDocument({ page }: LaunchedConsole, number: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
  await page.keyboard.type(number)
  await page.getByRole('dialog').getByText(number, { exact: false }).first().waitFor()
  await page.waitForTimeout(500)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: new RegExp(number) }).waitFor()
  await page.locator('canvas').first().waitFor({ timeout: 30_000 })
}
