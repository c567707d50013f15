import { isContractProcedure } from '@orpc/contract'
import { randomUUID } from 'node:crypto'
import { openAsBlob, mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { contract } from '../../shared/contract/index.ts'
import type { ProcedureMeta } from '../../shared/contract/base.ts'
import type { Client } from './books.ts'
import { UsageError } from './exit-codes.ts'

export interface Procedure {
  /** As `room.procedure`. */
  name: string
  meta: ProcedureMeta
  /** Whether its input has a request id. */
  takesRequestId: boolean
  inputSchema: z.ZodType | null
}

/** Every procedure of the contract, by name. */
export function listProcedures(): Procedure[] {
  return Object.entries(contract).flatMap(([room, procedures]) =>
    Object.entries(procedures).map(([verb, procedure]) => describe(`${room}.${verb}`, procedure)),
  )
}

function describe(name: string, procedure: unknown): Procedure {
  if (!isContractProcedure(procedure)) throw new Error(`${name} is no procedure`)
  const { meta, inputSchema } = procedure['~orpc']
  const schema = inputSchema instanceof z.ZodType ? inputSchema : null
  return {
    name,
    meta: meta as ProcedureMeta,
    takesRequestId: schema instanceof z.ZodObject && 'requestId' in schema.shape,
    inputSchema: schema,
  }
}

/** @throws UsageError naming what is near when there is no such procedure */
export function findProcedure(name: string): Procedure {
  const procedures = listProcedures()
  const found = procedures.find((procedure) => procedure.name === name)
  if (found !== undefined) return found
  const [room] = name.split('.')
  const near = procedures.filter((procedure) => procedure.name.startsWith(`${room}.`))
  const names = near.map((procedure) => procedure.name).join(', ')
  throw new UsageError(
    `There is no procedure ${name}. ${near.length === 0 ? 'Run "openpost procedures" for the list.' : `There are: ${names}.`}`,
  )
}

/** Calls a procedure by its name. What comes back is what its contract says. */
export async function callProcedure(client: Client, { name }: Procedure, input: unknown): Promise<unknown> {
  let node: unknown = client
  for (const part of name.split('.')) node = Reflect.get(Object(node), part)
  if (typeof node !== 'function') throw new Error(`the client has no ${name}`)
  return node(input)
}

/** The input of a call as JSON says it: `{"$file": "path"}` becomes that file, and a request id is added. */
export async function inputOf(procedure: Procedure, json: string): Promise<unknown> {
  const input = await withFiles(parseInput(json))
  if (!procedure.takesRequestId || typeof input !== 'object' || input === null) return input
  return { requestId: randomUUID(), ...input }
}

function parseInput(json: string): unknown {
  if (json.trim() === '') return undefined
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new UsageError(`The input is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function withFiles(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(withFiles))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [only] = entries
  if (entries.length === 1 && only !== undefined && only[0] === '$file' && typeof only[1] === 'string') {
    return openFile(only[1])
  }
  return Object.fromEntries(
    await Promise.all(entries.map(async ([key, inner]) => [key, await withFiles(inner)] as const)),
  )
}

/** A file as a procedure takes it; its bytes are read when they are needed. */
export async function openFile(file: string): Promise<File> {
  try {
    return new File([await openAsBlob(file)], path.basename(file))
  } catch {
    throw new UsageError(`The file ${file} cannot be read.`)
  }
}

/** What a call answered, ready to be written as JSON; files are saved in `folder`, or only described. */
export async function outputOf(value: unknown, folder: string | undefined): Promise<unknown> {
  if (value instanceof Blob) return describeFile(value, folder)
  if (Array.isArray(value)) return Promise.all(value.map((inner) => outputOf(inner, folder)))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const entries = Object.entries(value)
  return Object.fromEntries(
    await Promise.all(entries.map(async ([key, inner]) => [key, await outputOf(inner, folder)] as const)),
  )
}

async function describeFile(file: Blob, folder: string | undefined): Promise<unknown> {
  const name = path.basename(file instanceof File ? file.name : 'file')
  if (folder === undefined) return { name, type: file.type, sizeBytes: file.size }
  mkdirSync(folder, { recursive: true })
  const target = path.join(folder, name)
  await writeFile(target, Buffer.from(await file.arrayBuffer()))
  return { $file: target, type: file.type, sizeBytes: file.size }
}
