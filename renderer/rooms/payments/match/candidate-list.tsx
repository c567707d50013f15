import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useWords } from '../../../app/i18n.ts'
import { EmptyState, Kbd } from '../../../ui/index.ts'
import { CandidateRow } from './candidate-row.tsx'
import { focusLines } from './line-list.tsx'
import classes from './match.module.css'
import type { BankLine } from './bank-line.ts'
import type { Desk } from './use-desk.ts'

const findId = 'find-documents'

export function focusFind(): void {
  document.getElementById(findId)?.focus()
}

function optionId(documentId: string): string {
  return `candidate-${documentId}`
}

/** What the line may pay: ranked suggestions, or whatever open documents were looked for. */
export function CandidateList({ desk, line }: { desk: Desk; line: BankLine }) {
  const t = useWords()
  const { shown, active, isFinding } = desk.candidates
  const inTray = new Set(desk.trayState.tray.documents.map((one) => one.documentId))
  const marked = shown[active]
  return (
    <>
      <FindBox desk={desk} />
      {shown.length === 0 ? (
        <NoCandidates desk={desk} />
      ) : (
        <div
          className={classes.candidates}
          role="listbox"
          tabIndex={0}
          aria-multiselectable
          aria-label={t(isFinding ? 'payments:candidates.found' : 'payments:candidates.label')}
          aria-activedescendant={marked === undefined ? undefined : optionId(marked.documentId)}
          onKeyDown={(event) => moveMark(event, desk)}
        >
          {shown.map((candidate, index) => (
            <CandidateRow
              key={candidate.documentId}
              id={optionId(candidate.documentId)}
              candidate={candidate}
              number={index < 9 ? index + 1 : null}
              isActive={index === active}
              isInTray={inTray.has(candidate.documentId)}
              currency={line.currency}
              onPick={() => desk.pick(index)}
            />
          ))}
        </div>
      )}
    </>
  )
}

function moveMark(event: KeyboardEvent, desk: Desk): void {
  const { active, setActive, shown } = desk.candidates
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    Home: -active,
    End: shown.length - 1 - active,
  }
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  const next = Math.min(shown.length - 1, Math.max(0, active + step))
  setActive(next)
  event.currentTarget.children[next]?.scrollIntoView({ block: 'nearest' })
}

/** Looks in all open documents. Enter puts the marked one into the tray and goes back to the keys of the desk. */
function FindBox({ desk }: { desk: Desk }) {
  const t = useWords()
  const { find, setFind, isFinding, shown, active, setActive } = desk.candidates
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      setFind('')
      focusLines()
    } else if (event.key === 'ArrowDown') setActive(Math.min(shown.length - 1, active + 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1))
    else if (event.key === 'Enter') {
      if (isFinding && shown.length > 0) desk.take(active)
      focusLines()
    } else return
    event.preventDefault()
  }
  return (
    <div className={classes.findRow}>
      <TextInput
        id={findId}
        type="search"
        autoComplete="off"
        leftSection={<IconSearch size={15} />}
        rightSection={<Kbd name="F" />}
        placeholder={t('payments:candidates.findPlaceholder')}
        aria-label={t('payments:candidates.findLabel')}
        value={find}
        maxLength={100}
        onChange={(event) => setFind(event.currentTarget.value)}
        onKeyDown={press}
      />
      {isFinding && <Button onClick={() => setFind('')}>{t('payments:candidates.backToSuggestions')}</Button>}
    </div>
  )
}

function NoCandidates({ desk }: { desk: Desk }) {
  const t = useWords()
  const { isLoading, isFinding } = desk.candidates
  if (isLoading) {
    return (
      <div className={classes.candidates}>
        <EmptyState title={t('loading')} />
      </div>
    )
  }
  return (
    <div className={classes.candidates}>
      <EmptyState
        title={t(isFinding ? 'payments:candidates.notFound' : 'payments:candidates.none')}
        hint={t(isFinding ? 'payments:candidates.notFoundHint' : 'payments:candidates.noneHint')}
      />
    </div>
  )
}
