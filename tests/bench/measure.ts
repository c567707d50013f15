/** One measured thing beside what it is measured against. */
export interface Result {
  scene: string
  name: string
  ours: number
  unit: 'ms' | 's' | '/s'
  baselineName: string
  baseline: number | null
  /** What DESIGN.md 9 asks for, in its words. */
  goal: string
  /** Null where the goal cannot be judged at this size. */
  reached: boolean | null
}

/** Ours to the baseline: above 1 is slower for times, faster for rates. */
export function ratioOf({ ours, baseline }: Result): number | null {
  return baseline === null || baseline === 0 ? null : ours / baseline
}

export interface Sizes {
  customers: number
  lines: number
  documents: number
  matches: number
  issued: number
}

export interface Bench {
  sizes: Sizes
  /** A folder of its own, removed after the scene. */
  folder: string
  /** One line about what is going on, or why something is left out. */
  note(text: string): void
}

export type Scene = (bench: Bench) => Promise<Result[]>

/** Milliseconds that work takes. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ milliseconds: number; value: T }> {
  const start = performance.now()
  const value = await work()
  return { milliseconds: performance.now() - start, value }
}

/** Milliseconds of each of many calls, one after the other. */
export async function eachTimed<Item>(
  items: readonly Item[],
  work: (item: Item) => unknown,
): Promise<number[]> {
  const times: number[] = []
  for (const item of items) {
    const start = performance.now()
    await work(item)
    times.push(performance.now() - start)
  }
  return times
}

/** The value that so many percent stay below. */
export function percentile(times: readonly number[], percent: number): number {
  const sorted = [...times].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0
}
