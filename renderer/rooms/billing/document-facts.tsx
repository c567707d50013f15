import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLanguage, useWords, wordIfKnown } from '../../app/i18n.ts'
import { writeDecimal } from '../../ui/decimal-input.tsx'
import { Amount, DayText, Facts, StateBadge, Story, useCountryName, useFormat } from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import classes from './billing.module.css'
import type { Document } from './document-page.tsx'

/** Everything about a document but its picture. */
export function DocumentFacts({ document }: { document: Document }) {
  const t = useWords()
  return (
    <>
      <Amounts document={document} />
      <Part title={t('billing:document.lines')}>
        <Lines document={document} />
        <VatSummary document={document} />
      </Part>
      {(document.payments.length > 0 || document.openCents > 0) && (
        <Part title={t('billing:document.payments')}>
          <Payments document={document} />
        </Part>
      )}
      {document.related.length > 0 && (
        <Part title={t('billing:document.related')}>
          <ul className={classes.rows}>
            {document.related.map((other) => (
              <li key={`${other.id}-${other.relation}`}>
                <span className="dim">{t(`billing:relation.${other.relation}`)}</span>
                <TextLink to="/documents/$id" params={{ id: other.id }}>
                  {t(`billing:kind.${other.kind}`)} {other.number}
                </TextLink>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('billing:document.facts')}>
        <MainFacts document={document} />
        <p>
          <TextLink to="/ledger" search={{ document: document.id }}>
            {t('billing:document.ledger')}
          </TextLink>
        </p>
      </Part>
      <Part title={t('billing:document.story')}>
        <Story recordKind="document" recordId={document.id} />
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Amounts({ document }: { document: Document }) {
  const t = useWords()
  const { currency } = document
  return (
    <dl className={classes.figures}>
      <div>
        <dt>{t('billing:document.total')}</dt>
        <dd>
          <Amount cents={document.grossCents} currency={currency} withCurrency strong />
        </dd>
      </div>
      <div>
        <dt>{t('billing:document.open')}</dt>
        <dd>
          <Amount cents={document.openCents} currency={currency} withCurrency strong />
        </dd>
      </div>
      <div>
        <dt>{t('billing:document.issued')}</dt>
        <dd>
          <DayText day={document.issueDay} />
        </dd>
      </div>
      <div data-bad={document.overdueDays > 0 || undefined}>
        <dt>{t('billing:document.due')}</dt>
        <dd>
          <DayText day={document.dueDay} />
        </dd>
      </div>
    </dl>
  )
}

function MainFacts({ document }: { document: Document }) {
  const t = useWords()
  const format = useFormat()
  return (
    <Facts
      facts={[
        [
          t('billing:document.recipient'),
          <span key="recipient" className={classes.address}>
            {document.recipient.join('\n')}
          </span>,
        ],
        [t('billing:document.taxId'), document.recipientTaxId],
        [
          t('billing:document.issued'),
          t('billing:document.by', { at: format.instant(document.issuedAt), name: document.issuedBy }),
        ],
        [
          t('billing:document.vatDay'),
          document.vatDay === null ? null : <DayText key="vat-day" day={document.vatDay} />,
        ],
        [t('billing:document.treatment'), t(`billing:treatment.${document.treatment}`)],
        [t('billing:new.priceMode'), t(`customers:priceMode.${document.priceMode}`)],
        [t('billing:document.reference'), document.reference],
        [t('billing:document.purchaseReference'), document.purchaseReference],
        [t('billing:document.note'), document.note],
      ]}
    />
  )
}

function Lines({ document }: { document: Document }) {
  const t = useWords()
  const language = useLanguage()
  const format = useFormat()
  const { currency } = document
  return (
    <Table className={classes.factTable} verticalSpacing={4} horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('billing:line.description')}</Table.Th>
          <Table.Th className={classes.number}>{t('billing:line.quantity')}</Table.Th>
          <Table.Th className={classes.number}>{t('billing:line.unitPrice')}</Table.Th>
          <Table.Th className={classes.number}>{t('billing:line.amount')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {document.lines.map((line) => (
          <Table.Tr key={line.position}>
            <Table.Td>
              {line.serviceId === null ? (
                line.description
              ) : (
                <TextLink to="/services/$id" params={{ id: line.serviceId }}>
                  {line.description}
                </TextLink>
              )}
              {line.detail !== '' && <div className="dim">{line.detail}</div>}
              {line.periodFrom !== null && line.periodTo !== null && (
                <div className="dim">
                  {t('billing:line.period', {
                    from: format.day(line.periodFrom),
                    to: format.day(line.periodTo),
                  })}
                </div>
              )}
            </Table.Td>
            <Table.Td className={classes.number}>{writeDecimal(line.quantity, language)}</Table.Td>
            <Table.Td className={classes.number}>{writeDecimal(line.unitPrice, language, 2)}</Table.Td>
            <Table.Td className={classes.number}>
              <Amount cents={line.amountCents} currency={currency} />
              {line.creditedCents > 0 && (
                <div className="dim">
                  {t('billing:document.credited', { amount: format.amount(line.creditedCents, currency) })}
                </div>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function VatSummary({ document }: { document: Document }) {
  const t = useWords()
  const format = useFormat()
  const countryName = useCountryName()
  const { currency } = document
  return (
    <Table className={classes.vatTable} verticalSpacing={3} horizontalSpacing={6} withRowBorders={false}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('billing:vat.title')}</Table.Th>
          <Table.Th className={classes.number}>{t('billing:vat.net')}</Table.Th>
          <Table.Th className={classes.number}>{t('billing:vat.vat')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {document.vatGroups.map((group) => (
          <Table.Tr key={`${group.vatCode}-${group.country}-${group.ratePermyriad}`}>
            <Table.Td>
              {group.treatment === 'domestic' ? '' : `${t(`billing:treatment.${group.treatment}`)} `}
              {group.ratePermyriad === 0 && group.treatment !== 'domestic'
                ? ''
                : format.rate(group.ratePermyriad)}{' '}
              <span className="dim">{countryName(group.country)}</span>
            </Table.Td>
            <Table.Td className={classes.number}>
              <Amount cents={group.netCents} currency={currency} />
            </Table.Td>
            <Table.Td className={classes.number}>
              <Amount cents={group.vatCents} currency={currency} />
            </Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr className={classes.sumRow}>
          <Table.Td>
            {t('billing:total.gross')} <Amount cents={document.grossCents} currency={currency} withCurrency />
          </Table.Td>
          <Table.Td className={classes.number}>
            <Amount cents={document.netCents} currency={currency} />
          </Table.Td>
          <Table.Td className={classes.number}>
            <Amount cents={document.vatCents} currency={currency} />
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  )
}

function Payments({ document }: { document: Document }) {
  const t = useWords()
  if (document.payments.length === 0) return <p className="dim">{t('billing:document.noPayments')}</p>
  return (
    <ul className={classes.rows}>
      {document.payments.map((payment) => (
        <li key={payment.allocationId} data-undone={payment.undone || undefined}>
          <span>
            <DayText day={payment.day} />{' '}
            {wordIfKnown(`billing:paymentKind.${payment.kind}`) ?? t('billing:paymentKind.other')}{' '}
            <span className="dim">{payment.counterpartyName}</span>{' '}
            {payment.bankLineId !== null && (
              <TextLink underline="always" to="/match" search={{ line: payment.bankLineId }}>
                {t('billing:document.toBankLine')}
              </TextLink>
            )}{' '}
            {payment.undone && <StateBadge tone="plain">{t('billing:document.undone')}</StateBadge>}
          </span>
          <Amount cents={payment.amountCents} currency={document.currency} />
        </li>
      ))}
    </ul>
  )
}
