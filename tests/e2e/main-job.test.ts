import { afterAll, beforeAll, describe, it } from 'vitest'
import { chromiumHint, findChromium } from '../support/chromium.ts'
import { launchHost } from '../support/launch-host.ts'
import type { LaunchedConsole } from '../support/launched.ts'
import { keyboard, mouse } from './hands.ts'
import {
  acceptFirstLine,
  expectNoComplaints,
  importStatement,
  issueProforma,
  makeCard,
  openDocument,
  setUpCompany,
  statementOf,
} from './main-job.ts'

const missing = findChromium() === null
if (missing) console.log(`tests/e2e skipped: ${chromiumHint}`)

for (const kind of ['mouse', 'keyboard'] as const) {
  describe.skipIf(missing)(`the main job in the browser, by ${kind}`, () => {
    let shown: LaunchedConsole
    beforeAll(async () => {
      shown = await launchHost()
      shown.page.setDefaultTimeout(15_000)
    })
    afterAll(() => shown.close())

    it('goes from the first start to a paid final invoice', async () => {
      const hands = kind === 'mouse' ? mouse(shown.page) : keyboard(shown.page)
      await setUpCompany(shown, hands)
      await makeCard(shown, hands)
      const proforma = await issueProforma(shown, hands)
      await importStatement(shown, hands, statementOf(shown, proforma))
      const invoice = await acceptFirstLine(shown, hands)
      await openDocument(shown, invoice)
      expectNoComplaints(shown)
    })
  })
}
