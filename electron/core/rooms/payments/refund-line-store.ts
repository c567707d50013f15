import { sql } from 'kysely'
import type { ReadTx } from '../../store/store.ts'

const shownLines = 20

export interface OutgoingLine {
  bankLineId: string
  version: number
  bookingDay: string
  amountCents: number
  remainingCents: number
  currency: string
  counterpartyName: string
  counterpartyIban: string
  remittance: string
  endToEndId: string
}

/** Open lines of which exactly this amount that went out remains, newest first. */
export async function outgoingLinesOf(
  tx: ReadTx,
  amountCents: number,
  currency: string,
): Promise<OutgoingLine[]> {
  const { rows } = await sql<OutgoingLine>`
    select b.id as "bankLineId", t.version, b.booking_day as "bookingDay", b.amount_cents as "amountCents",
      t.remaining_cents as "remainingCents", b.currency, b.counterparty_name as "counterpartyName",
      b.counterparty_iban as "counterpartyIban", b.remittance, b.end_to_end_id as "endToEndId"
    from bank_line_state t join bank_line b on b.n = t.bank_line_n
    where t.state = 'open' and t.remaining_cents = ${-amountCents} and b.currency = ${currency}
    order by t.booking_day desc, t.bank_line_n desc limit ${shownLines}`.execute(tx.db)
  return rows
}
