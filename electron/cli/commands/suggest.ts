import type { Command } from 'commander'
import { en } from '../../../shared/locales/en/index.ts'
import { type Client, type GlobalOptions, openBooks } from '../books.ts'
import { readCredentials } from '../credentials.ts'
import { money, print, printJson } from '../output.ts'
import { wordCode } from '../words.ts'

interface SuggestOptions extends GlobalOptions {
  credentials?: string
}

type BankLine = Awaited<ReturnType<Client['payments']['listLines']>>['rows'][number]
type Candidate = Awaited<ReturnType<Client['payments']['suggest']>>[number]

const linesPerRead = 500

/** `suggest`: for every open bank line the documents it may pay, with grade, amounts and evidence. Changes nothing. */
export function registerSuggest(program: Command): void {
  program
    .command('suggest')
    .description('print, for every open bank line, which documents it may pay, with grade and evidence')
    .option('--credentials <file>', 'needed while another Openpost holds the data folder')
    .action(async (_options: SuggestOptions, command: Command) => {
      await suggest(command.optsWithGlobals<SuggestOptions>())
    })
}

async function suggest(options: SuggestOptions): Promise<void> {
  const credentials = options.credentials === undefined ? null : await readCredentials(options.credentials)
  const books = await openBooks(options, { mayCreate: false })
  try {
    if (credentials !== null) await books.signIn(credentials)
    else books.readAsOwner()
    await suggestAll(books.client, options.json === true)
  } finally {
    await books.close()
  }
}

/** Goes through all lines and not through a tab: grading in the background moves lines between tabs. */
async function suggestAll(client: Client, asJson: boolean): Promise<void> {
  for (let offset = 0; ; offset += linesPerRead) {
    const { rows } = await client.payments.listLines({ offset, limit: linesPerRead })
    for (const line of rows) {
      if (line.state !== 'open') continue
      const candidates = await client.payments.suggest({ bankLineId: line.id })
      if (asJson) printJson(jsonOf(line, candidates))
      else show(line, candidates)
    }
    if (rows.length < linesPerRead) return
  }
}

/** Amounts are minor units; `bankLineId` and `documentId` are what `payments.match` takes. */
function jsonOf(line: BankLine, candidates: readonly Candidate[]) {
  return {
    bankLineId: line.id,
    bookingDay: line.bookingDay,
    amountCents: line.amountCents,
    remainingCents: line.remainingCents,
    currency: line.currency,
    counterpartyName: line.counterpartyName,
    counterpartyIban: line.counterpartyIban,
    remittance: line.remittance,
    candidates: candidates.map((one) => ({
      grade: one.grade,
      documentId: one.documentId,
      documentNumber: one.documentNumber,
      documentKind: one.documentKind,
      documentState: one.documentState,
      cardNumber: one.cardNumber,
      customerName: one.customerName,
      openCents: one.openCents,
      proposedCents: one.proposedCents,
      evidence: one.evidence,
    })),
  }
}

function show(line: BankLine, candidates: readonly Candidate[]): void {
  const { currency } = line
  print(
    `${line.bookingDay}  ${money(line.remainingCents, currency)}  ${line.counterpartyName}  ${line.remittance}`,
  )
  for (const { grade, documentNumber, customerName, proposedCents, openCents, evidence } of candidates) {
    const words = evidence
      .map(({ code, params }) => wordCode(en.evidence, code, { ...params, currency }))
      .join('; ')
    const amounts = `${money(proposedCents, currency)} of ${money(openCents, currency)}`
    print(`    ${grade.padEnd(8)}  ${documentNumber}  ${customerName}  ${amounts}  ${words}`)
  }
}
