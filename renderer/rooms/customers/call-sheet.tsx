import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import {
  Amount,
  DayText,
  InstantText,
  Kbd,
  notifyDone,
  QueryView,
  StateBadge,
  toneOf,
  useShortcuts,
} from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import { AnnounceDialog } from '../payments/index.ts'
import { Panel } from './customer-overview.tsx'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'
import { useOpenDocuments } from './use-open-documents.ts'
import { NewNoteDialog } from './note-dialogs.tsx'
import { NoteItem } from './note-item.tsx'

type OpenDocument = Outputs['billing']['list']['rows'][number]

const shownRows = 8

/** What a clerk needs while somebody is on the phone: what is open, what came in, what was said, and what to do. */
export function CallSheet({ customer }: { customer: Customer }) {
  return (
    <div className={classes.sheet}>
      <Notes customer={customer} />
      <div className={classes.column}>
        <SheetDocuments customer={customer} />
        <Promises customer={customer} />
        <LastPayments customer={customer} />
      </div>
    </div>
  )
}

function Notes({ customer }: { customer: Customer }) {
  const t = useWords()
  const mayWrite = useMay('customers.write')
  const [isNew, setNew] = useState(false)
  const query = useQuery(api.customers.listNotes.queryOptions({ input: { customerId: customer.id } }))
  useShortcuts(mayWrite ? [{ key: 'n', label: t('cards:notes.keys.new'), run: () => setNew(true) }] : [])
  return (
    <Panel
      title={t('cards:notes.title')}
      action={
        mayWrite && (
          <Button variant="filled" onClick={() => setNew(true)} rightSection={<Kbd name="N" />}>
            {t('cards:notes.new')}
          </Button>
        )
      }
    >
      <QueryView query={query}>
        {(notes) =>
          notes.length === 0 ? (
            <p className="dim">{t('cards:notes.none')}</p>
          ) : (
            <ol className={classes.versions}>
              {notes.map((note) => (
                <NoteItem key={note.id} note={note} />
              ))}
            </ol>
          )
        }
      </QueryView>
      {isNew && <NewNoteDialog customer={customer} onClose={() => setNew(false)} />}
    </Panel>
  )
}

function SheetDocuments({ customer }: { customer: Customer }) {
  const t = useWords()
  const [announced, setAnnounced] = useState<OpenDocument | null>(null)
  const query = useOpenDocuments(customer.id, shownRows)
  return (
    <Panel title={t('cards:notes.documents')}>
      <QueryView query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="dim">{t('customers:overview.noOpenDocuments')}</p>
          ) : (
            <ul className={classes.rows}>
              {rows.map((row) => (
                <SheetDocument key={row.id} row={row} onAnnounce={() => setAnnounced(row)} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {announced !== null && <AnnounceDialog document={announced} onClose={() => setAnnounced(null)} />}
    </Panel>
  )
}

function SheetDocument({ row, onAnnounce }: { row: OpenDocument; onAnnounce(): void }) {
  const t = useWords()
  const mayMail = useMay('mail.write')
  const mayAnnounce = useMay('payments.write')
  const resend = useCommand(client.mail.sendDocument, {
    onSuccess: () => notifyDone(t('cards:notes.resent', { number: row.number })),
  })
  return (
    <li>
      <div>
        <TextLink to="/documents/$id" params={{ id: row.id }}>
          {row.number}
        </TextLink>{' '}
        <StateBadge tone={toneOf(row.state)}>{t(`billing:state.${row.state}`)}</StateBadge>{' '}
        {row.overdueDays > 0 && (
          <StateBadge tone="bad">{t('billing:list.overdueDays', { count: row.overdueDays })}</StateBadge>
        )}
        <div className={classes.noteFoot}>
          {mayMail && (
            <Button
              size="compact-xs"
              loading={resend.isRunning}
              onClick={() => void resend.run({ documentId: row.id })}
            >
              {t('cards:notes.resend')}
            </Button>
          )}
          {mayAnnounce && (
            <Button size="compact-xs" onClick={onAnnounce}>
              {t('cards:notes.announce')}
            </Button>
          )}
        </div>
      </div>
      <Amount cents={row.openCents} currency={row.currency} strong />
    </li>
  )
}

function Promises({ customer }: { customer: Customer }) {
  const t = useWords()
  const query = useQuery(
    api.payments.listPromises.queryOptions({
      input: {
        limit: shownRows,
        sort: [{ field: 'promisedDay', direction: 'ascending' }],
        filters: {
          customerId: { operator: 'equals', value: customer.id },
          state: { operator: 'in', value: ['waiting', 'late'] },
        },
      },
    }),
  )
  return (
    <Panel title={t('cards:notes.promises')}>
      <QueryView query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="dim">{t('cards:notes.noPromises')}</p>
          ) : (
            <ul className={classes.rows}>
              {rows.map((row) => (
                <li key={row.id}>
                  <span>
                    <DayText day={row.promisedDay} />{' '}
                    <TextLink to="/documents/$id" params={{ id: row.documentId }}>
                      {row.documentNumber}
                    </TextLink>{' '}
                    {row.state === 'late' && (
                      <StateBadge tone="bad">{t(`promises:state.${row.state}`)}</StateBadge>
                    )}
                  </span>
                  <Amount cents={row.amountCents} currency={row.currency} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  )
}

const paymentKinds = ['document', 'credit', 'receipt', 'refund', 'return'] as const

function LastPayments({ customer }: { customer: Customer }) {
  const t = useWords()
  const query = useQuery(api.customers.lastPayments.queryOptions({ input: { customerId: customer.id } }))
  const kindWords = (kind: string) => {
    const known = paymentKinds.find((one) => one === kind)
    return known === undefined ? kind : t(`cards:notes.paymentKind.${known}`)
  }
  return (
    <Panel title={t('cards:notes.payments')}>
      <QueryView query={query}>
        {(payments) =>
          payments.length === 0 ? (
            <p className="dim">{t('cards:notes.noPayments')}</p>
          ) : (
            <ul className={classes.rows}>
              {payments.map((payment) => (
                <li key={payment.id}>
                  <span>
                    <InstantText at={payment.at} /> <span className="dim">{kindWords(payment.kind)}</span>{' '}
                    {payment.documentId !== null && (
                      <TextLink to="/documents/$id" params={{ id: payment.documentId }}>
                        {payment.documentNumber}
                      </TextLink>
                    )}
                  </span>
                  <Amount cents={payment.amountCents} currency={payment.currency} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  )
}
