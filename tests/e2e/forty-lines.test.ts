import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumHint, findChromium } from '../support/chromium.ts'
import { launchHost } from '../support/launch-host.ts'
import type { LaunchedConsole } from '../support/launched.ts'
import { prepareForty, settleForty, verifyForty } from './forty-lines.ts'
import { expectNoComplaints } from './main-job.ts'

const missing = findChromium() === null
if (missing) console.log(`tests/e2e/forty-lines skipped: ${chromiumHint}`)

describe.skipIf(missing)('forty bank lines in the browser', () => {
  let shown: LaunchedConsole
  const folder = mkdtempSync(path.join(tmpdir(), 'openpost-forty-'))
  let prepared: Awaited<ReturnType<typeof prepareForty>>

  beforeAll(async () => {
    prepared = await prepareForty(folder)
    shown = await launchHost({ folder })
    shown.page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await shown.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('are settled by the keyboard alone with less than three key presses a line', async () => {
    const presses = await settleForty(shown, prepared)
    console.log(
      `forty lines took ${presses} key presses, ${(presses / prepared.lines.length).toFixed(2)} a line`,
    )
    expect(presses / prepared.lines.length).toBeLessThan(3)
    expectNoComplaints(shown)
    await shown.close()
    await verifyForty(folder)
  })
})
