import { randomUUID } from 'node:crypto'
import type { Core } from '../../api/context.ts'
import { runCommand } from '../../api/transaction.ts'
import { todayIn } from '../../platform/clock.ts'
import { holdsLease, takeLease } from '../../store/job-lease.ts'
import { companyTimeZone } from '../settings/index.ts'
import { dropFile, endTerm } from './evidence.ts'
import { endedEvidence, filesLeft, readEvidence } from './store.ts'

const leaseName = 'evidence-terms'
const leaseSeconds = 60
const perPass = 100

class LeaseLost extends Error {}
/** Somebody removed it by hand since the list was read. */
class GoneAlready extends Error {}

/**
 * Removes evidence whose last day has passed, on one host only, and files that an interrupted removal left. Answers
 * how many pieces it removed.
 */
export async function removeEnded(core: Core, holder: string, signal?: AbortSignal): Promise<number> {
  const { due, left } = await core.store.read(async (tx) => {
    const today = todayIn(core.clock, await companyTimeZone(tx))
    return { due: await endedEvidence(tx, today, perPass), left: await filesLeft(tx, perPass) }
  })
  if (due.length + left.length === 0) return 0
  const fence = await renewLease(core, holder)
  if (fence === null) return 0
  let removed = 0
  try {
    for (const stored of left) await dropFile(core, stored)
    for (const { id } of due) {
      if (signal?.aborted === true) break
      if (await endOne(core, id, fence)) removed += 1
      if ((await renewLease(core, holder)) !== fence) throw new LeaseLost()
    }
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
  }
  return removed
}

async function endOne(core: Core, id: string, fence: number): Promise<boolean> {
  const requestId = `${id}/term-ended`
  const actor = { n: null, name: 'Openpost' }
  const call = { path: 'evidence.removeEnded', requestId, input: { id }, session: null, actor }
  try {
    await runCommand(core, call, async (command) => {
      if (!(await holdsLease(command.tx, leaseName, fence))) throw new LeaseLost()
      const stored = await readEvidence(command.tx, id)
      if (stored.secret === null) throw new GoneAlready()
      await endTerm(command, stored)
      return null
    })
  } catch (error) {
    if (error instanceof GoneAlready) return false
    throw error
  }
  await dropFile(core, await core.store.read((tx) => readEvidence(tx, id)))
  return true
}

function renewLease(core: Core, holder: string): Promise<number | null> {
  const now = core.clock.now()
  const until = new Date(Date.parse(now) + leaseSeconds * 1000).toISOString()
  return core.store.write((tx) => takeLease(tx, { name: leaseName, holder, now, until }))
}

/** Terms are days: an hour late is no harm, and a machine that slept looks again within it. */
const sleepMilliseconds = 60 * 60_000
const shortSleepMilliseconds = 5_000

/** Looks at start and every hour. Answers how to stop; the promise it gives waits for what is under way. */
export function startEvidenceJobs(core: Core): () => Promise<void> {
  const stop = new AbortController()
  const holder = randomUUID()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const pass = async (): Promise<void> => {
    let removed = 0
    try {
      removed = await removeEnded(core, holder, stop.signal)
    } catch (error) {
      if (!stop.signal.aborted)
        core.log({ level: 'error', message: 'removing evidence whose term ended failed', error })
    }
    schedule(removed > 0 ? shortSleepMilliseconds : sleepMilliseconds)
  }
  const schedule = (milliseconds: number): void => {
    if (stop.signal.aborted) return
    timer = setTimeout(() => {
      running = pass()
    }, milliseconds)
    timer.unref()
  }
  schedule(shortSleepMilliseconds)
  return async () => {
    stop.abort()
    if (timer !== null) clearTimeout(timer)
    await running
  }
}
