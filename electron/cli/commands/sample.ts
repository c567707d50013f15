import type { Command } from 'commander'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isLanguage, languages } from '../../../shared/values/languages.ts'
import { dataSource, type GlobalOptions } from '../books.ts'
import { UsageError } from '../exit-codes.ts'
import { print, printJson } from '../output.ts'

interface SampleOptions extends GlobalOptions {
  customers: string
  size: string
  language: string
  statement: string
}

/** `sample`: a data folder with the sample company, and the statement its clerk has not read yet. */
export function registerSample(program: Command): void {
  program
    .command('sample')
    .description(
      'fill a new data folder with the sample company, and write a statement that is not imported yet',
    )
    .option('--size <documents>', 'how many documents; the time grows with them', '2000')
    .option('--customers <count>', 'how many customers', '500')
    .option('--language <code>', `language of its operators: ${languages.join(', ')}`, 'en')
    .option('--statement <dir>', 'where the statement is written', '.')
    .action(async (_options: SampleOptions, command: Command) => {
      await sample(command.optsWithGlobals<SampleOptions>())
    })
}

async function sample(options: SampleOptions): Promise<void> {
  const { language } = options
  if (!isLanguage(language)) throw new UsageError(`${language} is none of ${languages.join(', ')}.`)
  const customers = wholeNumber(options.customers, '--customers')
  const documents = wholeNumber(options.size, '--size')
  const { openCore } = await import('../../core/open-core.ts')
  const { generateSample, sampleClerk } = await import('../../core/sample/index.ts')
  const { core, close } = await openCore({ data: dataSource(options), backgroundJobs: false })
  const progress = openProgress(options.json === true)
  try {
    const made = await generateSample(core, { customers, documents, language, onProgress: progress.show })
    progress.end()
    const file = made.statement === null ? null : path.resolve(options.statement, made.statement.name)
    if (made.statement !== null && file !== null) {
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, made.statement.text)
    }
    const { customerCount, documentCount } = made
    const lineCount = made.statement?.lineCount ?? 0
    if (options.json === true) printJson({ customerCount, documentCount, statement: file, lineCount })
    else {
      print(`${customerCount} customers and ${documentCount} documents are entered.`)
      print(`Sign in as "sample", or as the clerk "${sampleClerk.login}"; the start page shows the password.`)
      if (file !== null) print(`${lineCount} lines wait to be imported: ${file}`)
    }
  } finally {
    await close()
  }
}

/** A line on a terminal that counts up; nothing elsewhere. */
function openProgress(isSilent: boolean) {
  const shows = process.stderr.isTTY && !isSilent
  return {
    show: (done: number, total: number): void => {
      if (shows) process.stderr.write(`\r${done} of ${total} documents`)
    },
    end: (): void => {
      if (shows) process.stderr.write('\n')
    },
  }
}

const mostOfAKind = 1_000_000

/** A count between 10 and a million, or the error that says what was wrong. */
export function wholeNumber(text: string, option: string): number {
  const value = /^\d{1,7}$/u.test(text) ? Number(text) : 0
  if (value >= 10 && value <= mostOfAKind) return value
  throw new UsageError(`${option} takes a whole number from 10 to ${mostOfAKind}, not ${text}.`)
}
