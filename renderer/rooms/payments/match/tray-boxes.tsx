import { ActionIcon, Anchor } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { Cents } from '../../../../shared/values/money.ts'
import { useWords } from '../../../app/i18n.ts'
import { AmountInput, TextLink, useFormat } from '../../../ui/index.ts'
import { focusLines } from './line-list.tsx'
import classes from './match.module.css'
import { openAfter } from './tray.ts'
import type { TrayCredit, TrayDocument } from './tray.ts'

/** Marks the amounts, so that the key that edits them finds the first. */
export const amountMark = 'data-tray-amount'

export function pressInAmount(onAccept: () => void) {
  return (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    focusLines()
    if (event.key === 'Enter') onAccept()
  }
}

/** One document in the tray: its amount, and what accepting leaves of it. */
export function DocumentBox(props: {
  document: TrayDocument
  currency: string
  onAmount(amountCents: Cents | null): void
  onRemove(): void
  /** Takes the difference or the fee out again. */
  onNoShortfall(): void
  onAccept(): void
}) {
  const t = useWords()
  const format = useFormat()
  const { document, currency } = props
  const rest = openAfter(document)
  const open = format.amount(document.openCents, currency)
  const status =
    rest > 0
      ? t('payments:tray.leavesOpen', { open, rest: format.amount(rest, currency) })
      : t('payments:tray.paidInFull', { open })
  const short = document.feeCents > 0 ? 'fee' : document.roundingCents > 0 ? 'rounding' : null
  const shortCents = document.feeCents > 0 ? document.feeCents : document.roundingCents
  return (
    <div className={classes.box}>
      <div className={classes.boxHead}>
        <TextLink to="/documents/$id" params={{ id: document.documentId }} c="inherit" fw={600}>
          {document.number}
        </TextLink>
        <AmountInput
          value={document.amountCents}
          onChange={props.onAmount}
          currency={currency}
          aria-label={t('payments:tray.amountOf', { number: document.number })}
          onKeyDown={pressInAmount(props.onAccept)}
          onFocus={(event) => event.currentTarget.select()}
          {...{ [amountMark]: true }}
        />
        <ActionIcon
          size={22}
          onClick={props.onRemove}
          aria-label={t('payments:tray.remove', { number: document.number })}
        >
          <IconX size={14} />
        </ActionIcon>
      </div>
      {short !== null && (
        <div className={classes.shortfall}>
          <span>{t(`payments:other.${short}`)}</span>
          <span>{format.amount(shortCents, currency)}</span>
          <ActionIcon
            size={22}
            onClick={props.onNoShortfall}
            aria-label={t('payments:tray.removeShortfall', { number: document.number })}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      )}
      <div className={classes.boxText}>{status}</div>
    </div>
  )
}

/** What is kept as credit, and whose it is. */
export function CreditBox(props: {
  credit: TrayCredit
  currency: string
  onAmount(amountCents: Cents | null): void
  onRemove(): void
  onOtherCard(): void
  onAccept(): void
}) {
  const t = useWords()
  const { credit, currency } = props
  return (
    <div className={classes.box}>
      <div className={classes.boxHead}>
        <span>{t('payments:tray.credit')}</span>
        <AmountInput
          value={credit.amountCents}
          onChange={props.onAmount}
          currency={currency}
          aria-label={t('payments:tray.creditAmount')}
          onKeyDown={pressInAmount(props.onAccept)}
          onFocus={(event) => event.currentTarget.select()}
          {...{ [amountMark]: true }}
        />
        <ActionIcon size={22} onClick={props.onRemove} aria-label={t('payments:tray.removeCredit')}>
          <IconX size={14} />
        </ActionIcon>
      </div>
      <div className={classes.boxText}>
        {credit.customerName} · {t('payments:card.number', { number: credit.cardNumber })} ·{' '}
        <Anchor component="button" type="button" onClick={props.onOtherCard}>
          {t('payments:tray.changeCard')}
        </Anchor>
      </div>
    </div>
  )
}
