import type { CompanyFields } from '../../../../shared/contract/settings.ts'
import { yearOf } from '../../../../shared/values/day.ts'
import { parseIban } from '../../../../shared/values/iban.ts'
import { isCurrency, zeroCents } from '../../../../shared/values/money.ts'
import { validateVatNumber } from '../../../../shared/values/tax-id.ts'
import { todayIn } from '../../platform/clock.ts'
import { type CommandContext, refuse } from '../../api/context.ts'
import { defaultSeries, defaultVatRates, rateSource } from './defaults.ts'
import { insertBankAccount, insertCompany, insertSeries, insertVatRate, readCompany } from './store.ts'

interface NewCompany {
  company: CompanyFields
  bankAccount: { name: string; iban: string; bic: string } | null
  isSample: boolean
}

/** First start: the company, its series, the VAT rates known at release, and its first bank account. */
export async function createCompany(command: CommandContext, input: NewCompany): Promise<void> {
  if ((await readCompany(command.tx)) !== null) refuse('operators.already-set-up')
  const company = acceptCompany(input.company)
  await insertCompany(command.tx, company, input.isSample, command.now)
  const firstYear = yearOf(todayIn(command.core.clock, company.timeZone))
  for (const series of defaultSeries)
    await insertSeries(command.tx, { ...series, id: command.newId(), firstYear })
  for (const rate of defaultVatRates) {
    await insertVatRate(command.tx, { ...rate, id: command.newId(), source: rateSource })
  }
  if (input.bankAccount !== null) {
    const account = {
      ...input.bankAccount,
      iban: acceptIban(input.bankAccount.iban),
      currency: company.currency,
    }
    await insertBankAccount(command.tx, {
      ...account,
      kind: 'bank',
      id: command.newId(),
      isDefault: true,
      balanceCents: zeroCents,
      at: command.now,
    })
  }
  await command.audit({
    action: 'settings.company-created',
    recordKind: 'company',
    recordId: '',
    recordLabel: company.legalName,
    public: { sample: input.isSample, country: company.country, currency: company.currency },
  })
}

/** The fields as they are stored; refuses a VAT number, time zone or currency that is none. */
export function acceptCompany(company: CompanyFields): CompanyFields {
  if (!isCurrency(company.currency)) refuse('settings.currency-unknown', { currency: company.currency })
  if (!isTimeZone(company.timeZone)) refuse('settings.time-zone-invalid', { timeZone: company.timeZone })
  if (company.vatNumber === '') return company
  const vatNumber = validateVatNumber(company.vatNumber)
  if (!vatNumber.ok) refuse('settings.vat-number-invalid', { vatNumber: company.vatNumber })
  return { ...company, vatNumber: vatNumber.value }
}

export function acceptIban(text: string): string {
  const parsed = parseIban(text)
  if (!parsed.ok) refuse('settings.iban-invalid', { reason: parsed.reason })
  return parsed.iban
}

function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name)
}
