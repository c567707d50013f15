import { kinds, type LabelledLine } from './kinds.ts'

export type Grade = 'certain' | 'likely' | 'possible'

/** What was suggested for a line, in the order it was shown. */
export interface Answer {
  line: LabelledLine
  candidates: { n: number; grade: Grade }[]
}

export interface KindScore {
  kind: string
  lines: number
  /** Lines whose every certain document is right. */
  certain: number
  certainWrong: number
  /** Lines whose first document, graded certain or likely, is right. */
  firstRight: number
  /** Lines with a wrong document first, graded likely. */
  likelyWrong: number
}

export interface Score {
  kinds: KindScore[]
  grades: { grade: Grade; documents: number; right: number }[]
  certainAccepted: number
  certainWrong: number
  named: { lines: number; certain: number }
  belonging: { lines: number; firstRight: number }
}

/** Counts at document level: every certain document of a line is accepted, as a clerk's batch would. */
export function scoreOf(answers: readonly Answer[]): Score {
  const byKind = new Map<string, KindScore>()
  const grades: Score['grades'] = (['certain', 'likely', 'possible'] as const).map((grade) => ({
    grade,
    documents: 0,
    right: 0,
  }))
  for (const { line, candidates } of answers) {
    const empty = { kind: line.kind, lines: 0, certain: 0, certainWrong: 0, firstRight: 0, likelyWrong: 0 }
    const score = byKind.get(line.kind) ?? empty
    byKind.set(line.kind, score)
    score.lines += 1
    const isRight = (n: number): boolean => line.truth.includes(n)
    for (const own of grades) {
      const found = candidates.filter(({ grade }) => grade === own.grade)
      own.documents += found.length
      own.right += found.filter(({ n }) => isRight(n)).length
    }
    const certain = candidates.filter(({ grade }) => grade === 'certain')
    if (certain.some(({ n }) => !isRight(n))) score.certainWrong += 1
    else if (certain.length > 0) score.certain += 1
    const [first] = candidates
    if (first === undefined || first.grade === 'possible') continue
    if (isRight(first.n)) score.firstRight += 1
    else if (first.grade === 'likely') score.likelyWrong += 1
  }
  const scores = Object.keys(kinds).flatMap((kind) => byKind.get(kind) ?? [])
  const sum = (own: readonly KindScore[], field: keyof Omit<KindScore, 'kind'>): number =>
    own.reduce((total, score) => total + score[field], 0)
  const named = scores.filter(({ kind }) => kinds[kind]?.names === true)
  const owned = new Set(answers.filter(({ line }) => line.truth.length > 0).map(({ line }) => line.kind))
  const belonging = scores.filter(({ kind }) => owned.has(kind))
  return {
    kinds: scores,
    grades,
    certainAccepted: sum(scores, 'certain') + sum(scores, 'certainWrong'),
    certainWrong: sum(scores, 'certainWrong'),
    named: { lines: sum(named, 'lines'), certain: sum(named, 'certain') },
    belonging: { lines: sum(belonging, 'lines'), firstRight: sum(belonging, 'firstRight') },
  }
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part * 100) / whole).toFixed(part === whole ? 0 : 2)} %`

/** The table of a run, as text. */
export function scoreTable(score: Score): string {
  const rows = score.kinds.map((one) => [
    one.kind,
    String(one.lines),
    percent(one.certain + one.certainWrong, one.lines),
    String(one.certainWrong),
    percent(one.firstRight, one.lines),
    String(one.likelyWrong),
  ])
  const head = ['noise kind', 'lines', 'certain', 'of it wrong', 'right one first', 'likely, wrong']
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const text = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
  const grades = score.grades.map(
    ({ grade, documents, right }) =>
      `${grade.padEnd(9)} ${documents} documents, ${percent(right, documents)} right`,
  )
  return [
    text(head),
    text(widths.map((width) => '─'.repeat(width))),
    ...rows.map(text),
    '',
    ...grades,
    `certain: ${score.certainWrong} wrong of ${score.certainAccepted} accepted lines (goal: ≤ 1 of 10,000)`,
    `certain covers ${percent(score.named.certain, score.named.lines)} of the lines that name a document, a domain or a reference (goal: ≥ 70 %)`,
    `certain + likely have the right one first for ${percent(score.belonging.firstRight, score.belonging.lines)} of the lines that belong to one (goal: ≥ 97 %)`,
  ].join('\n')
}
