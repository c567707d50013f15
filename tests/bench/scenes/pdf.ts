import { openBenchBooks, requestId } from '../books.ts'
import { type Bench, type Result, timed } from '../measure.ts'
import { enterCards, issueProformas } from '../proformas.ts'
import { renderBare } from '../bare-pdf.ts'

const baselineCount = 150

/** Makes the PDFs of proformas, stored and noted in the books; beside stock pdfmake with a like page. */
export async function pdfScene({ folder, sizes, note }: Bench): Promise<Result[]> {
  const books = await openBenchBooks(folder)
  try {
    const cards = await enterCards(books.client, 40)
    await issueProformas(books.client, cards, sizes.documents)
    note(`${sizes.documents} proformas issued`)
    const ours = await timed(() =>
      books.client.billing.renderPending({ requestId: requestId(), limit: sizes.documents }),
    )
    if (ours.value.rendered !== sizes.documents) throw new Error(`only ${ours.value.rendered} PDFs were made`)
    const bareCount = Math.min(baselineCount, sizes.documents)
    await renderBare(5)
    const bare = await timed(() => renderBare(bareCount))
    const rate = sizes.documents / (ours.milliseconds / 1000)
    const bareRate = bareCount / (bare.milliseconds / 1000)
    return [
      {
        scene: 'pdf',
        name: `${sizes.documents} proformas to stored PDFs, tagged, with QR`,
        ours: rate,
        unit: '/s',
        baselineName: 'stock pdfmake, one thread',
        baseline: bareRate,
        goal: '≥ 200/s, ≥ 4 × baseline',
        reached: rate >= 200 || rate >= 4 * bareRate,
      },
    ]
  } finally {
    await books.close()
  }
}
