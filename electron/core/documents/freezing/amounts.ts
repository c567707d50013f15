import type { DocumentFacts, VatGroupFacts } from '../facts.ts'
import type { FrozenDocument, FrozenLabelledValue, FrozenLine } from '../frozen.ts'
import type { Wording } from './format.ts'
import { isUntaxed, labelled, present } from './format.ts'

export function periodText(from: string | null, to: string | null, wording: Wording): string | null {
  const texts = wording.texts.period
  if (from !== null && to !== null) return texts.between(wording.day(from), wording.day(to))
  if (from !== null) return texts.from(wording.day(from))
  return to === null ? null : texts.to(wording.day(to))
}

/** A short unit stays on the line of its number. */
function unitAfter(unit: string): string {
  return `${unit.length > 5 ? ' ' : '\u00a0'}${unit}`
}

export function frozenLines(facts: DocumentFacts, wording: Wording): FrozenLine[] {
  return facts.lines.map((line, index) => {
    const unit = present(line.unit)
    return {
      position: String(index + 1),
      description: line.description,
      detail: present(line.detail),
      period: periodText(line.periodFrom ?? null, line.periodTo ?? null, wording),
      quantity: `${wording.quantity(line.quantity)}${unit === null ? '' : unitAfter(unit)}`,
      unitPrice: wording.price(line.unitPrice),
      vatLabel: isUntaxed(line.vatCode)
        ? wording.texts.untaxed[line.vatCode]
        : wording.rate(line.vatRatePermyriad),
      amount: wording.amount(line.amountCents),
    }
  })
}

export function frozenColumns(facts: DocumentFacts, { texts }: Wording): FrozenDocument['columns'] {
  const gross = facts.priceMode === 'gross'
  return {
    position: '#',
    description: texts.columns.description,
    quantity: texts.columns.quantity,
    unitPrice: gross ? texts.columns.priceGross : texts.columns.price,
    vat: texts.columns.vat,
    amount: gross ? texts.columns.amountGross : texts.columns.amount,
  }
}

function groupRate(group: VatGroupFacts, wording: Wording): string {
  return isUntaxed(group.vatCode) ? wording.texts.untaxed[group.vatCode] : wording.rate(group.ratePermyriad)
}

/** Taxable amount and VAT per rate, and VAT in the company's currency where the document is in another one. */
export function frozenVatSummary(facts: DocumentFacts, wording: Wording): FrozenDocument['vatSummary'] {
  if (facts.vatGroups.length === 0) return null
  const exchange = facts.exchange ?? null
  const texts = wording.texts.vatSummary
  return {
    heading: {
      rate: texts.rate,
      base: texts.base,
      vat: texts.vat,
      companyVat: exchange === null ? null : texts.companyVat(exchange.companyCurrency),
    },
    rows: facts.vatGroups.map((group) => ({
      rate: groupRate(group, wording),
      base: wording.amount(group.netCents),
      vat: wording.amount(group.vatCents),
      companyVat:
        exchange === null ? null : wording.moneyIn(group.companyVatCents ?? 0, exchange.companyCurrency),
    })),
    note:
      exchange === null
        ? null
        : wording.texts.exchangeNote(
            `1 ${exchange.companyCurrency}`,
            `${wording.quantity(exchange.rate)} ${facts.currency}`,
            wording.day(exchange.rateDay),
          ),
  }
}

function finalRows(facts: DocumentFacts, wording: Wording): FrozenLabelledValue[] {
  const texts = wording.texts.totals
  const { grossCents } = facts.totals
  if (facts.kind === 'credit-note') return [labelled(texts.totalCredited, wording.money(grossCents), true)]

  const paidCents = facts.payments.reduce((sum, payment) => sum + payment.amountCents, 0)
  const otherwiseCents = grossCents - paidCents - facts.openCents
  if (paidCents === 0 && otherwiseCents === 0) return [labelled(texts.toPay, wording.money(grossCents), true)]
  return [
    labelled(texts.total, wording.money(grossCents)),
    ...(paidCents === 0 ? [] : [labelled(texts.paid, wording.money(-paidCents))]),
    ...(otherwiseCents === 0 ? [] : [labelled(texts.settledOtherwise, wording.money(-otherwiseCents))]),
    labelled(texts.stillToPay, wording.money(facts.openCents), true),
  ]
}

export function frozenTotals(facts: DocumentFacts, wording: Wording): FrozenLabelledValue[] {
  const texts = wording.texts.totals
  return [
    labelled(texts.subtotal, wording.money(facts.totals.netCents)),
    ...facts.vatGroups.map((group) =>
      labelled(
        isUntaxed(group.vatCode)
          ? texts.vatUntaxed[group.vatCode]
          : texts.vat(wording.rate(group.ratePermyriad)),
        wording.money(group.vatCents),
      ),
    ),
    ...finalRows(facts, wording),
  ]
}
