import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Bench, ratioOf, type Result, type Scene, type Sizes } from './measure.ts'
import { customersScene } from './scenes/customers.ts'
import { importScene } from './scenes/import.ts'
import { matchScene } from './scenes/match.ts'
import { matchingScene } from './scenes/matching.ts'
import { overviewScene } from './scenes/overview.ts'
import { pdfScene } from './scenes/pdf.ts'
import { startScene } from './scenes/start.ts'
import { suggestScene } from './scenes/suggest.ts'

/** In the order they run; each has a folder of its own that is removed after it. */
const scenes: Readonly<Record<string, Scene>> = {
  match: matchScene,
  matching: matchingScene,
  suggest: suggestScene,
  import: importScene,
  pdf: pdfScene,
  overview: overviewScene,
  customers: customersScene,
  start: startScene,
}

/** Issuing a million documents takes a quarter of an hour; `--issued 1000000` does it. */
const wholeSizes: Sizes = {
  customers: 1_000_000,
  lines: 100_000,
  documents: 1_000,
  matches: 1_000,
  issued: 50_000,
}
const quickSizes: Sizes = { customers: 20_000, lines: 5_000, documents: 100, matches: 100, issued: 1_000 }

const usage = `npm run bench [-- scene…] [--quick] [--customers N] [--lines N] [--documents N] [--matches N] [--issued N]
Scenes: ${Object.keys(scenes).join(', ')}; all of them when none is named.
Prints figures beside a baseline that runs in the same process and minute, and writes out/bench/results.json.
No figure decides a build: the ratio counts, not the machine.`

const options = {
  quick: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  customers: { type: 'string' },
  lines: { type: 'string' },
  documents: { type: 'string' },
  matches: { type: 'string' },
  issued: { type: 'string' },
} as const

/** Runs the named scenes; answers 0, 1 when a scene failed, 2 when it was called in a way it does not know. */
export async function run(argv: readonly string[]): Promise<number> {
  const parsed = parse(argv)
  if (parsed === null) return 2
  const results: Result[] = []
  let failed = 0
  for (const name of parsed.names) {
    try {
      results.push(...(await runScene(name, parsed.sizes)))
    } catch (error) {
      failed += 1
      note(name, `failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }
  printTable(results)
  const file = path.resolve('out', 'bench', 'results.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(reportOf(results, parsed.sizes), null, 2)}\n`)
  process.stdout.write(`\n${file}\n`)
  return failed === 0 ? 0 : 1
}

function parse(argv: readonly string[]): { names: string[]; sizes: Sizes } | null {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const unknown = positionals.filter((name) => scenes[name] === undefined)
    if (unknown.length > 0) throw new Error(`There is no scene ${unknown.join(', ')}.`)
    const base = values.quick ? quickSizes : wholeSizes
    const sizes: Sizes = {
      customers: sizeOf(values.customers, base.customers),
      lines: sizeOf(values.lines, base.lines),
      documents: sizeOf(values.documents, base.documents),
      matches: sizeOf(values.matches, base.matches),
      issued: sizeOf(values.issued, base.issued),
    }
    if (values.help) process.stdout.write(`${usage}\n`)
    return { names: values.help ? [] : positionals.length > 0 ? positionals : Object.keys(scenes), sizes }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`)
    return null
  }
}

function sizeOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  if (!/^[1-9]\d{0,6}$/u.test(text)) throw new Error(`${text} is no size.`)
  return Number(text)
}

async function runScene(name: string, sizes: Sizes): Promise<Result[]> {
  const scene = scenes[name]
  if (scene === undefined) return []
  const folder = mkdtempSync(path.join(tmpdir(), `openpost-bench-${name}-`))
  try {
    const bench: Bench = { sizes, folder, note: (text) => note(name, text) }
    return await scene(bench)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function note(scene: string, text: string): void {
  process.stderr.write(`${scene}: ${text}\n`)
}

function reportOf(results: readonly Result[], sizes: Sizes) {
  const [processor] = cpus()
  const machine = {
    node: process.version,
    processor: processor?.model ?? '',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
  }
  return {
    at: new Date().toISOString(),
    machine,
    sizes,
    results: results.map((result) => ({ ...result, ratio: ratioOf(result) })),
  }
}

function printTable(results: readonly Result[]): void {
  const shown = (value: number | null, unit: string): string =>
    value === null
      ? ''
      : unit === '/s'
        ? `${value.toFixed(0)}/s`
        : `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`
  const rows = results.map((result) => [
    result.scene,
    result.name,
    shown(result.ours, result.unit),
    shown(result.baseline, result.unit),
    ratioOf(result)?.toFixed(2) ?? '',
    result.goal,
    result.reached === null ? '' : result.reached ? 'yes' : 'no',
    result.baselineName,
  ])
  const head = ['scene', 'what', 'ours', 'baseline', 'ratio', 'goal', 'reached', 'baseline is']
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column >= 2 && column <= 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  process.stdout.write(`\n${line(head)}\n${widths.map((width) => '─'.repeat(width)).join('  ')}\n`)
  for (const row of rows) process.stdout.write(`${line(row)}\n`)
}
