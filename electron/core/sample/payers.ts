import { foldToAscii } from './domains.ts'
import type { SampleCountry } from './places.ts'
import type { Random } from './random.ts'

/** What a payer knows of the document that is paid. */
export interface PaidDocument {
  number: string
  /** ISO 11649, electronic form. */
  reference: string
  domain: string | null
  cardNumber: string
  country: SampleCountry
}

/** What reaches the bank of it. */
export interface PaymentWords {
  remittance: string
  creditorReference?: string
  endToEndId?: string
}

/** How well payers write, from the reference the bank filled in to nothing that helps. */
export type PayerStyle =
  | 'structured'
  | 'qr'
  | 'number'
  | 'number-in-words'
  | 'number-moved'
  | 'number-without-prefix'
  | 'number-with-slip'
  | 'domain'
  | 'customer-number'
  | 'nothing'

export const payerStyles: readonly (readonly [PayerStyle, number])[] = [
  ['structured', 14],
  ['qr', 12],
  ['number', 24],
  ['number-in-words', 20],
  ['number-moved', 10],
  ['number-without-prefix', 6],
  ['number-with-slip', 3],
  ['domain', 7],
  ['customer-number', 2],
  ['nothing', 2],
]

const words: Readonly<Record<SampleCountry, readonly string[]>> = {
  NL: ['betaling', 'Betalingsverzoek', 'factuur', 'fact.nr.', 'hosting', 'verlenging', 'Uw kenmerk'],
  DE: ['Rechnung', 'Re.-Nr.', 'Zahlung', 'Rg', 'Hosting', 'Proforma', 'Verwendungszweck'],
  ES: ['factura', 'Fra.', 'pago proforma', 'pago', 'dominio', 'alojamiento'],
  BE: ['factuur', 'betaling', 'facture', 'ref', 'domeinnaam'],
}

/** The payer's words for one document. */
export function wordsFor(random: Random, style: PayerStyle, document: PaidDocument): PaymentWords {
  const { number, reference, domain, country } = document
  switch (style) {
    case 'structured':
      return { remittance: '', creditorReference: reference, endToEndId: maybe(random, 0.3, number) }
    case 'qr':
      return { remittance: random.chance(0.5) ? grouped(reference) : reference }
    case 'number':
      return { remittance: number, endToEndId: maybe(random, 0.15, number) }
    case 'number-in-words': {
      const label = domain !== null && random.chance(0.4) ? ` ${domain}` : ''
      return { remittance: `${random.pick(words[country])} ${number}${label}` }
    }
    case 'number-moved':
      return {
        remittance:
          `${maybe(random, 0.5, random.pick(words[country])) ?? ''} ${moved(random, number)}`.trim(),
      }
    case 'number-without-prefix':
      return { remittance: `${random.pick(words[country])} ${number.replace(/^[A-Z]+-?/u, '')}` }
    case 'number-with-slip':
      return { remittance: `${random.pick(words[country])} ${withSlip(random, number)}` }
    case 'domain':
      return { remittance: domain === null ? random.pick(words[country]) : spelled(random, domain) }
    case 'customer-number':
      return { remittance: `${klant[country]} ${document.cardNumber}` }
    case 'nothing':
      return { remittance: random.pick(words[country]) }
  }
}

const klant: Readonly<Record<SampleCountry, string>> = {
  NL: 'klantnr',
  DE: 'Kunde',
  ES: 'cliente',
  BE: 'klant',
}

/** One transfer for several documents: the numbers after each other, the later ones sometimes shortened. */
export function wordsForSeveral(random: Random, documents: readonly PaidDocument[]): PaymentWords {
  const [first, ...others] = documents
  if (first === undefined) return { remittance: '' }
  const shortened = random.chance(0.35)
  const rest = others.map(({ number }) => (shortened ? number.slice(-5) : number))
  const joined = [first.number, ...rest].join(random.pick([' en ', ', ', ' + ', ' / ', ' ']))
  return { remittance: random.chance(0.5) ? `${random.pick(words[first.country])} ${joined}` : joined }
}

/** The name as the payer's bank prints it: often capitals, often without accents, at most 70 characters. */
export function printedName(random: Random, name: string): string {
  const shown = random.weighted<() => string>([
    [() => name, 4],
    [() => name.toUpperCase(), 3],
    [() => foldToAscii(name), 2],
    [() => foldToAscii(name).toUpperCase().slice(0, 32), 1],
  ])()
  return shown.slice(0, 70).trim()
}

const maybe = (random: Random, probability: number, text: string): string | undefined =>
  random.chance(probability) ? text : undefined

const grouped = (reference: string): string => reference.replace(/.{4}(?=.)/gu, '$& ')

/** `PF-2026-00123` as `PF202600123`, `PF 2026 00123`, `pf-2026-123`, `PF2026-00123`. */
function moved(random: Random, number: string): string {
  return random.pick([
    number.replaceAll('-', ''),
    number.replaceAll('-', ' '),
    number.toLowerCase(),
    number.replace('-', ''),
    number.replaceAll('-', '/'),
    number.replace(/-0+(\d+)$/u, '-$1'),
    number.replaceAll('-', '.'),
  ])
}

/** Two neighbouring digits of the running number changed places, or one is another. */
function withSlip(random: Random, number: string): string {
  const characters = [...number]
  const last = characters.length - 1
  const before = characters[last - 1] ?? ''
  const end = characters[last] ?? ''
  if (before !== end && random.chance(0.6)) return [...characters.slice(0, last - 1), end, before].join('')
  return [...characters.slice(0, last), String((Number(end) + 1) % 10)].join('')
}

/** `bakkerij-hoekstra.nl` as `bakkerij hoekstra nl`, `www.bakkerij-hoekstra.nl`, `BAKKERIJ-HOEKSTRA NL`. */
function spelled(random: Random, domain: string): string {
  return random.pick([
    domain,
    domain,
    `www.${domain}`,
    domain.replaceAll('.', ' '),
    domain.replaceAll('-', ' '),
    domain.toUpperCase(),
    `domein ${domain}`,
  ])
}
