import type { EvidenceKind } from '../../../shared/contract/evidence.ts'
import { useWords } from '../../app/i18n.ts'
import { StateBadge } from '../../ui/index.ts'
import type { Change } from './change-words.tsx'
import classes from './changes.module.css'

/** The papers a request needs, the form first. */
export function neededPapers(needs: Change['needs']): EvidenceKind[] {
  return [
    'signed-form',
    ...(needs.identityCopy ? (['identity-copy'] as const) : []),
    ...(needs.registerExtract ? (['register-extract'] as const) : []),
  ]
}

/** What was asked for and is not there, or was removed again. */
export function missingPapers({ needs, evidence }: Pick<Change, 'needs' | 'evidence'>): EvidenceKind[] {
  return neededPapers(needs).filter(
    (kind) => !evidence.some((paper) => paper.kind === kind && paper.removedAt === null),
  )
}

/** Names the papers that are needed and, where some may have come in, whether they did. */
export function PapersNeeded({
  needs,
  missing,
}: {
  needs: Change['needs']
  missing?: readonly EvidenceKind[]
}) {
  const t = useWords()
  return (
    <ul className={classes.papers}>
      {neededPapers(needs).map((kind) => (
        <li key={kind}>
          {t(`changes:paper.${kind}`)}
          {missing !== undefined && (
            <StateBadge tone={missing.includes(kind) ? 'warn' : 'good'}>
              {t(missing.includes(kind) ? 'changes:paper.missing' : 'changes:paper.there')}
            </StateBadge>
          )}
        </li>
      ))}
    </ul>
  )
}
