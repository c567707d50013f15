import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** What stock pdfmake is asked for; it ships no types. */
interface Pdfmake {
  virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void }
  setUrlAccessPolicy(allows: (url: string) => boolean): void
  setLocalAccessPolicy(allows: (file: string) => boolean): void
  setFonts(fonts: Record<string, Record<string, string>>): void
  createPdf(definition: unknown): { getBuffer(): Promise<Uint8Array> }
}

const require = createRequire(import.meta.url)
const pdfmake: Pdfmake = require('pdfmake')

const fontFile = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../resources/fonts/${name}`, import.meta.url)))

let isReady = false
function prepare(): void {
  if (isReady) return
  isReady = true
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
  pdfmake.virtualfs.writeFileSync('inter-regular.ttf', fontFile('inter-regular.ttf'))
  pdfmake.virtualfs.writeFileSync('inter-semibold.ttf', fontFile('inter-semibold.ttf'))
  pdfmake.setFonts({ Inter: { normal: 'inter-regular.ttf', bold: 'inter-semibold.ttf' } })
}

/** A page with the same parts as a proforma, by pdfmake as it comes: no tags, its own QR code. */
export async function renderBare(count: number): Promise<void> {
  prepare()
  for (let index = 0; index < count; index += 1) await pdfmake.createPdf(definition(index)).getBuffer()
}

function definition(index: number): unknown {
  const number = `PF-2026-${String(index).padStart(5, '0')}`
  const row = (...cells: string[]) => cells
  return {
    defaultStyle: { font: 'Inter', fontSize: 9 },
    pageSize: 'A4',
    content: [
      { text: 'Brightwire Hosting B.V.', bold: true, fontSize: 14 },
      { text: 'Blokhuisplein 40 · 8911 LJ Leeuwarden · KvK 61234567 · NL004495445B01' },
      { text: ['Bakkerij Hoekstra V.O.F.\nWirdumerdijk 12\n8911 CE  Leeuwarden'], margin: [0, 40, 0, 30] },
      { text: `Betalingsverzoek ${number}`, bold: true, fontSize: 16 },
      { columns: ['Datum 20-11-2026', 'Vervaldatum 4-12-2026', 'Klantnummer 10042'], margin: [0, 6, 0, 12] },
      {
        table: {
          headerRows: 1,
          widths: ['*', 40, 60, 40, 70],
          body: [
            row('Omschrijving', 'Aantal', 'Prijs', 'Btw', 'Bedrag'),
            row(`Domeinregistratie voorbeeld-${index}.nl`, '1', '€ 11,50', '21%', '€ 11,50'),
            row(`Webhosting Plus voorbeeld-${index}.nl`, '12', '€ 8,95', '21%', '€ 107,40'),
            row('Werkzaamheden op uurbasis', '1,5', '€ 78,50', '21%', '€ 117,75'),
          ],
        },
      },
      {
        table: {
          widths: ['*', 90],
          body: [
            row('Totaal excl. btw', '€ 236,65'),
            row('Btw 21%', '€ 49,70'),
            row('Te betalen', '€ 286,35'),
          ],
        },
        margin: [260, 12, 0, 12],
      },
      {
        qr: `BCD\n002\n1\nSCT\n\nBrightwire Hosting B.V.\nNL91ABNA0417164300\nEUR286.35\n\n${number}`,
        fit: 90,
      },
      { text: `NL91 ABNA 0417 1643 00 · ${number}` },
    ],
  }
}
