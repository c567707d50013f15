import { Button, Group, Modal, Progress, Table } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { verifyChecks } from '../../../shared/contract/audit.ts'
import { client } from '../../api/client.ts'
import { useJob } from '../../api/use-job.ts'
import { useWords } from '../../app/i18n.ts'
import { CodedText, FailureAlert, StateBadge, useFormat } from '../../ui/index.ts'
import classes from './audit.module.css'
import { useKeepVerified } from './chain-status.tsx'

type Check =
  Awaited<ReturnType<typeof client.audit.verify>> extends AsyncIterable<infer Event> ? Event : never

/** Proves chain, numbers, ledger, indexes and PDFs, one check after the other. */
export function VerifyDialog({ onClose }: { onClose(): void }) {
  const t = useWords()
  const [checks, setChecks] = useState<readonly Check[]>([])
  const { start, stop, isRunning, isStopping, failure } = useJob<Check>({
    onEvent: (check) => setChecks((before) => [...before, check]),
    quiet: true,
  })
  const keepVerified = useKeepVerified()
  const keep = useRef(keepVerified)
  keep.current = keepVerified
  useEffect(() => {
    if (checks.length < verifyChecks.length) return
    keep.current({ at: new Date().toISOString(), isGood: checks.every(({ ok }) => ok) })
  }, [checks])
  useEffect(() => {
    setChecks([])
    void start((signal) => client.audit.verify(undefined, { signal }))
    return stop
  }, [start, stop])
  const close = () => {
    stop()
    onClose()
  }
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={t('audit:verify.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Progress.Root size="sm" mb="sm">
        <Progress.Section
          value={(checks.length / verifyChecks.length) * 100}
          aria-label={t('audit:verify.title')}
        />
      </Progress.Root>
      <p className={classes.verdict} role="status">
        <Verdict checks={checks} isRunning={isRunning} />
      </p>
      <FailureAlert failure={failure} />
      <CheckTable checks={checks} />
      <Group justify="flex-end" mt="md">
        {isRunning ? (
          <Button onClick={stop} disabled={isStopping}>
            {isStopping ? t('progress.stopping') : t('stop')}
          </Button>
        ) : (
          <Button variant="filled" onClick={close}>
            {t('close')}
          </Button>
        )}
      </Group>
    </Modal>
  )
}

function Verdict({ checks, isRunning }: { checks: readonly Check[]; isRunning: boolean }) {
  const t = useWords()
  if (isRunning) return <>{t('audit:verify.running')}</>
  const bad = checks.filter((check) => !check.ok).length
  if (bad > 0) return <>{t('audit:verify.bad', { count: bad })}</>
  return <>{t(checks.length < verifyChecks.length ? 'audit:verify.stopped' : 'audit:verify.good')}</>
}

function CheckTable({ checks }: { checks: readonly Check[] }) {
  const t = useWords()
  const format = useFormat()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('audit:verify.check')}</Table.Th>
          <Table.Th className={classes.number}>{t('audit:verify.examined')}</Table.Th>
          <Table.Th>{t('audit:verify.result')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {verifyChecks.map((name) => {
          const check = checks.find((one) => one.check === name)
          return (
            <Table.Tr key={name}>
              <Table.Td>
                {t(`verify:check.${name}`)}
                {check !== undefined && check.problems.length > 0 && (
                  <ul className={classes.problems}>
                    {check.problems.map((problem, index) => (
                      <li key={index}>
                        <CodedText
                          namespace="verify"
                          coded={{ code: `problem.${problem.code}`, params: problem.params }}
                        />
                      </li>
                    ))}
                  </ul>
                )}
              </Table.Td>
              <Table.Td className={classes.number}>
                {check === undefined ? '' : format.count(check.examined)}
              </Table.Td>
              <Table.Td>
                {check === undefined ? (
                  <span className="dim">{t('audit:verify.waiting')}</span>
                ) : (
                  <StateBadge tone={check.ok ? 'good' : 'bad'}>
                    {t(check.ok ? 'audit:verify.ok' : 'audit:verify.problem')}
                  </StateBadge>
                )}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
