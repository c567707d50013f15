import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { type Cents, cents, subtractCents, zeroCents } from '../../../../shared/values/money.ts'
import { api, client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { AmountInput, FailureAlert, useFormat } from '../../../ui/index.ts'
import type { BankLine } from './bank-line.ts'
import classes from './match.module.css'
import type { SessionMatch } from './session-matches.ts'

const accounts = { cash: 'cash', card: 'card-clearing' } as const
type Method = keyof typeof accounts

/** Cash paid in at the bank, or a card terminal's payout: what receipts by hand have booked comes to the bank. */
export function TakingsDialog(props: {
  line: BankLine | null
  onClose(): void
  onDone(match: SessionMatch, words: string): void
}) {
  const t = useWords()
  return (
    <Modal
      opened={props.line !== null}
      onClose={props.onClose}
      title={t('receipts:takings.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {props.line !== null && <TakingsForm {...props} line={props.line} />}
    </Modal>
  )
}

function TakingsForm({ line, onClose, onDone }: Parameters<typeof TakingsDialog>[0] & { line: BankLine }) {
  const t = useWords()
  const format = useFormat()
  const isFetched = line.remainingCents < 0
  const lineCents = cents(Math.abs(line.remainingCents))
  const [takenCents, setTaken] = useState<Cents | null>(lineCents)
  const balances = useQuery(api.ledger.balances.queryOptions({ input: {} })).data?.accounts ?? []
  const heldOf = (of: Method) =>
    balances.find(({ account }) => account === accounts[of])?.balanceCents ?? zeroCents
  const [chosen, setMethod] = useState<Method | null>(null)
  // What the books hold says what it most likely is.
  const method = chosen ?? (isFetched || (heldOf('card') <= 0 && heldOf('cash') > 0) ? 'cash' : 'card')
  const held = heldOf(method)
  const feeCents = takenCents === null || isFetched ? zeroCents : subtractCents(takenCents, lineCents)
  const isWrong = takenCents === null || feeCents < 0 || (method === 'cash' && feeCents !== 0)
  const match = useCommand(client.payments.match, { showFailure: 'inline' })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isWrong) return
    const { id: bankLineId, version, remainingCents: amountCents } = line
    const targets = [{ kind: 'takings' as const, method, amountCents, feeCents }]
    const output = await match.run({ bankLineId, version, targets })
    if (output === undefined) return
    const amount = format.amount(lineCents, line.currency)
    const words = t(`receipts:takings.done.${method}`, { amount })
    onDone({ lineId: bankLineId, allocationIds: output.allocationIds }, words)
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text className="dim">{t(isFetched ? 'receipts:takings.fetched' : 'receipts:takings.intro')}</Text>
        {!isFetched && (
          <MethodChoice
            method={method}
            onChange={(value) => {
              setMethod(value)
              setTaken(lineCents)
            }}
          />
        )}
        {!isFetched && method === 'card' && (
          <AmountInput
            label={t('receipts:takings.taken')}
            currency={line.currency}
            value={takenCents}
            onChange={setTaken}
            error={isWrong ? t('receipts:takings.tooLittle') : undefined}
          />
        )}
        <Text>
          {t('receipts:takings.held', { amount: format.amountWithCurrency(held, line.currency) })}
          {feeCents > 0 &&
            ` · ${t('receipts:takings.fee', { amount: format.amountWithCurrency(feeCents, line.currency) })}`}
        </Text>
        <FailureAlert failure={match.failure} />
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={match.isRunning} disabled={isWrong}>
            {t('receipts:takings.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function MethodChoice({ method, onChange }: { method: Method; onChange(method: Method): void }) {
  const t = useWords()
  return (
    <Radio.Group
      label={t('receipts:takings.method')}
      value={method}
      onChange={(value) => onChange(value === 'cash' ? 'cash' : 'card')}
    >
      <div className={classes.decision} style={{ marginTop: 8 }}>
        <Radio data-autofocus value="card" label={t('receipts:takings.card')} />
        <Radio value="cash" label={t('receipts:takings.cash')} />
      </div>
    </Radio.Group>
  )
}
