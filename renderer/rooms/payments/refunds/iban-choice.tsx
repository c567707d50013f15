import { Radio, Stack } from '@mantine/core'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { StateBadge, useFormat } from '../../../ui/index.ts'
import classes from './refunds.module.css'
import { writtenIban } from './refund-states.tsx'

export type KnownIban = Outputs['payments']['refundIbans'][number]
/** The choice that lets one type an IBAN. */
export const anotherIban = 'another'

/** The IBANs that paid, the card's own, or another one. */
export function IbanChoice({
  known,
  value,
  onChange,
}: {
  known: readonly KnownIban[]
  value: string
  onChange(iban: string): void
}) {
  const t = useWords()
  return (
    <Radio.Group label={t('refunds:order.to')} value={value} onChange={onChange}>
      <Stack gap={6} mt={4}>
        {known.map((one) => (
          <Radio
            key={one.iban}
            value={one.iban}
            label={
              <span className={classes.choice}>
                <span className={classes.iban}>{writtenIban(one.iban)}</span>
                <BasisBadge basis={one.basis} />
              </span>
            }
            description={<PaidWords known={one} />}
          />
        ))}
        <Radio value={anotherIban} label={t('refunds:order.another')} />
      </Stack>
    </Radio.Group>
  )
}

export function BasisBadge({ basis }: { basis: KnownIban['basis'] }) {
  const t = useWords()
  return <StateBadge tone={basis === 'paid-from' ? 'good' : 'warn'}>{t(`refunds:basis.${basis}`)}</StateBadge>
}

/** Who paid how much from an IBAN, and when last. */
export function PaidWords({ known }: { known: KnownIban }) {
  const t = useWords()
  const format = useFormat()
  if (known.lastDay === null) return t('refunds:known.neverPaid', { name: known.holderName })
  return t('refunds:known.paid', {
    name: known.holderName,
    amount: format.amountWithCurrency(known.amountCents),
    day: format.day(known.lastDay),
  })
}
