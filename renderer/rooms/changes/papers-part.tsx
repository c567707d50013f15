import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { EvidenceKind } from '../../../shared/contract/evidence.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { askText, InstantText, Kbd, useFormat, useShortcuts } from '../../ui/index.ts'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { AddEvidenceDialog, ViewEvidenceDialog } from '../evidence/index.ts'
import type { Change } from './change-words.tsx'
import { Part } from './part.tsx'
import classes from './changes.module.css'
import { takeFile } from './handed-file.ts'
import { missingPapers, PapersNeeded } from './papers-needed.tsx'

type Paper = Change['evidence'][number]
interface Viewed {
  evidence: Paper
  file: File
  purpose: string
}

/** The papers: what is needed, what came in, what is missing. */
export function PapersPart({ change }: { change: Change }) {
  const t = useWords()
  const mayAdd = change.actions.includes('add-evidence')
  const missing = missingPapers(change)
  // What has served its purpose was removed, and is missed by nobody.
  const hasEnded = ['applied', 'refused', 'rejected', 'withdrawn'].includes(change.state)
  const [adding, setAdding] = useState<{ file: File | null } | null>(null)
  const [viewed, setViewed] = useState<Viewed | null>(null)
  const firstKind: EvidenceKind = missing[0] ?? 'signed-form'
  useEffect(() => {
    const handed = takeFile(change.id)
    if (handed !== null) setAdding({ file: handed })
  }, [change.id])
  const isOver = useFileDrop(
    ([file]) => file !== undefined && setAdding({ file }),
    mayAdd && adding === null && viewed === null,
  )
  useShortcuts(
    mayAdd ? [{ key: 'a', label: t('changes:keys.add'), run: () => setAdding({ file: null }) }] : [],
  )
  return (
    <Part
      title={t('changes:page.papers')}
      action={
        mayAdd && (
          <Button onClick={() => setAdding({ file: null })} rightSection={<Kbd name="A" />}>
            {t(isOver ? 'vault:drop' : 'vault:add')}
          </Button>
        )
      }
    >
      <PapersNeeded needs={change.needs} {...(hasEnded ? {} : { missing })} />
      {change.evidence.length > 0 && (
        <ul className={classes.evidence}>
          {change.evidence.map((paper) => (
            <PaperRow key={paper.id} paper={paper} change={change} onView={setViewed} />
          ))}
        </ul>
      )}
      {adding !== null && mayAdd && (
        <AddEvidenceDialog
          target={{ changeId: change.id }}
          first={adding.file}
          firstKind={firstKind}
          onClose={() => setAdding(null)}
        />
      )}
      {viewed !== null && <ViewEvidenceDialog {...viewed} onClose={() => setViewed(null)} />}
    </Part>
  )
}

/** Who decides looks for that purpose; others say why, where their role allows it. */
function useLook(change: Change, paper: Paper, onView: (viewed: Viewed) => void) {
  const t = useWords()
  const decides = change.actions.includes('decide')
  const mayRead = useMay('evidence.read')
  const forDecision = useCommand(client.changes.readEvidence)
  const forPurpose = useCommand(client.evidence.readEvidence)
  const look = async () => {
    if (decides) {
      const file = await forDecision.run({ id: change.id, evidenceId: paper.id })
      const purpose = t('changes:decide.purpose', { number: change.number })
      if (file !== undefined) onView({ evidence: paper, file, purpose })
      return
    }
    const purpose = await askText({
      title: t('vault:viewTitle'),
      label: t('vault:purposeLabel'),
      confirmLabel: t('vault:view'),
    })
    if (purpose === null) return
    const file = await forPurpose.run({ id: paper.id, purpose })
    if (file !== undefined) onView({ evidence: paper, file, purpose })
  }
  return {
    mayLook: paper.removedAt === null && (decides || mayRead),
    look,
    isLoading: forDecision.isRunning || forPurpose.isRunning,
  }
}

function PaperRow({ paper, change, onView }: { paper: Paper; change: Change; onView(viewed: Viewed): void }) {
  const t = useWords()
  const format = useFormat()
  const { mayLook, look, isLoading } = useLook(change, paper, onView)
  const name = t(`vault:kind.${paper.kind}`)
  return (
    <li className={paper.removedAt === null ? undefined : classes.gone}>
      <span>
        {name}
        <span className="dim">
          {' · '}
          {paper.contentType.split('/')[1]?.toUpperCase()} · <InstantText at={paper.createdAt} /> ·{' '}
          {paper.operatorName}
          {' · '}
          {paper.removedAt === null
            ? `${t('vault:column.keptUntil')} ${format.day(paper.keepUntilDay)}`
            : t('vault:removedTerm', { at: format.instant(paper.removedAt) })}
        </span>
      </span>
      {mayLook && (
        <Button
          size="compact-sm"
          aria-label={`${t('vault:view')}: ${name}`}
          loading={isLoading}
          onClick={() => void look()}
        >
          {t('vault:view')}
        </Button>
      )}
    </li>
  )
}
