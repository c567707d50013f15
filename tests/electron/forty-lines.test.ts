import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importForty, prepareForty, settleForty, verifyForty } from '../e2e/forty-lines.ts'
import { expectNoComplaints } from '../e2e/main-job.ts'
import { desktopMissing, type LaunchedDesktop, launchElectron } from '../support/launch-electron.ts'

const missing = desktopMissing()

describe.skipIf(missing !== null)('forty bank lines in the desktop', () => {
  let shown: LaunchedDesktop
  const folder = mkdtempSync(path.join(tmpdir(), 'openpost-forty-'))
  let prepared: Awaited<ReturnType<typeof prepareForty>>

  beforeAll(async () => {
    prepared = await prepareForty(folder)
    await importForty(folder, prepared)
    shown = await launchElectron({ folder })
    shown.page.setDefaultTimeout(20_000)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

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
