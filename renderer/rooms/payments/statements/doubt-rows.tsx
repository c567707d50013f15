import { Button, Table } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { fold } from '../../../../shared/values/fold.ts'
import { formatIban, isIban } from '../../../../shared/values/iban.ts'
import { useWords } from '../../../app/i18n.ts'
import { useFormat } from '../../../ui/index.ts'
import type { Decision, Doubt } from './doubt-list.tsx'
import classes from './doubts.module.css'

type Side = Doubt['fresh']

interface DoubtRowsProps {
  doubt: Doubt
  /** The keys decide about it. */
  isCurrent: boolean
  isLocked: boolean
  onDecide(decision: Decision): void
}

/** One doubt: the known line above the new one; what differs stands out on both. */
export function DoubtRows({ doubt, isCurrent, isLocked, onDecide }: DoubtRowsProps) {
  const t = useWords()
  const format = useFormat()
  const { known, fresh } = doubt
  const from =
    known.importedAt === null
      ? t('statements:doubt.ofSameFile')
      : t('statements:doubt.from', { name: known.fileName, at: format.instant(known.importedAt) })
  return (
    <Table.Tbody
      className={classes.pair}
      data-current={isCurrent || undefined}
      data-decided={doubt.decision ?? undefined}
      aria-current={isCurrent || undefined}
    >
      <Table.Tr>
        <Table.Th rowSpan={2} scope="rowgroup" className={classes.booking}>
          <div>{format.day(fresh.bookingDay)}</div>
          <div className={classes.amount}>{format.amountWithCurrency(fresh.amountCents, fresh.currency)}</div>
        </Table.Th>
        <SideCells side={known} other={fresh} name={t('statements:doubt.known')} from={from} />
        <Table.Td rowSpan={2} className={classes.decision}>
          <Choice decision="same" doubt={doubt} isLocked={isLocked} onDecide={onDecide} />
          <Choice decision="two" doubt={doubt} isLocked={isLocked} onDecide={onDecide} />
        </Table.Td>
      </Table.Tr>
      <Table.Tr>
        <SideCells
          side={fresh}
          other={known}
          name={t('statements:doubt.fresh')}
          from={t('statements:doubt.ofThisFile')}
        />
      </Table.Tr>
    </Table.Tbody>
  )
}

function Choice({
  decision,
  doubt,
  isLocked,
  onDecide,
}: Omit<DoubtRowsProps, 'isCurrent'> & { decision: Decision }) {
  const t = useWords()
  const isChosen = doubt.decision === decision
  return (
    <Button
      size="compact-sm"
      fullWidth
      variant={isChosen ? 'filled' : 'default'}
      aria-pressed={isChosen}
      disabled={isLocked}
      leftSection={isChosen ? <IconCheck size={14} aria-hidden /> : undefined}
      onClick={() => onDecide(decision)}
    >
      {t(`statements:doubt.${decision}`)}
    </Button>
  )
}

function SideCells({ side, other, name, from }: { side: Side; other: Side; name: string; from: string }) {
  return (
    <>
      <Table.Td className={classes.side}>
        <div>{name}</div>
        <div className="dim" title={side.fileName}>
          {from}
        </div>
      </Table.Td>
      <Table.Td className={classes.payer}>
        <Differing text={side.counterpartyName} other={other.counterpartyName} />
        <Differing text={ibanText(side)} other={ibanText(other)} isWhole />
      </Table.Td>
      <Table.Td className={classes.words}>
        <Differing text={side.remittance} other={other.remittance} />
      </Table.Td>
      <Table.Td className={classes.references}>
        {references.map((key) =>
          side[key] === '' && other[key] === '' ? null : (
            <Differing key={key} text={side[key]} other={other[key]} isWhole />
          ),
        )}
      </Table.Td>
    </>
  )
}

const references = ['bankReference', 'endToEndId', 'creditorReference'] as const

function ibanText({ counterpartyIban: iban }: Side): string {
  return isIban(iban) ? formatIban(iban) : iban
}

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

/** A text in which the words that the other side lacks are underlined; nothing is, where that has no text at all. */
function Differing({ text, other, isWhole = false }: { text: string; other: string; isWhole?: boolean }) {
  const t = useWords()
  if (text === '') return <div className="dim">{other === '' ? '' : t('statements:doubt.missing')}</div>
  const whole = lettersOf(other)
  if (whole === '' || lettersOf(text) === whole) return <div>{text}</div>
  if (isWhole)
    return (
      <div>
        <Mark text={text} />
      </div>
    )
  return (
    <div>
      {text.split(/(\s+)/u).map((piece, index) => {
        const letters = lettersOf(piece)
        return letters === '' || whole.includes(letters) ? piece : <Mark key={index} text={piece} />
      })}
    </div>
  )
}

function Mark({ text }: { text: string }) {
  return <mark className={classes.differs}>{text}</mark>
}
