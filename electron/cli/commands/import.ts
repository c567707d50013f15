import type { Command } from 'commander'
import { ORPCError } from '@orpc/client'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { zImport } from '../../../shared/contract/payments.ts'
import { type Client, type GlobalOptions, openBooks } from '../books.ts'
import { readCredentials } from '../credentials.ts'
import { Refused, UsageError } from '../exit-codes.ts'
import { money, print, printJson } from '../output.ts'
import { openFile } from '../procedures.ts'
import { wordError } from '../words.ts'

interface ImportOptions extends GlobalOptions {
  credentials?: string
  dryRun?: boolean
  confirm: string[]
}

type Import = z.output<typeof zImport>

/** `import FILE…`: each file by itself, wholly or not at all. */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description('import statement files; what is known already is not stored again')
    .argument('<file...>')
    .option('--credentials <file>', 'login and password in a file of mode 0600, or - for stdin')
    .option('--dry-run', 'say what would happen and store nothing')
    .option('--confirm <code...>', 'warnings to overrule, e.g. payments.does-not-balance', [])
    .action(async (files: string[], _options: ImportOptions, command: Command) => {
      await importFiles(files, command.optsWithGlobals<ImportOptions>())
    })
}

async function importFiles(files: string[], options: ImportOptions): Promise<void> {
  if (options.credentials === undefined)
    throw new UsageError('Importing needs an operator: give --credentials FILE.')
  const credentials = await readCredentials(options.credentials)
  const books = await openBooks(options, { mayCreate: false })
  let refused = 0
  try {
    await books.signIn(credentials)
    for (const file of files) if (!(await importFile(books.client, file, options))) refused += 1
  } finally {
    await books.close()
  }
  if (refused > 0) throw new Refused(`${refused} of ${files.length} files were not imported.`)
}

async function importFile(client: Client, file: string, options: ImportOptions): Promise<boolean> {
  const asJson = options.json === true
  let staged: string | null = null
  try {
    const preview = await previewOf(client, await openFile(file))
    staged = preview.id
    const done = options.dryRun === true ? preview : await commit(client, preview.id, options.confirm)
    if (options.dryRun !== true) staged = null
    if (asJson) printJson({ file, dryRun: options.dryRun === true, import: done })
    else showImport(file, done)
    return true
  } catch (error) {
    if (!(error instanceof ORPCError) || error.code === 'BUG') throw error
    if (asJson)
      printJson({ file, error: { code: error.code, data: error.data ?? null, message: wordError(error) } })
    else print(`${file}: NOT imported. ${wordError(error)}`)
    return false
  } finally {
    if (staged !== null) await client.payments.discardImport({ requestId: randomUUID(), id: staged })
  }
}

async function previewOf(client: Client, file: File): Promise<Import> {
  for await (const event of await client.payments.previewImport({ requestId: randomUUID(), file })) {
    if (event.type === 'preview') return event.import
  }
  throw new Error('the preview ended without its result')
}

async function commit(client: Client, id: string, confirm: string[]): Promise<Import> {
  return client.payments.commitImport({ requestId: randomUUID(), id, confirm })
}

function showImport(file: string, done: Import): void {
  print(`${file}: ${done.newCount} new, ${done.knownCount} known already, of ${done.lineCount} lines`)
  for (const statement of done.statements) {
    const { accountIban, identification, closingCents, currency, sumCents } = statement
    const closing = closingCents === null ? '' : `, closing balance ${money(closingCents, currency)}`
    print(`  ${accountIban} ${identification}: sum ${money(sumCents, currency)}${closing}`)
  }
}
