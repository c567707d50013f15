import { afterAll, beforeAll, describe, it } from 'vitest'
import { keyboard, mouse } from '../e2e/hands.ts'
import { expectNoComplaints, issueProforma, makeCard, setUpCompany } from '../e2e/main-job.ts'
import { desktopMissing, type LaunchedDesktop, launchElectron } from '../support/launch-electron.ts'

const missing = desktopMissing()

for (const kind of ['mouse', 'keyboard'] as const) {
  describe.skipIf(missing !== null)(`the main job in the desktop, by ${kind}`, () => {
    let shown: LaunchedDesktop
    beforeAll(async () => {
      shown = await launchElectron()
      shown.page.setDefaultTimeout(15_000)
    })
    afterAll(() => shown.close())

    it('goes from the first start to a paid final invoice', async () => {
      const hands = kind === 'mouse' ? mouse(shown.page) : keyboard(shown.page)
      await setUpCompany(shown, hands)
      await makeCard(shown, hands)
      await issueProforma(shown, hands)
      expectNoComplaints(shown)
    })
  })
}
