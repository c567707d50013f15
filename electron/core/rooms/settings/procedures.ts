import { vatCategories } from '../../../../shared/contract/settings.ts'
import { roleAllows } from '../../../../shared/contract/permissions.ts'
import { yearOf } from '../../../../shared/values/day.ts'
import { cents, zeroCents } from '../../../../shared/values/money.ts'
import { formatSeriesNumber } from '../../../../shared/values/series.ts'
import { api, onCommand, onQuery } from '../../api/implementer.ts'
import { assertVersion, type CommandContext, Missing, refuse } from '../../api/context.ts'
import { post } from '../ledger/index.ts'
import { acceptCompany, acceptIban } from './create-company.ts'
import { moneyAccount, seriesPatternProblem } from './rules.ts'
import {
  type BankAccount,
  clearDefaultAccount,
  insertBankAccount,
  insertVatRate,
  listBankAccounts,
  listSeries,
  listVatRates,
  readCompany,
  type Series,
  seriesUse,
  updateBankAccount,
  updateCompany,
  updateSeries,
} from './store.ts'

const categoryOf = (text: string) => vatCategories.find((category) => category === text) ?? 'standard'

const reading = {
  get: api.settings.get.handler(
    onQuery(async (query) => {
      const company = await readCompany(query.tx)
      if (company === null) refuse('operators.not-set-up')
      const today = await query.today()
      const { isSample, ...fields } = company
      // Whoever only decides needs the company's name, day and currency, and none of its accounts.
      const { session } = query
      if (session === null || !roleAllows(session.role, 'settings.read'))
        return { company: fields, bankAccounts: [], series: [], vatRates: [], today, isSample }
      const series = []
      for (const one of await listSeries(query.tx)) {
        const use = await seriesUse(query.tx, one, yearOf(today))
        const next = use.lastNumber === null ? firstNumber(one, yearOf(today)) : use.lastNumber + 1
        series.push({
          id: one.id,
          version: one.version,
          kind: one.kind,
          pattern: one.pattern,
          nextNumber: formatSeriesNumber(one.pattern, { year: yearOf(today), number: next }),
          issuedCount: use.count,
        })
      }
      return {
        company: fields,
        bankAccounts: await listBankAccounts(query.tx),
        series,
        vatRates: (await listVatRates(query.tx)).map((rate) => ({
          ...rate,
          category: categoryOf(rate.category),
        })),
        today,
        isSample,
      }
    }),
  ),
}

function firstNumber(series: Series, year: number): number {
  return series.kind === 'customer' || series.firstYear === year ? series.firstNumber : 1
}

const company = {
  updateCompany: api.settings.updateCompany.handler(
    onCommand(async (command, input) => {
      const before = await readCompany(command.tx)
      if (before === null) refuse('operators.not-set-up')
      assertVersion('company', before.version, input.version)
      const after = acceptCompany(input.company)
      const version = await updateCompany(command.tx, after)
      const changes = Object.entries(after).flatMap(([field, value]) => {
        const old = Object.entries(before).find(([name]) => name === field)?.[1]
        return old === value ? [] : [[field, { before: old, after: value }]]
      })
      await command.audit({
        action: 'settings.company-changed',
        recordKind: 'company',
        recordId: '',
        recordLabel: after.legalName,
        public: Object.fromEntries(changes),
      })
      return { version }
    }),
  ),
  addVatRate: api.settings.addVatRate.handler(
    onCommand(async (command, input) => {
      const rates = await listVatRates(command.tx)
      const same = rates.some(
        (rate) =>
          rate.country === input.country &&
          rate.category === input.category &&
          rate.validFrom === input.validFrom,
      )
      if (same) refuse('settings.vat-rate-exists', { country: input.country, day: input.validFrom })
      const id = command.newId()
      await insertVatRate(command.tx, { ...input, id })
      await command.audit({
        action: 'settings.vat-rate-added',
        recordKind: 'vat-rate',
        recordId: id,
        recordLabel: `${input.country} ${input.category}`,
        public: { ratePermyriad: input.ratePermyriad, validFrom: input.validFrom, source: input.source },
      })
      return { id }
    }),
  ),
  updateSeries: api.settings.updateSeries.handler(
    onCommand(async (command, input) => {
      const series = (await listSeries(command.tx)).find((one) => one.id === input.id)
      if (series === undefined) throw new Missing('series')
      assertVersion('series', series.version, input.version)
      const problem = seriesPatternProblem(input.pattern, series.kind)
      if (problem !== null) refuse('settings.series-pattern-invalid', { problem, pattern: input.pattern })
      const year = yearOf(await command.today())
      const use = await seriesUse(command.tx, series, year)
      const setsNumber = input.nextNumber !== undefined
      if (use.count > 0 && (setsNumber || input.pattern !== series.pattern))
        refuse('settings.series-used', { count: use.count })
      const version = await updateSeries(command.tx, series.n, {
        pattern: input.pattern,
        firstNumber: input.nextNumber ?? series.firstNumber,
        firstYear: setsNumber ? year : series.firstYear,
      })
      await command.audit({
        action: 'settings.series-changed',
        recordKind: 'series',
        recordId: series.id,
        recordLabel: series.kind,
        public: {
          pattern: { before: series.pattern, after: input.pattern },
          nextNumber: input.nextNumber ?? null,
        },
      })
      return { version }
    }),
  ),
}

