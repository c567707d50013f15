import type { Command } from 'commander'
import { createReadStream } from 'node:fs'
import {
  type BankLine,
  readStatementFile,
  StatementRefusal,
  type StatementBalance,
  type StatementEvent,
  type StatementHeader,
  type StatementSummary,
} from '../../core/statements/index.ts'
import type { GlobalOptions } from '../books.ts'
import { Refused } from '../exit-codes.ts'
import { money, print, printJson } from '../output.ts'
import { wordStatementRefusal, wordStatementWarning } from '../statement-words.ts'

/** `read FILE…`: shows what a statement file holds. Opens no books and stores nothing. */
export function registerRead(program: Command): void {
  program
    .command('read')
    .description(
      'read statement files of any bank and print account, balances and every line, storing nothing',
    )
    .argument('<file...>')
    .action(async (files: string[], _options: GlobalOptions, command: Command) => {
      const { json } = command.optsWithGlobals<GlobalOptions>()
      let refused = 0
      for (const file of files) if (!(await read(file, json === true))) refused += 1
      if (refused > 0) throw new Refused(`${refused} of ${files.length} files cannot be read.`)
    })
}

async function read(file: string, asJson: boolean): Promise<boolean> {
  if (!asJson) print(file)
  try {
    for await (const event of readStatementFile({
      bytes: createReadStream(file, { highWaterMark: 262_144 }),
    })) {
      if (asJson) printJson({ file, ...event })
      else showEvent(event)
    }
    return true
  } catch (error) {
    if (!(error instanceof StatementRefusal)) throw error
    const { code, params, position } = error
    if (asJson) printJson({ file, type: 'refused', code, params, position })
    else print(`  REFUSED: ${wordStatementRefusal(error)} [${code}]`)
    return false
  }
}

function showEvent(event: StatementEvent): void {
  if (event.type === 'statement') showHeader(event.statement)
  else if (event.type === 'lines') for (const line of event.lines) print(`  ${describeLine(line)}`)
  else if (event.type === 'warning') print(`  WARNING: ${wordStatementWarning(event.warning)}`)
  else if (event.type === 'statement-end') showEnd(event.statement, event.summary)
  else print(`  ${event.format}: ${event.statementCount} statements, ${event.lineCount} lines`)
}

function showHeader({
  kind,
  formatVersion,
  identification,
  account,
  periodFromDay,
  periodToDay,
  entryName,
}: StatementHeader) {
  if (entryName !== undefined) print(`  ${entryName}`)
  const number = account.iban ?? account.other ?? 'account not named'
  const owner = account.ownerName === null ? '' : ` of ${account.ownerName}`
  print(`  ${kind} ${identification ?? 'without identification'} (${formatVersion})`)
  print(`  account ${number} ${account.currency ?? ''}${owner}`)
  if (periodFromDay !== null || periodToDay !== null)
    print(`  from ${periodFromDay ?? '?'} to ${periodToDay ?? '?'}`)
}

/** One line of the statement on one line of the screen: day, amount, other side, reference, words. */
export function describeLine(line: BankLine): string {
  const pending = line.status === 'pending' ? 'pending' : ''
  const parts = [
    line.bookingDay,
    money(line.amountCents, line.currency).padStart(18),
    pending,
    line.counterpartyName,
    line.counterpartyIban ?? line.counterpartyAccount,
    line.creditorReference,
    line.remittanceText ?? line.additionalInfo,
  ]
  return parts.filter((part) => part !== null && part !== '').join('  ')
}

function showEnd(
  { openingBalance, closingBalance, account }: StatementHeader,
  summary: StatementSummary,
): void {
  const currency = account.currency ?? closingBalance?.currency ?? openingBalance?.currency ?? ''
  print(`  opening balance  ${describeBalance(openingBalance)}`)
  print(`  ${summary.bookedLineCount} booked lines  ${money(summary.bookedSumCents, currency)}`)
  print(`  closing balance  ${describeBalance(closingBalance)}`)
  if (summary.lineCount > summary.bookedLineCount) {
    print(`  ${summary.lineCount - summary.bookedLineCount} pending lines, not in the balance`)
  }
  if (summary.differenceCents !== null && summary.differenceCents !== 0) {
    print(`  does NOT balance: ${money(summary.differenceCents, currency)} differs`)
  }
}

function describeBalance(balance: StatementBalance | null): string {
  if (balance === null) return 'not stated'
  return `${money(balance.amountCents, balance.currency)}${balance.day === null ? '' : ` on ${balance.day}`}`
}
