import { cleanText } from '../field-values.ts'
import { readInformation } from '../mt940/information.ts'
import type { BankLine } from '../types.ts'
import { dayOfText } from './csv-values.ts'

const keys: ReadonlyMap<string, string> = new Map([
  ['naam', 'name'],
  ['name', 'name'],
  ['omschrijving', 'words'],
  ['description', 'words'],
  ['iban', 'iban'],
  ['bic', 'bic'],
  ['kenmerk', 'reference'],
  ['reference', 'reference'],
  ['betalingskenmerk', 'structured'],
  ['machtiging id', 'mandate'],
  ['machtiging', 'mandate'],
  ['mandate id', 'mandate'],
  ['incassant id', 'creditor'],
  ['incassant', 'creditor'],
  ['creditor id', 'creditor'],
  ['valutadatum', 'day'],
  ['value date', 'day'],
  ['overige partij', 'ultimate'],
  ['other party', 'ultimate'],
  ['datum/tijd', 'time'],
  ['date/time', 'time'],
  ['pasvolgnr', 'card'],
  ['card sequence no.', 'card'],
  ['transactie', 'card'],
  ['transaction', 'card'],
])
const longestKey = Math.max(...[...keys.keys()].map((key) => key.length))

interface FoundKey {
  key: string
  /** Where the words before it end, and where its value begins. */
  from: number
  to: number
}

/** The keys in a text with single blanks: known words before a colon, at the start or behind a blank. */
function keysIn(text: string): FoundKey[] {
  const found: FoundKey[] = []
  let free = 0
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    const one = keyBefore(text, colon, free)
    if (one === null) continue
    free = text.charCodeAt(colon + 1) === blank ? colon + 2 : colon + 1
    found.push({ ...one, to: free })
  }
  return found
}

const blank = 32

function keyBefore(text: string, colon: number, free: number): Omit<FoundKey, 'to'> | null {
  const first = Math.max(free, colon - longestKey - 1)
  for (let at = colon - 1; at >= first; at -= 1) {
    const isBlank = text.charCodeAt(at) === blank
    if (!isBlank && at > 0) continue
    const key = keys.get(text.slice(isBlank ? at + 1 : at, colon).toLowerCase())
    if (key !== undefined) return { key, from: at }
  }
  return null
}

/**
 * The description column of ING and ABN AMRO: keys with a colon (`Naam: … Omschrijving: … IBAN: …`), codes between
 * slashes, or plain words. The whole text is kept as additional information, so that nothing of it is lost where a
 * payer wrote one of the keys himself.
 */
export function describeKeyedText(text: string): Partial<BankLine> {
  // Replacing single blanks by themselves would build each text anew.
  const whole = cleanText(/[^\S ]| {2}/u.test(text) ? text.replace(/\s+/gu, ' ') : text)
  if (whole === '') return {}
  if (/^\/[A-Z]{3,5}\//u.test(whole)) return describeSlashCodes(text, whole)
  const found = keysIn(whole)
  const values = new Map<string, string>()
  found.forEach(({ key, to }, index) => {
    const value = values.has(key) ? '' : whole.slice(to, found[index + 1]?.from ?? whole.length).trim()
    if (value !== '') values.set(key, value)
  })
  const iban = (values.get('iban') ?? '').replace(/\s/gu, '')
  return {
    remittancePieces: [values.get('words') ?? whole],
    additionalInfo: values.has('words') ? whole : null,
    ...(values.has('name') ? { counterpartyName: values.get('name') ?? null } : {}),
    ...(/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/u.test(iban) ? { counterpartyIban: iban } : {}),
    counterpartyBic: bicOf(values.get('bic') ?? ''),
    endToEndId: referenceOf(values.get('reference') ?? ''),
    creditorReference: values.get('structured')?.replace(/\s/gu, '') ?? null,
    mandateId: values.get('mandate') ?? null,
    creditorId: values.get('creditor') ?? null,
    ultimateName: values.get('ultimate') ?? null,
    valueDay: dayOfText((values.get('day') ?? '').split(' ')[0] ?? '', 'day-first') ?? null,
  }
}

function describeSlashCodes(text: string, whole: string): Partial<BankLine> {
  const information = readInformation([[text.trim()]])
  const { name, iban, account } = information
  return {
    remittancePieces: information.remittancePieces,
    additionalInfo: whole,
    ...(name === '' ? {} : { counterpartyName: name }),
    ...(iban === '' ? {} : { counterpartyIban: iban }),
    ...(account === '' || iban !== '' ? {} : { counterpartyAccount: account }),
    counterpartyBic: orNull(information.bic),
    endToEndId: referenceOf(information.endToEndId),
    creditorReference: orNull(information.creditorReference),
    mandateId: orNull(information.mandateId),
    creditorId: orNull(information.creditorId),
    ultimateName: orNull(information.ultimateName),
  }
}

/** A reference where there is one: banks fill the field with `NOTPROVIDED`. */
export function referenceOf(text: string): string | null {
  const reference = text.trim()
  return reference === '' || /^(?:NOTPROVIDED|NONREF|NOREF)$/iu.test(reference) ? null : reference
}

function bicOf(text: string): string | null {
  return /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u.test(text) ? text : null
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
