import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const relative = path.posix.join(folder, name)
    if (statSync(path.join(root, relative)).isDirectory()) return sources(relative)
    return /\.tsx?$/.test(name) ? [relative] : []
  })
}

const files = ['shared', 'electron', 'renderer'].flatMap(sources)
const text = (file: string) => readFileSync(path.join(root, file), 'utf8')

const trees = new Map<string, ts.SourceFile>()

function treeOf(file: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = trees.get(file) ?? ts.createSourceFile(file, text(file), ts.ScriptTarget.ES2023, true, kind)
  trees.set(file, tree)
  return tree
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/** What a file imports, relative paths resolved from the root, and dynamic imports too. */
function importsOf(file: string): string[] {
  const found: string[] = []
  walk(treeOf(file), (node) => {
    const target =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined
    if (target !== undefined && ts.isStringLiteral(target)) found.push(target.text)
  })
  return found.map((target) =>
    target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target.replace(/\?.*$/, '')) : target,
  )
}

/** Layer by layer, what it may import: its own folders and packages. Everything else is a hole in the wall. */
const layers: { folder: string; may: string[]; packages: RegExp }[] = [
  { folder: 'shared/', may: ['shared/'], packages: /^(zod|@orpc\/contract|stdnum|ibantools)/ },
  {
    folder: 'electron/core/',
    may: ['shared/', 'electron/core/', 'resources/'],
    packages: /^(?!electron$|electron\/|node:https?$|react|@mantine)/,
  },
  {
    folder: 'electron/host/',
    may: ['shared/', 'electron/core/', 'electron/host/'],
    packages: /^(?!electron$|electron\/)/,
  },
  {
    folder: 'electron/cli/',
    may: ['shared/', 'electron/core/', 'electron/host/', 'electron/cli/'],
    packages: /^(?!electron$|electron\/)/,
  },
  {
    folder: 'electron/main/',
    may: ['shared/', 'electron/core/', 'electron/main/', 'electron/host/'],
    packages: /.*/,
  },
  { folder: 'electron/preload/', may: ['shared/', 'electron/preload/'], packages: /^electron$/ },
  {
    folder: 'renderer/',
    may: ['shared/', 'renderer/', 'resources/'],
    packages: /^(?!node:|electron$|kysely|better-sqlite3|pg$)/,
  },
]

/** The order of the rooms: a room may use those before it, and only through their face. */
const rooms = [
  'audit',
  'ledger',
  'settings',
  'operators',
  'customers',
  'evidence',
  'services',
  'billing',
  'mail',
  'payments',
  'migrations',
  'changes',
  'reports',
]

describe('the house', () => {
  it('keeps every layer within its walls', () => {
    const holes = files.flatMap((file) => {
      const layer = layers.find((candidate) => file.startsWith(candidate.folder))
      if (layer === undefined) return []
      return importsOf(file)
        .filter((target) =>
          /^(shared|electron|renderer|resources|tests)\//.test(target)
            ? !layer.may.some((folder) => target.startsWith(folder))
            : !layer.packages.test(target),
        )
        .map((target) => `${file} imports ${target}`)
    })
    expect(holes).toEqual([])
  })

  it('lets a room use only the rooms before it, through their index', () => {
    const wrong = files.flatMap((file) => {
      const room = /^electron\/core\/rooms\/([^/]+)\//.exec(file)?.[1]
      if (room === undefined) return []
      return importsOf(file).flatMap((target) => {
        const [, other, inner] = /^electron\/core\/rooms\/([^/]+)\/(.+)$/.exec(target) ?? []
        if (other === undefined || other === room) return []
        const allowed =
          rooms.indexOf(other) < rooms.indexOf(room) && rooms.includes(room) && inner === 'index.ts'
        return allowed ? [] : [`${file} imports ${target}`]
      })
    })
    expect(wrong).toEqual([])
  })

  it('lets the renderer see no core, and its rooms only the parts all share', () => {
    const wrong = files.flatMap((file) => {
      const room = /^renderer\/rooms\/([^/]+)\//.exec(file)?.[1]
      if (room === undefined) return []
      return importsOf(file).flatMap((target) => {
        const [, other, inner] = /^renderer\/rooms\/([^/]+)\/(.+)$/.exec(target) ?? []
        return other === undefined || other === room || inner === 'index.ts' || inner === 'index.tsx'
          ? []
          : [`${file} imports ${target}`]
      })
    })
    expect(wrong).toEqual([])
  })

  it('keeps SQL in stores', () => {
    const wrong = files.filter(
      (file) =>
        file.startsWith('electron/') &&
        !/(^|\/|-)store\.ts$/.test(file) &&
        !file.startsWith('electron/core/store/') &&
        !/proofs?\.ts$/.test(file) &&
        /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/.test(text(file)),
    )
    expect(wrong).toEqual([])
  })

  it('keeps rules pure: no database, clock or I/O', () => {
    const wrong = files
      .filter((file) => /(^|\/|-)rules\.ts$/.test(file) && file.startsWith('electron/core/rooms/'))
      .flatMap((file) => importsOf(file).map((target) => `${file} imports ${target}`))
      .filter((line) =>
        /imports (node:(?!crypto|url)|kysely|.*\/store\/|.*platform\/|.*store\.ts)/.test(line),
      )
    expect(wrong).toEqual([])
  })

  it('keeps files under 400 lines and functions under 70', () => {
    const wrong: string[] = []
    for (const file of files) {
      const lines = text(file).split('\n').length
      if (lines > 400) wrong.push(`${file}: ${lines} lines`)
      const tree = treeOf(file)
      walk(tree, (node) => {
        if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return
        const from = tree.getLineAndCharacterOfPosition(node.getStart()).line
        const to = tree.getLineAndCharacterOfPosition(node.end).line
        if (to - from + 1 > 70) wrong.push(`${file}:${from + 1}: a function of ${to - from + 1} lines`)
      })
    }
    expect(wrong).toEqual([])
  })

  it('suppresses no check of the compiler or the linter', () => {
    const wrong = files.filter((file) => {
      let any = /@ts-(ignore|expect-error|nocheck)|eslint-disable/.test(text(file))
      walk(treeOf(file), (node) => {
        any ||= node.kind === ts.SyntaxKind.AnyKeyword
      })
      return any
    })
    expect(wrong).toEqual([])
  })
})
