import { Button, Progress } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useWords } from '../../../app/i18n.ts'
import { ButtonLink, EmptyState, FailureAlert, StateBadge, useFormat } from '../../../ui/index.ts'
import type { Tone } from '../../../ui/index.ts'
import { MappingGate } from './mapping-gate.tsx'
import { ImportPreview, openDoubtsOf } from './import-preview.tsx'
import classes from './statements.module.css'
import { UnreadableFile } from './unreadable-file.tsx'
import type { FileState, ImportQueue, QueuedFile } from './use-import-queue.ts'

const tones: Record<FileState, Tone> = {
  waiting: 'plain',
  reading: 'accent',
  ready: 'warn',
  imported: 'good',
  discarded: 'plain',
  failed: 'bad',
  stopped: 'plain',
}

/** The files that were dropped, one after another. */
export function ImportQueueView({ queue }: { queue: ImportQueue }) {
  const t = useWords()
  const isSingle = queue.files.length === 1
  return (
    <div className={classes.queue} data-single={isSingle || undefined}>
      {!isSingle && (
        <ol className={classes.files} aria-label={t('payments:queue.label')}>
          {queue.files.map((one, index) => (
            <li key={index} aria-current={index === queue.at ? 'step' : undefined}>
              <span className={classes.fileName} title={one.file.name}>
                {one.file.name}
              </span>
              <span>
                <StateBadge tone={tones[one.state]}>{t(`payments:queue.${one.state}`)}</StateBadge>
              </span>
            </li>
          ))}
        </ol>
      )}
      <div className={classes.work}>
        {queue.current === undefined ? (
          <AllDone queue={queue} />
        ) : (
          <CurrentFile queue={queue} current={queue.current} />
        )}
      </div>
    </div>
  )
}

function CurrentFile({ queue, current }: { queue: ImportQueue; current: QueuedFile }) {
  const t = useWords()
  const { state } = current
  return (
    <>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={current.file.name}>
        <div className={classes.head}>
          <h2>{current.file.name}</h2>
          {queue.files.length > 1 && (
            <span className="dim">
              {t('payments:queue.position', { position: queue.at + 1, total: queue.files.length })}
            </span>
          )}
        </div>
        {(state === 'waiting' || state === 'reading') && <Reading queue={queue} file={current.file} />}
        {state === 'stopped' && (
          <p>
            {t('failure.stopped')} {t('payments:unreadable.nothingChanged')}
          </p>
        )}
        {(state === 'failed' || state === 'ready') && (
          <MappingGate key={`${queue.at}-${state}`} queue={queue} current={current} />
        )}
        {state === 'failed' && current.failure !== null && (
          <UnreadableFile name={current.file.name} failure={current.failure} />
        )}
        {state === 'ready' && current.import !== null && (
          <ImportPreview
            shown={current.import}
            onDecided={queue.replace}
            onChoose={(accountId) => queue.readWith({ accountId })}
          />
        )}
        <FailureAlert failure={queue.refusal} />
      </div>
      <Decisions queue={queue} current={current} />
    </>
  )
}

function inMegabytes(bytes: number, language: string): string {
  const digits = bytes < 10_000_000 ? 1 : 0
  const format = new Intl.NumberFormat(language, {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  })
  return `${format.format(bytes / 1_000_000)} MB`
}

function Reading({ queue, file }: { queue: ImportQueue; file: File }) {
  const t = useWords()
  const format = useFormat()
  const read = queue.progress?.bytesRead ?? 0
  const total = queue.progress?.bytesTotal ?? file.size
  const percent = total === 0 ? 0 : Math.min(100, (read / total) * 100)
  return (
    <div className={classes.reading}>
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label={t('payments:queue.reading')} />
      </Progress.Root>
      <div role="status">
        {t('payments:queue.progress', {
          lines: format.count(queue.progress?.lineCount ?? 0),
          read: inMegabytes(read, format.language),
          total: inMegabytes(total, format.language),
        })}
      </div>
      <div className="dim">{t('payments:preview.dryRun')}</div>
    </div>
  )
}

function Decisions({ queue, current }: { queue: ImportQueue; current: QueuedFile }) {
  const t = useWords()
  const format = useFormat()
  const { state } = current
  if (state === 'waiting' || state === 'reading') {
    return (
      <div className={classes.decide}>
        <Button onClick={queue.stop} disabled={queue.isStopping}>
          {t(queue.isStopping ? 'payments:queue.stopping' : 'payments:queue.stop')}
        </Button>
      </div>
    )
  }
  const isLast = queue.at === queue.files.length - 1
  const isOnly = queue.files.length === 1
  const onward = t(isOnly ? 'payments:queue.close' : isLast ? 'continue' : 'payments:queue.next')
  if (state !== 'ready') {
    return (
      <div className={classes.decide}>
        <span />
        <Button onClick={queue.readAgain}>{t('payments:queue.again')}</Button>
        <Button variant="filled" autoFocus onClick={isOnly ? queue.close : queue.next}>
          {onward}
        </Button>
      </div>
    )
  }
  const newCount = current.import?.newCount ?? 0
  const openCount = current.import === null ? 0 : openDoubtsOf(current.import)
  const isUnknown = current.import?.statements.some((one) => one.bankAccountId === null) === true
  return (
    <div className={classes.decide}>
      <span className="dim">
        {openCount > 0
          ? t('statements:doubt.decideFirst', { count: openCount, formatted: format.count(openCount) })
          : t('payments:preview.dryRun')}
      </span>
      <Button onClick={queue.readAgain} disabled={queue.isCommitting}>
        {t('payments:queue.again')}
      </Button>
      <Button autoFocus={isUnknown} onClick={queue.discard} disabled={queue.isCommitting}>
        {t('payments:preview.discard')}
      </Button>
      {/* A button of its own once all doubts are decided, so that it takes the focus then. */}
      <Button
        key={openCount > 0 ? 'undecided' : 'decided'}
        variant="filled"
        autoFocus
        loading={queue.isCommitting}
        disabled={isUnknown || openCount > 0}
        onClick={queue.commit}
      >
        {newCount === 0
          ? t('payments:preview.commitNothing')
          : t('payments:preview.commit', { count: newCount, formatted: format.count(newCount) })}
      </Button>
    </div>
  )
}

function AllDone({ queue }: { queue: ImportQueue }) {
  const t = useWords()
  const format = useFormat()
  const done = queue.files.filter((one) => one.state === 'imported')
  const sum = (of: 'newCount' | 'knownCount') =>
    format.count(done.reduce((total, one) => total + (one.import?.[of] ?? 0), 0))
  return (
    <EmptyState
      title={t('payments:queue.allDone')}
      hint={
        done.length === 0 ? (
          t('payments:unreadable.nothingChanged')
        ) : (
          <span className={classes.good} role="status">
            <IconCheck size={16} aria-hidden />
            {t('payments:queue.allDoneCounts', { new: sum('newCount'), known: sum('knownCount') })}
          </span>
        )
      }
      action={
        <div style={{ display: 'flex', gap: 8 }}>
          <Button autoFocus={done.length === 0} onClick={queue.close}>
            {t('payments:queue.close')}
          </Button>
          {done.length > 0 && (
            <ButtonLink to="/match" search={{}} variant="filled" autoFocus>
              {t('payments:queue.toMatchDesk')}
            </ButtonLink>
          )}
        </div>
      }
    />
  )
}
