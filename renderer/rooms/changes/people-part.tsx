import { useWords } from '../../app/i18n.ts'
import { Facts, useFormat } from '../../ui/index.ts'
import { useSignerWords } from './change-words.tsx'
import type { Change } from './change-words.tsx'
import { Part } from './part.tsx'
import classes from './changes.module.css'

/** Who asked, who has to sign and did, who recorded and who decided. */
export function PeoplePart({ change }: { change: Change }) {
  const t = useWords()
  const format = useFormat()
  const words = useSignerWords()
  const { signedBy, signedDay, checkerName, decidedAt, rightCard } = change
  return (
    <Part title={t('changes:page.people')}>
      <Facts
        facts={[
          [t('changes:page.askedBy'), change.askedBy],
          [t('changes:page.identified'), t(`cards:access.how.${change.identifiedBy}`)],
          [t('changes:page.mustSign'), words(change.signer)],
          [
            t('changes:page.signed'),
            signedBy === null
              ? t('changes:page.notSigned')
              : t('changes:page.signedOn', { name: words(signedBy), day: format.day(signedDay) }),
          ],
          [
            t('changes:page.maker'),
            t('changes:page.makerAt', { name: change.makerName, at: format.instant(change.createdAt) }),
          ],
          [
            t('changes:page.decided'),
            checkerName === null || decidedAt === null
              ? null
              : t('changes:page.decidedAt', { name: checkerName, at: format.instant(decidedAt) }),
          ],
          [
            t('changes:page.rightCard'),
            rightCard === null ? null : `${rightCard.cardNumber} · ${rightCard.legalName}`,
          ],
          [
            t('changes:page.note'),
            change.note === '' ? null : (
              <span key="note" className={classes.lines}>
                {change.note}
              </span>
            ),
          ],
        ]}
      />
    </Part>
  )
}
