import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Cents } from '../../../../shared/values/money.ts'
import { useWords } from '../../../app/i18n.ts'
import { AmountInput, TextLink, useFormat } from '../../../ui/index.ts'
import classes from './match.module.css'
import { useOtherName } from './other-name.ts'
import { amountMark, pressInAmount } from './tray-boxes.tsx'
import { absolute, signedAs } from './tray-others.ts'
import type { TrayOther } from './tray-others.ts'

/** A part of the line that is for no document: bank costs, a returned payment, a transfer, a refund. */
export function OtherBox(props: {
  other: TrayOther
  lineCents: Cents
  currency: string
  onChange(other: TrayOther): void
  onRemove(): void
  onAccept(): void
}) {
  const t = useWords()
  const { other, currency } = props
  const name = useOtherName()(other)
  return (
    <div className={classes.box}>
      <div className={classes.boxHead}>
        {other.kind === 'return' ? (
          <TextLink to="/documents/$id" params={{ id: other.candidate.id }} c="inherit" fw={600}>
            {other.candidate.label}
          </TextLink>
        ) : (
          <span>{t(`payments:other.title.${other.kind}`)}</span>
        )}
        <AmountInput
          value={absolute(other.amountCents)}
          onChange={(typed) => props.onChange({ ...other, amountCents: signedAs(props.lineCents, typed) })}
          currency={currency}
          aria-label={t('payments:tray.amountOf', { number: name })}
          onKeyDown={pressInAmount(props.onAccept)}
          onFocus={(event) => event.currentTarget.select()}
          {...{ [amountMark]: true }}
        />
        <ActionIcon
          size={22}
          onClick={props.onRemove}
          aria-label={t('payments:tray.remove', { number: name })}
        >
          <IconX size={14} />
        </ActionIcon>
      </div>
      <div className={classes.boxText}>
        <About other={other} onChange={props.onChange} />
      </div>
    </div>
  )
}

function About({ other, onChange }: { other: TrayOther; onChange(other: TrayOther): void }) {
  const t = useWords()
  const format = useFormat()
  if (other.kind === 'outside' || other.kind === 'costs') return t(`payments:other.${other.kind}Hint`)
  const { candidate } = other
  const { invoiceNumber: number, partyName } = candidate
  const day = format.day(candidate.day)
  if (other.kind === 'transfer') return t('payments:other.transferHint', { account: candidate.label, day })
  if (other.kind === 'refund')
    return t('payments:other.refundHint', { name: partyName, reference: candidate.label, day })
  return (
    <>
      {t('payments:other.returnHint', { name: partyName, day })}
      {number !== null && (
        <NativeSelect
          mt={6}
          size="xs"
          aria-label={t('payments:other.decision', { number })}
          value={other.decision}
          onChange={(event) =>
            onChange({
              ...other,
              decision: event.currentTarget.value === 'leave-open' ? 'leave-open' : 'credit-and-reopen',
            })
          }
          data={[
            { value: 'leave-open', label: t('payments:other.leave-open', { number }) },
            { value: 'credit-and-reopen', label: t('payments:other.credit-and-reopen', { number }) },
          ]}
        />
      )}
    </>
  )
}
