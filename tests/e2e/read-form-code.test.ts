import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdfDecoders } from '../../electron.vite.config.ts'
import { freezeChangeForm } from '../../electron/core/documents/index.ts'
import { renderLetterPdf } from '../../electron/core/documents/letter-render.ts'
import { openRendererFiles } from '../../electron/host/renderer-files.ts'
import { changeFormFacts, formCode } from '../documents/change-form-facts.ts'
import { chromiumHint, findChromium, launchChromium } from '../support/chromium.ts'
import { makePng } from '../support/evidence-files.ts'
import type { Reading, Scan } from './form-code-page/page.ts'

const missing = findChromium() === null
if (missing) console.log(`tests/e2e skipped: ${chromiumHint}`)

/** A form of two pages: large code on the first, small code on the second. */
async function formPdf(): Promise<string> {
  const rows = Array.from({ length: 24 }, (_, index) => ({
    field: 'lineDescription' as const,
    position: index + 1,
    before: 'Hosting package of last year',
    after: 'Hosting package of this year',
  }))
  const bytes = await renderLetterPdf(freezeChangeForm(changeFormFacts({ language: 'en', rows })))
  return Buffer.from(bytes).toString('base64')
}

/** One bilevel image of 8 × 8 in the CCITT coding that office scanners use: white as coded, turned to black. */
const faxPdf = Buffer.concat([
  Buffer.from(
    [
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 80 80]/Resources<</XObject<</Im 5 0 R>>>>/Contents 4 0 R>>endobj\n',
      '4 0 obj<</Length 25>>stream\n80 0 0 80 0 0 cm /Im Do  \nendstream endobj\n',
      '5 0 obj<</Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 1',
      '/Decode[1 0]/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 8/Rows 8>>/Length 4>>stream\n',
    ].join(''),
  ),
  Buffer.from([0xff, 0x00, 0x10, 0x01]),
  Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
]).toString('base64')

/** Three seconds, and what a busy machine takes for the page around it. */
const longestWait = 3600

describe.skipIf(missing)('reading the code of a form that came back', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'openpost-form-code-'))
  const complaints: string[] = []
  let server: Server
  let browser: Browser
  let page: Page
  let pdf: string

  beforeAll(async () => {
    const root = path.join(import.meta.dirname, 'form-code-page')
    await build({
      root,
      configFile: false,
      base: './',
      logLevel: 'error',
      plugins: [pdfDecoders()],
      build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, target: 'chrome130' },
    })
    const files = openRendererFiles(folder)
    server = createServer((request, response) => {
      void files.answer(new URL(request.url ?? '/', 'http://127.0.0.1').pathname).then((answer) => {
        response.writeHead(answer.status, answer.headers).end(answer.body)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the page is not served')
    browser = await launchChromium()
    page = await browser.newPage()
    page.on('console', (message) => {
      if (/Content Security Policy/u.test(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(`http://127.0.0.1:${address.port}/`)
    await page.waitForFunction(() => 'formCodePage' in window)
    pdf = await formPdf()
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const readScan = (scan: Scan): Promise<Reading> =>
    page.evaluate(([form, how]) => window.formCodePage.readScan(form, how), [pdf, scan] as const)
  const readFile = (bytes: Uint8Array | string, type: string): Promise<Reading> =>
    page.evaluate(([base64, mime]) => window.formCodePage.readFile(base64, mime), [
      typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('base64'),
      type,
    ] as const)

  it('reads it from the form itself, as it was printed to a file', async () => {
    expect((await readFile(pdf, 'application/pdf')).code).toBe(formCode)
  })

  const turned: Pick<Scan, 'degrees' | 'as'>[] = [
    { degrees: 2, as: 'jpeg' },
    { degrees: -2, as: 'jpeg-in-pdf' },
    { degrees: 92, as: 'jpeg' },
    { degrees: 180, as: 'png' },
  ]
  for (const dotsPerInch of [150, 200, 300]) {
    for (const number of [1, 2]) {
      it(`reads page ${number} at ${dotsPerInch} dots an inch, grainy, aslant, on its side or upside down`, async () => {
        const unread: string[] = []
        for (const how of turned) {
          const { code, milliseconds } = await readScan({ page: number, dotsPerInch, noise: 40, ...how })
          if (code === formCode && milliseconds < longestWait) continue
          unread.push(`${how.as} at ${how.degrees}°: ${code} in ${milliseconds.toFixed(0)} ms`)
        }
        expect(unread).toEqual([])
      })
    }
  }

  it('says within three seconds that there is none in a blank page, a damaged file or a format it does not know', async () => {
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
    const files: [Uint8Array | string, string][] = [
      [makePng(1240, 1754, () => [255, 255, 255]), 'image/png'],
      [heic, 'image/heic'],
      [Buffer.from('%PDF-1.7 and nothing more'), 'application/pdf'],
      [Buffer.from(pdf, 'base64').subarray(0, 4000), 'application/pdf'],
      [new Uint8Array(0), 'image/jpeg'],
    ]
    for (const [bytes, type] of files) {
      const { code, milliseconds } = await readFile(bytes, type)
      expect(code, type).toBeNull()
      expect(milliseconds, type).toBeLessThan(longestWait)
    }
  })

  it('shows the black and white pages of office scanners', async () => {
    expect(await page.evaluate((form) => window.formCodePage.middleOf(form), faxPdf)).toBe(0)
  })

  it('breaks no rule of the content security policy', () => {
    expect(complaints).toEqual([])
  })
})
