import { Button, Checkbox, Group, Modal, Select, Stack, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { nextBankDay } from '../../../../shared/values/day.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { api, client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useSettings, useToday } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import {
  Amount,
  DayInput,
  EmptyState,
  FailureAlert,
  notifyDone,
  QueryView,
  useFormat,
} from '../../../ui/index.ts'
import { saveRefundFile } from './file-dialog.tsx'
import classes from './refunds.module.css'
import { writtenIban } from './refund-states.tsx'
import type { RefundRow } from './refund-states.tsx'

const most = 500

/** Puts ordered refunds into one file for the bank, and saves it. */
export function MakeFileDialog({ onClose, onMade }: { onClose(): void; onMade(): void }) {
  const t = useWords()
  const query = useQuery(
    api.payments.listRefunds.queryOptions({
      input: {
        limit: most,
        sort: [{ field: 'requestedAt', direction: 'ascending' }],
        filters: { state: { operator: 'equals', value: 'ordered' } },
      },
    }),
  )
  return (
    <Modal
      opened
      size={760}
      onClose={onClose}
      title={t('refunds:file.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <QueryView query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('refunds:empty.ordered')} hint={t('refunds:emptyHint.ordered')} />
          ) : (
            <FileForm rows={rows} onClose={onClose} onMade={onMade} />
          )
        }
      </QueryView>
    </Modal>
  )
}

function useMakeFile(onClose: () => void, onMade: () => void) {
  const t = useWords()
  return useCommand(client.payments.createRefundFile, {
    showFailure: 'inline',
    onSuccess: async ({ id, fileName, count }) => {
      notifyDone(t('refunds:file.made', { fileName, count }))
      onClose()
      onMade()
      await saveRefundFile(id)
    },
  })
}

function FileForm({ rows, onClose, onMade }: { rows: RefundRow[]; onClose(): void; onMade(): void }) {
  const t = useWords()
  const format = useFormat()
  const today = useToday()
  const accounts = (useSettings()?.bankAccounts ?? []).filter(
    ({ kind, currency }) => kind === 'bank' && currency === 'EUR',
  )
  const [chosenAccount, setAccount] = useState<string | null>(null)
  const [day, setDay] = useState<Day | null>(() => nextBankDay(today))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const make = useMakeFile(onClose, onMade)
  const chosen = rows.filter(({ id }) => !left.has(id))
  const totalCents = chosen.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const first = accounts.find(({ isDefault }) => isDefault) ?? accounts[0]
  const bankAccountId = chosenAccount ?? first?.id
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (bankAccountId === undefined || day === null) return
    void make.run({ refundIds: chosen.map(({ id }) => id), bankAccountId, executionDay: day })
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-start">
          <Select
            label={t('refunds:file.account')}
            className={classes.account}
            allowDeselect={false}
            data={accounts.map(({ id, name, iban }) => ({
              value: id,
              label: `${name} · ${writtenIban(iban)}`,
            }))}
            value={bankAccountId ?? null}
            onChange={setAccount}
            error={accounts.length === 0 ? t('refunds:file.noAccount') : undefined}
          />
          <DayInput
            label={t('refunds:file.day')}
            w={170}
            value={day}
            onChange={setDay}
            autoFocus
            error={day === null ? t('required') : undefined}
          />
        </Group>
        <Choice rows={rows} left={left} onChange={setLeft} />
        <FailureAlert failure={make.failure} />
        <Group justify="space-between">
          <strong role="status">
            {t('refunds:file.total', { count: chosen.length, amount: format.amountWithCurrency(totalCents) })}
          </strong>
          <Group gap="xs">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              type="submit"
              variant="filled"
              loading={make.isRunning}
              disabled={chosen.length === 0 || bankAccountId === undefined || day === null}
            >
              {t('refunds:file.submit')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}

function Choice({
  rows,
  left,
  onChange,
}: {
  rows: readonly RefundRow[]
  left: ReadonlySet<string>
  onChange(left: ReadonlySet<string>): void
}) {
  const t = useWords()
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <div className={classes.choiceTable}>
      <Table verticalSpacing={4} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('refunds:column.reference')}</Table.Th>
            <Table.Th>{t('refunds:column.holder')}</Table.Th>
            <Table.Th>IBAN</Table.Th>
            <Table.Th className={classes.number}>{t('amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Checkbox
                  label={row.endToEndId}
                  checked={!left.has(row.id)}
                  onChange={() => toggle(row.id)}
                />
              </Table.Td>
              <Table.Td>{row.holderName}</Table.Td>
              <Table.Td className={classes.iban}>{writtenIban(row.iban)}</Table.Td>
              <Table.Td className={classes.number}>
                <Amount cents={row.amountCents} currency={row.currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
