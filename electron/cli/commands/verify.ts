import type { Command } from 'commander'
import { en } from '../../../shared/locales/en/index.ts'
import { type Client, type GlobalOptions, openBooks } from '../books.ts'
import { readCredentials } from '../credentials.ts'
import { Refused, UsageError } from '../exit-codes.ts'
import { print, printJson } from '../output.ts'
import { wordCode } from '../words.ts'

interface VerifyOptions extends GlobalOptions {
  credentials?: string
  anchor?: string
}

interface Check {
  check: string
  ok: boolean
  examined: number
  problems: { code: string; params: Record<string, string | number> }[]
}

/** `verify`: the books prove themselves; exit code 1 when something does not hold. */
export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('prove audit chain, numbering, ledger and PDF hashes')
    .option(
      '--anchor <seq:hash>',
      'also check that the chain still holds this head, as printed in a day close',
    )
    .option('--credentials <file>', 'needed while another Openpost holds the data folder')
    .action(async (_options: VerifyOptions, command: Command) => {
      await verify(command.optsWithGlobals<VerifyOptions>())
    })
}

async function verify(options: VerifyOptions): Promise<void> {
  const anchor = options.anchor === undefined ? null : parseAnchor(options.anchor)
  const credentials = options.credentials === undefined ? null : await readCredentials(options.credentials)
  const books = await openBooks(options, { mayCreate: false })
  try {
    if (credentials !== null) await books.signIn(credentials)
    else books.readAsOwner()
    const failed = await proveBooks(books.client, anchor, options.json === true)
    if (failed > 0) throw new Refused(`${failed} checks found problems.`)
  } finally {
    await books.close()
  }
}

/** Runs every check and prints it as it ends. Answers how many failed. */
export async function proveBooks(client: Client, anchor: Anchor | null, asJson: boolean): Promise<number> {
  let failed = 0
  const show = (check: Check): void => {
    if (!check.ok) failed += 1
    if (asJson) printJson(check)
    else printCheck(check)
  }
  for await (const check of await client.audit.verify()) show(check)
  if (anchor !== null) show(await checkAnchor(client, anchor))
  const head = await client.audit.head()
  if (asJson) printJson({ head })
  else print(`Head of the chain: ${head.seq}:${head.hash}`)
  return failed
}

function printCheck({ check, ok, examined, problems }: Check): void {
  print(`${ok ? 'ok    ' : 'FAILED'}  ${wordCode(en.verify.check, check, {})} (${examined} examined)`)
  for (const { code, params } of problems) {
    const words = wordCode(en.verify.problem, code, params)
    print(`        ${words === code ? `${code} ${JSON.stringify(params)}` : words}`)
  }
}

export interface Anchor {
  seq: number
  hash: string
}

function parseAnchor(text: string): Anchor {
  const match = /^(\d{1,15}):([0-9a-zA-Z_+/=-]{20,100})$/u.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new UsageError('An anchor is written as the number and the hash of an event: 1234:ab12…')
  }
  return { seq: Number(match[1]), hash: match[2] }
}

/** Events are numbered without gaps and listed newest first, so an event's place follows from its number. */
async function checkAnchor(client: Client, anchor: Anchor): Promise<Check> {
  const head = await client.audit.head()
  const params = { seq: anchor.seq, head: head.seq }
  if (anchor.seq > head.seq) return anchorCheck([{ code: 'anchor-beyond-head', params }])
  const { rows } = await client.audit.list({ offset: head.seq - anchor.seq, limit: 1 })
  const [event] = rows
  const holds = event?.seq === anchor.seq && event.hash === anchor.hash
  return anchorCheck(holds ? [] : [{ code: 'anchor-differs', params }])
}

function anchorCheck(problems: Check['problems']): Check {
  return { check: 'anchor', ok: problems.length === 0, examined: 1, problems }
}
