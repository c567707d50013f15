import { type Day, endOfMonth, previousBankDay } from '../../../shared/values/day.ts'
import type { CamtLine } from './camt-writer.ts'
import { bicOf, makeIban } from './identities.ts'
import { makePerson } from './people.ts'
import type { Random } from './random.ts'

/** Money that nobody can place; now and then on any day. */
export function strayLines(random: Random, day: Day): CamtLine[] {
  return random.chance(0.07) ? [unknownPayer(random, day)] : []
}

/** What the company pays: fees, salaries, tax, suppliers. */
export function outgoingLines(random: Random, day: Day): CamtLine[] {
  const lines: CamtLine[] = []
  const dayOfMonth = Number(day.slice(8))
  if (day === previousBankDay(endOfMonth(day))) lines.push(bankFee(random, day))
  if (dayOfMonth >= 24 && dayOfMonth <= 25) lines.push(...salaries(random, day))
  if (dayOfMonth >= 28 && dayOfMonth <= 29) lines.push(tax(random, day))
  if (random.chance(0.16)) lines.push(supplier(random, day))
  return lines
}

function bankFee(random: Random, bookingDay: Day): CamtLine {
  return {
    bookingDay,
    amountCents: -random.between(1_295, 3_890),
    remittance: 'Kosten betalingsverkeer en zakelijk pakket',
    transactionCode: 'ACMT/MDOP/CHRG',
    additionalInfo: 'Bankkosten',
  }
}

function salaries(random: Random, bookingDay: Day): CamtLine[] {
  return Array.from({ length: 2 }, () => {
    const iban = makeIban(random, 'NL')
    return {
      bookingDay,
      amountCents: -random.between(215_000, 318_000),
      counterpartyName: makePerson(random, 'NL').fullName,
      counterpartyIban: iban,
      counterpartyBic: bicOf(iban),
      remittance: 'Salaris',
      transactionCode: 'PMNT/ICDT/SALA',
    }
  })
}

function tax(random: Random, bookingDay: Day): CamtLine {
  return {
    bookingDay,
    amountCents: -random.between(180_000, 460_000),
    counterpartyName: 'Belastingdienst',
    counterpartyIban: 'NL86INGB0002445588',
    counterpartyBic: 'INGBNL2A',
    remittance: `Betalingskenmerk ${random.between(1_000_000, 9_999_999)}${random.between(100_000_000, 999_999_999)}`,
    transactionCode: 'PMNT/ICDT/ESCT',
  }
}

function supplier(random: Random, bookingDay: Day): CamtLine {
  const name = random.pick([
    'Registry Clearing B.V.',
    'Datacenter Fryslân B.V.',
    'Glasvezel Noord',
    'Kantoorpand Zuiderplein',
  ])
  const iban = makeIban(random, 'NL')
  return {
    bookingDay,
    amountCents: -random.between(4_500, 92_000),
    counterpartyName: name,
    counterpartyIban: iban,
    counterpartyBic: bicOf(iban),
    remittance: `Factuur ${random.between(20_000, 99_999)}`,
    transactionCode: 'PMNT/ICDT/ESCT',
  }
}

function unknownPayer(random: Random, bookingDay: Day): CamtLine {
  const country = random.pick(['NL', 'NL', 'DE', 'BE'] as const)
  const iban = makeIban(random, country)
  return {
    bookingDay,
    amountCents: random.between(900, 24_500),
    counterpartyName: makePerson(random, country).fullName.toUpperCase(),
    counterpartyIban: iban,
    counterpartyBic: bicOf(iban),
    remittance: random.pick(['website', 'volgens afspraak', 'bijdrage', 'Rechnung', 'hosting 2e helft', '']),
  }
}
