import { ORPCError } from '@orpc/client'
import type { Command } from 'commander'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { type Books, type GlobalOptions, openBooks } from '../books.ts'
import { readCredentials } from '../credentials.ts'
import { Refused, UsageError } from '../exit-codes.ts'
import { print, printJson } from '../output.ts'
import {
  callProcedure,
  findProcedure,
  inputOf,
  listProcedures,
  outputOf,
  type Procedure,
} from '../procedures.ts'
import { wordError } from '../words.ts'

interface CallOptions extends GlobalOptions {
  credentials?: string
  save?: string
  keepGoing?: boolean
}

/** `call <room.procedure> [json]` and `procedures [name]`. */
export function registerCall(program: Command): void {
  program
    .command('call')
    .description('call any procedure of the contract as an operator, and print what it answers as JSON')
    .argument('<procedure>', 'its name, as customers.create')
    .argument(
      '[input]',
      'its input as JSON; {"$file": "path"} stands for a file; - reads one input per line of stdin',
    )
    .option('--credentials <file>', 'login and password in a file of mode 0600, or - for stdin')
    .option('--save <dir>', 'where files that come back are saved')
    .option('--keep-going', 'with -, go on after a line that is refused')
    .action(async (name: string, input: string | undefined, _options: CallOptions, command: Command) => {
      await call(findProcedure(name), input ?? '', command.optsWithGlobals<CallOptions>())
    })
  program
    .command('procedures')
    .description('list the procedures of the contract, or show what one of them takes as JSON Schema')
    .argument('[procedure]')
    .action((name: string | undefined, _options: GlobalOptions, command: Command) => {
      if (name === undefined) showProcedures(command.optsWithGlobals<GlobalOptions>())
      else showInput(findProcedure(name))
    })
}

async function call(procedure: Procedure, input: string, options: CallOptions): Promise<void> {
  const isMany = input === '-'
  if (isMany && options.credentials === '-') {
    throw new UsageError('stdin holds the inputs; give the credentials in a file.')
  }
  const credentials = options.credentials === undefined ? null : await readCredentials(options.credentials)
  const only = isMany ? null : await inputOf(procedure, input)
  const books = await openBooks(options, { mayCreate: procedure.meta.access === 'open' })
  try {
    if (credentials !== null) await books.signIn(credentials)
    if (isMany) await callMany(books, procedure, options)
    else await printAnswer(await callProcedure(books.client, procedure, only), options)
  } finally {
    await books.close()
  }
}

async function printAnswer(answer: unknown, { save }: CallOptions): Promise<void> {
  if (isEvents(answer)) for await (const event of answer) printJson(await outputOf(event, save))
  else printJson((await outputOf(answer, save)) ?? null)
}

function isEvents(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** One line of JSON out for each line in: `{"output": …}` or `{"error": …}`. Stops at the first refusal unless told. */
async function callMany(books: Books, procedure: Procedure, options: CallOptions): Promise<void> {
  let refused = 0
  let at = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    at += 1
    if (line.trim() === '') continue
    try {
      const input = await inputOf(procedure, line)
      const answer = await callProcedure(books.client, procedure, input)
      printJson({ line: at, output: (await outputOf(await settled(answer), options.save)) ?? null })
    } catch (error) {
      if (!(error instanceof ORPCError) && !(error instanceof UsageError)) throw error
      printJson({ line: at, error: answerOf(error) })
      if (options.keepGoing !== true)
        throw new Refused(`Line ${at} was refused; nothing after it was called.`)
      refused += 1
    }
  }
  if (refused > 0) throw new Refused(`${refused} of ${at} lines were refused.`)
}

/** Every event of a stream, or the answer itself. */
async function settled(answer: unknown): Promise<unknown> {
  if (!isEvents(answer)) return answer
  const events = []
  for await (const event of answer) events.push(event)
  return events
}

function answerOf(error: ORPCError<string, unknown> | UsageError): Record<string, unknown> {
  if (error instanceof UsageError) return { code: 'USAGE', message: error.message }
  return { code: error.code, data: error.data ?? null, message: wordError(error) }
}

function showProcedures({ json }: GlobalOptions): void {
  for (const { name, meta } of listProcedures()) {
    if (json === true) printJson({ name, kind: meta.kind, access: meta.access })
    else print(`${name.padEnd(32)} ${meta.kind.padEnd(8)} ${meta.access}`)
  }
}

function showInput({ inputSchema }: Procedure): void {
  const schema =
    inputSchema === null ? null : z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' })
  print(JSON.stringify(schema, null, 2))
}
