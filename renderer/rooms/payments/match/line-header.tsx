import { IconArrowBackUp, IconFlag } from '@tabler/icons-react'
import { useMemo } from 'react'
import { formatIban, isIban } from '../../../../shared/values/iban.ts'
import { useWords } from '../../../app/i18n.ts'
import { Amount, StateBadge, StoryButton, TextLink, useFormat } from '../../../ui/index.ts'
import type { BankLine } from './bank-line.ts'
import { foundWords, markedParts } from './highlight.ts'
import classes from './match.module.css'
import type { Candidate } from './tray.ts'

type Evident = Pick<Candidate, 'evidence'>

/** Who paid how much, when, from which account, and what the payer wrote, with what was recognised in it. */
export function LineHeader({ line, words }: { line: BankLine; words: readonly Evident[] }) {
  const t = useWords()
  const format = useFormat()
  const iban = line.counterpartyIban
  const sighting = line.sightings[0]
  return (
    <div className={classes.line}>
      <h2 className={classes.headline} id="bank-line-name">
        <span>{line.counterpartyName || iban || t('payments:list.unknownPayer')}</span>
        <span>
          <Amount cents={line.amountCents} currency={line.currency} withCurrency />
        </span>
      </h2>
      <p className={classes.facts}>
        <span>{t('payments:line.booked', { day: format.day(line.bookingDay) })}</span>
        {line.valueDay !== null && line.valueDay !== line.bookingDay && (
          <span>{t('payments:line.valueDay', { day: format.day(line.valueDay) })}</span>
        )}
        {iban !== '' && <span>{isIban(iban) ? formatIban(iban) : iban}</span>}
        {sighting !== undefined && (
          <span>
            <TextLink to="/statements/$id" params={{ id: sighting.importId }}>
              {t(line.statement === '' ? 'payments:line.position' : 'payments:line.statement', {
                statement: line.statement,
                position: format.count(line.statementPosition),
              })}
            </TextLink>
          </span>
        )}
        {line.sightings.length > 1 && (
          <span>{t('payments:line.sightings', { count: line.sightings.length })}</span>
        )}
        <span>
          <TextLink to="/ledger" search={{ line: line.id }}>
            {t('payments:line.ledger')}
          </TextLink>
        </span>
        <span>
          <StoryButton
            isLink
            name={line.counterpartyName || iban || t('payments:list.unknownPayer')}
            recordKind="bank-line"
            recordId={line.id}
          />
        </span>
      </p>
      <PayerWords line={line} words={words} />
      <LineState line={line} />
    </div>
  )
}

function PayerWords({ line, words }: { line: BankLine; words: readonly Evident[] }) {
  const t = useWords()
  const marks = useMemo(() => foundWords(words), [words])
  return (
    <>
      {line.remittance !== '' && (
        <p className={classes.words}>
          “<Marked text={line.remittance} marks={marks} />”
        </p>
      )}
      {line.creditorReference !== '' && (
        <p className={classes.words}>
          <span className="dim">{t('payments:line.reference')} </span>
          <Marked text={line.creditorReference} marks={marks} />
        </p>
      )}
      {line.endToEndId !== '' && line.endToEndId !== 'NOTPROVIDED' && (
        <p className={classes.words}>
          <span className="dim">{t('payments:line.endToEnd')} </span>
          <Marked text={line.endToEndId} marks={marks} />
        </p>
      )}
    </>
  )
}

function Marked({ text, marks }: { text: string; marks: readonly string[] }) {
  const t = useWords()
  return markedParts(text, marks).map((part, index) =>
    part.isFound ? (
      <mark key={index} title={t('payments:line.found')}>
        {part.text}
      </mark>
    ) : (
      <span key={index}>{part.text}</span>
    ),
  )
}

function LineState({ line }: { line: BankLine }) {
  const t = useWords()
  const isParked = line.state === 'parked'
  if (!isParked && line.returnReason === '' && line.state !== 'withdrawn') return null
  return (
    <div className={classes.state}>
      {isParked && (
        <StateBadge tone="warn">
          <IconFlag size={11} aria-hidden />{' '}
          {line.note === '' ? t('payments:line.parked') : t('payments:line.parkedWith', { note: line.note })}
          {line.assignee !== null && ` · ${t('people:work.assigned', { name: line.assignee.name })}`}
        </StateBadge>
      )}{' '}
      {line.returnReason !== '' && (
        <StateBadge tone="bad">
          <IconArrowBackUp size={11} aria-hidden />{' '}
          {t('payments:line.returned', { reason: line.returnReason })}
        </StateBadge>
      )}
      {line.state === 'withdrawn' && <div className="dim">{t('payments:line.withdrawn')}</div>}
    </div>
  )
}
