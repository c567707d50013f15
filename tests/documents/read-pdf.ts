import type { PDFPageProxy } from 'pdfjs-dist'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface StructureNode {
  role: string
  alt?: string
  children: StructureNode[]
  /** Pieces of marked content of the page that belong to the element itself. */
  pieces: number
}

export interface ReadPdf {
  /** Text of each page in the order it was written, words separated as printed. */
  pages: string[]
  title: unknown
  language: unknown
  author: unknown
  creationDate: unknown
  /** The XML metadata as it stands in the file. */
  metadata: string
  /** The structure tree of each page. */
  structure: (StructureNode | null)[]
}

type RawNode = Awaited<ReturnType<PDFPageProxy['getStructTree']>>

function structureOf(node: RawNode): StructureNode {
  const children = node.children.flatMap((child) => ('role' in child ? [structureOf(child)] : []))
  const pieces = node.children.length - children.length
  return {
    role: node.role,
    pieces,
    ...('alt' in node && typeof node.alt === 'string' ? { alt: node.alt } : {}),
    children,
  }
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 })
  const document = await task.promise
  const { info, metadata } = await document.getMetadata()
  const fields: Record<string, unknown> = { ...info }
  const result: ReadPdf = {
    pages: [],
    title: fields.Title,
    author: fields.Author,
    language: fields.Language,
    creationDate: fields.CreationDate,
    metadata: String(metadata?.getRaw() ?? ''),
    structure: [],
  }
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    result.pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .filter((text) => text.trim() !== '')
        .join('\n'),
    )
    const tree: RawNode | null = await page.getStructTree()
    result.structure.push(tree === null ? null : structureOf(tree))
  }
  await task.destroy()
  return result
}

/** All roles below a node, depth first. */
export function rolesOf(node: StructureNode | null): string[] {
  return node === null ? [] : [node.role, ...node.children.flatMap(rolesOf)]
}

export function nodesOf(node: StructureNode | null, role: string): StructureNode[] {
  if (node === null) return []
  return [...(node.role === role ? [node] : []), ...node.children.flatMap((child) => nodesOf(child, role))]
}