const banksOf = (accounts: BankAccount[]): BankAccount[] => accounts.filter(({ kind }) => kind === 'bank')

async function makeDefault(
  command: CommandContext,
  wanted: boolean,
  accounts: BankAccount[],
): Promise<boolean> {
  const isDefault = wanted || accounts.every((account) => !account.isDefault)
  if (isDefault) await clearDefaultAccount(command.tx)
  return isDefault
}

const bankAccounts = {
  addBankAccount: api.settings.addBankAccount.handler(
    onCommand(async (command, input) => {
      const accounts = await listBankAccounts(command.tx)
      const iban = input.kind === 'bank' ? acceptIban(input.iban) : input.iban.toUpperCase()
      if (accounts.some((account) => account.iban === iban)) refuse('settings.iban-taken', { iban })
      const id = command.newId()
      // Nobody can transfer money to a payment service, so it never stands on a document.
      const isDefault =
        input.kind === 'bank' && (await makeDefault(command, input.isDefault, banksOf(accounts)))
      const balanceCents = cents(input.openingBalanceCents)
      const account = {
        id,
        kind: input.kind,
        name: input.name,
        iban,
        bic: input.bic,
        currency: input.currency,
        isDefault,
        balanceCents,
      }
      const n = await insertBankAccount(command.tx, { ...account, at: command.now })
      if (balanceCents !== zeroCents) {
        const lines = [
          { account: moneyAccount(input.kind), debitCents: balanceCents, bankAccountN: n },
          { account: 'opening-balance', creditCents: balanceCents },
        ] as const
        await post(command, { kind: 'opening', day: await command.today(), lines: [...lines] })
      }
      await command.audit({
        action: 'settings.bank-account-added',
        recordKind: 'bank-account',
        recordId: id,
        recordLabel: iban,
        public: { name: input.name, currency: input.currency, isDefault, openingBalanceCents: balanceCents },
      })
      return { id }
    }),
  ),
  updateBankAccount: api.settings.updateBankAccount.handler(
    onCommand(async (command, input) => {
      const accounts = await listBankAccounts(command.tx)
      const before = accounts.find((account) => account.id === input.id)
      if (before === undefined) throw new Missing('bank-account')
      assertVersion('bank-account', before.version, input.version)
      const others = accounts.filter((account) => account.id !== input.id)
      const isDefault =
        before.kind === 'bank' && (await makeDefault(command, input.isDefault, banksOf(others)))
      const version = await updateBankAccount(command.tx, before.n, {
        name: input.name,
        bic: input.bic,
        isDefault,
      })
      await command.audit({
        action: 'settings.bank-account-changed',
        recordKind: 'bank-account',
        recordId: before.id,
        recordLabel: before.iban,
        public: {
          name: { before: before.name, after: input.name },
          isDefault: { before: before.isDefault, after: isDefault },
        },
      })
      return { version }
    }),
  ),
}

export const settings = { ...reading, ...company, ...bankAccounts }
