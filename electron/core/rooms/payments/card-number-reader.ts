import { formatSeriesNumber } from '../../../../shared/values/series.ts'

/** A card number that a text may name; `isLabelled` where the words before it say that it is one. */
export interface ReadCardNumber {
  cardNumber: string
  isLabelled: boolean
}

const label =
  /(?:klant|relatie|debiteur|deb|kunde|kunden|kd|debitor|cliente|clte|client|customer|cust|account|knr)[\p{L}.\-/°º]*[\s.:#\-/°º]*(?:nummer|number|nr|num|no|n)?[\s.:#\-/°º]*$/iu
const perText = 10

/**
 * Customer numbers in a payer's words: `klantnr. 10 023`, `Kd-Nr 10023`, or digits alone that are as long as the
 * pattern of the series makes them.
 */
export function readCardNumbers(text: string, pattern: string): ReadCardNumber[] {
  const width = Number(/\{number:(\d)\}/u.exec(pattern)?.[1] ?? 1)
  const found = new Map<string, boolean>()
  for (const match of text.matchAll(/(?<!\d)\d(?:[ .]?\d){2,8}(?!\d)/gu)) {
    const [written] = match
    const digits = written.replace(/\D/gu, '')
    const isLabelled = label.test(text.slice(Math.max(0, match.index - 28), match.index))
    const isAlone = digits === written && digits.length >= Math.max(4, width) && digits.length <= width + 2
    if (!isLabelled && !isAlone) continue
    const cardNumber = formatSeriesNumber(pattern, { year: 2000, number: Number(digits) })
    found.set(cardNumber, isLabelled || (found.get(cardNumber) ?? false))
    if (found.size >= perText) break
  }
  return [...found].map(([cardNumber, labelled]) => ({ cardNumber, isLabelled: labelled }))
}
