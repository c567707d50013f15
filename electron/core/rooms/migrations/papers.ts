import { type JobContext } from '../../api/context.ts'
import {
  freezeMigrationLetter,
  freezeMigrationReport,
  type FrozenLetter,
  type MigrationFacts,
  migrationTexts,
  readFrozenLetter,
} from '../../documents/index.ts'
import type { ReadTx } from '../../store/store.ts'
import { companyFacts, recipientFacts, requireDefaultAccount } from '../billing/index.ts'
import type { Card } from '../customers/index.ts'
import type { Company } from '../settings/index.ts'
import { type Made, type Plan, readMigration } from './store.ts'

export type PaperKind = 'report' | 'letter'

/** The words of both papers, frozen: the report in the company's language, the letter in the new card's. */
export async function freezePapers(
  tx: ReadTx,
  done: {
    company: Company
    plan: Plan
    made: Made
    newCard: Card
    reissuedCents: ReadonlyMap<string, number>
    operatorName: string
    at: string
  },
): Promise<{ reportJson: string; letterJson: string }> {
  const account = await requireDefaultAccount(tx)
  const { company, newCard } = done
  const facts = (language: MigrationFacts['language']): MigrationFacts => ({
    ...factsOf(done),
    language,
    company: companyFacts(company, account),
    recipient: recipientFacts(newCard),
  })
  return {
    reportJson: JSON.stringify(freezeMigrationReport(facts(company.language))),
    letterJson: JSON.stringify(freezeMigrationLetter(facts(newCard.language))),
  }
}

function factsOf(
  done: Parameters<typeof freezePapers>[1],
): Omit<MigrationFacts, 'language' | 'company' | 'recipient'> {
  const { plan, made, newCard, reissuedCents } = done
  const { oldCard } = plan
  const moving = plan.services.filter(({ moves }) => moves)
  return {
    currency: plan.currency,
    oldCard: { ...oldCard, taxId: oldCard.taxIdentity.value },
    newCard: {
      cardNumber: newCard.cardNumber,
      legalName: newCard.legalName,
      taxId: newCard.taxIdentity.value,
    },
    day: plan.day,
    reason: plan.reason,
    services: plan.services.map(({ label, description, nextBillingDay, moves }) => ({
      label,
      description,
      nextBillingDay,
      moves,
    })),
    domains: moving.filter(({ kind }) => kind === 'domain').map(({ label }) => label),
    proformas: plan.proformas
      .filter(({ way, state }) => way === 'reissue' || state !== 'expired')
      .map(({ id, number, now }) => {
        const next = made.proformas.find(({ old }) => old.id === id)?.new
        const grossCents = next === undefined ? undefined : reissuedCents.get(next.id)
        return {
          number,
          grossCents: now.grossCents,
          reissued:
            next === undefined ? null : { number: next.number, grossCents: grossCents ?? now.grossCents },
        }
      }),
    invoices: plan.invoices.map(({ number, dueDay, openCents }) => ({ number, dueDay, openCents })),
    creditMovedCents: plan.credit.movedCents,
    creditStayingCents: plan.credit.stayingCents,
    consent: plan.credit.movedCents > 0 ? plan.consent : null,
    needsSignature: plan.mandate === 'new-signature-needed',
    contacts: plan.contacts.map(({ name, access }) => ({ name, access })),
    contactsCopied: plan.contactsWay === 'copy',
    operatorName: done.operatorName,
    recordedAt: done.at,
  }
}

/** One of the papers as a file; after the migration was taken back it says so across every page. @throws Missing migration */
export async function paperFile(job: JobContext, id: string, kind: PaperKind): Promise<File> {
  const migration = await job.read(({ tx }) => readMigration(tx, id))
  const frozen = readFrozenLetter(JSON.parse(kind === 'report' ? migration.reportJson : migration.letterJson))
  const marked: FrozenLetter =
    migration.state === 'taken-back'
      ? { ...frozen, mark: migrationTexts[frozen.language].takenBackMark }
      : frozen
  const { bytes } = await job.core.pdf.render(marked)
  const { oldCard, newCard } = migration
  const name = `${frozen.title} ${oldCard.cardNumber} ${newCard.cardNumber}.pdf`.replaceAll('/', '-')
  return new File([new Uint8Array(bytes)], name, { type: 'application/pdf' })
}
