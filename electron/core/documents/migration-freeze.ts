import { mapTexts, senderOf } from './freeze.ts'
import { recipientLines, returnLine } from './freezing/address.ts'
import { labelled, printable, type Wording, wordingOf } from './freezing/format.ts'
import type { FrozenLetter, LetterBlock } from './letter-frozen.ts'
import type { MigrationFacts } from './migration-facts.ts'
import { type MigrationTexts, migrationTexts } from './migration-texts.ts'
import { printableOnly } from './unsupported-characters.ts'

interface Paper {
  facts: MigrationFacts
  texts: MigrationTexts
  wording: Wording
}

type Columns = Extract<LetterBlock, { kind: 'table' }>['columns']

const headed = (text: string): LetterBlock => ({ kind: 'heading', text })
const said = (text: string): LetterBlock => ({ kind: 'paragraph', text })
const left = (title: string): Columns[number] => ({ title, align: 'left' })
const right = (title: string): Columns[number] => ({ title, align: 'right' })
const tabled = (columns: Columns, rows: string[][]): LetterBlock => ({ kind: 'table', columns, rows })

/** Words the report for the file: everything that a migration did, and why. Pure. */
export function freezeMigrationReport(facts: MigrationFacts): FrozenLetter {
  const paper = paperOf(facts)
  const { texts, wording } = paper
  const company = facts.company
  return frozen(paper, {
    title: texts.reportTitle,
    notice: texts.forTheFile,
    recipient: [texts.forTheFile, company.legalName],
    blocks: [
      said(texts.report.intro(wording.day(facts.day))),
      ...(facts.reason === '' ? [] : [said(texts.reason(facts.reason))]),
      ...cardsPart(paper),
      ...servicesPart(paper),
      ...proformasPart(paper),
      ...invoicesPart(paper),
      ...creditPart(paper),
      headed(texts.heading.mandate),
      said(facts.needsSignature ? texts.report.signature : texts.report.noMandate),
      ...contactsPart(paper),
      headed(texts.heading.domains),
      said(
        facts.domains.length === 0 ? texts.report.noDomains : texts.report.domains(namesOf(facts.domains)),
      ),
    ],
  })
}

/** Words the letter to the customer, in the language of the new card. Pure. */
export function freezeMigrationLetter(facts: MigrationFacts): FrozenLetter {
  const paper = paperOf(facts)
  const { texts, wording } = paper
  const { letter } = texts
  const cards = { old: facts.oldCard.cardNumber, new: facts.newCard.cardNumber }
  const moving = facts.services.filter(({ moves }) => moves)
  return frozen(paper, {
    title: texts.letterTitle,
    notice: null,
    recipient: recipientLines(facts.recipient, facts.company.country),
    blocks: [
      said(letter.greeting),
      said(letter.intro(wording.day(facts.day), cards)),
      ...(moving.length === 0 ? [] : [said(letter.services), servicesTable(paper, moving)]),
      ...moneyPart(paper),
      ...(facts.needsSignature ? [said(letter.signature)] : []),
      ...(facts.domains.length === 0 ? [] : [said(letter.domains(namesOf(facts.domains)))]),
      said(letter.closing),
      said(
        `${letter.signOff}\n${facts.company.tradeName === '' ? facts.company.legalName : facts.company.tradeName}`,
      ),
    ],
  })
}

/** More names than these stand in the table of services alone. */
const namedDomains = 12

function namesOf(domains: readonly string[]): string {
  const named = domains.slice(0, namedDomains).join(', ')
  return domains.length > namedDomains ? `${named}, …` : named
}

function paperOf(facts: MigrationFacts): Paper {
  return { facts, texts: migrationTexts[facts.language], wording: wordingOf(facts) }
}

function frozen(
  { facts, texts, wording }: Paper,
  parts: { title: string; notice: string | null; recipient: string[]; blocks: LetterBlock[] },
): FrozenLetter {
  const { company, oldCard, newCard } = facts
  const letter: FrozenLetter = {
    format: 1,
    kind: 'letter',
    language: facts.language,
    mark: null,
    title: parts.title,
    notice: parts.notice,
    meta: [
      labelled(texts.meta.newCard, newCard.cardNumber, true),
      labelled(texts.meta.oldCard, oldCard.cardNumber),
      labelled(texts.meta.day, wording.day(facts.day)),
      ...(parts.notice === null ? [] : [labelled(texts.meta.operator, facts.operatorName)]),
    ],
    code: null,
    sender: { ...senderOf(company, wording), addressLine: returnLine(company) },
    recipient: { lines: parts.recipient },
    blocks: parts.blocks,
    pageLabel: wording.texts.pageLabel,
    metadata: {
      title: `${parts.title} ${oldCard.cardNumber} – ${newCard.cardNumber}`,
      author: company.legalName,
      subject: `${parts.title} – ${newCard.legalName}`,
      languageTag: facts.language,
    },
    createdAt: facts.recordedAt,
  }
  return mapTexts(letter, (text) => printedText(printable(text)))
}

/** Line breaks are no characters of the font. */
function printedText(text: string): string {
  return text
    .split('\n')
    .map((line) => printableOnly(line))
    .join('\n')
}

function cardsPart({ facts, texts }: Paper): LetterBlock[] {
  const { oldCard, newCard } = facts
  const taxId = (value: string) => (value === '' ? texts.noTaxId : value)
  return [
    headed(texts.heading.cards),
    tabled(
      [left(texts.column.what), left(texts.column.old), left(texts.column.new)],
      [
        [texts.row.cardNumber, oldCard.cardNumber, newCard.cardNumber],
        [texts.row.name, oldCard.legalName, newCard.legalName],
        [texts.row.taxId, taxId(oldCard.taxId), taxId(newCard.taxId)],
      ],
    ),
  ]
}

function servicesTable({ texts, wording }: Paper, services: MigrationFacts['services']): LetterBlock {
  const { column } = texts
  return tabled(
    [left(column.service), left(column.description), left(column.nextBilling)],
    services.map(({ label, description, nextBillingDay }) => [
      label,
      description,
      nextBillingDay === null ? texts.none : wording.day(nextBillingDay),
    ]),
  )
}

function servicesPart({ facts, texts, wording }: Paper): LetterBlock[] {
  const { column, heading } = texts
  if (facts.services.length === 0) return [headed(heading.services), said(texts.report.noServices)]
  return [
    headed(heading.services),
    tabled(
      [left(column.service), left(column.nextBilling), left(column.goes)],
      facts.services.map(({ label, nextBillingDay, moves }) => [
        label,
        nextBillingDay === null ? texts.none : wording.day(nextBillingDay),
        moves ? texts.moves : texts.stays,
      ]),
    ),
  ]
}

function proformasPart({ facts, texts, wording }: Paper): LetterBlock[] {
  const { column, heading } = texts
  if (facts.proformas.length === 0) return [headed(heading.proformas), said(texts.report.noProformas)]
  return [
    headed(heading.proformas),
    tabled(
      [left(column.proforma), right(column.amount), left(column.becomes), right(column.newAmount)],
      facts.proformas.map(({ number, grossCents, reissued }) => [
        number,
        wording.money(grossCents),
        reissued === null ? texts.staysPayable : reissued.number,
        wording.money(reissued === null ? grossCents : reissued.grossCents),
      ]),
    ),
  ]
}

function invoicesTable({ facts, texts, wording }: Paper): LetterBlock {
  const { column } = texts
  return tabled(
    [left(column.invoice), left(column.due), right(column.open)],
    facts.invoices.map(({ number, dueDay, openCents }) => [
      number,
      wording.day(dueDay),
      wording.money(openCents),
    ]),
  )
}

function invoicesPart(paper: Paper): LetterBlock[] {
  const { facts, texts } = paper
  if (facts.invoices.length === 0) return [headed(texts.heading.invoices), said(texts.report.noInvoices)]
  return [headed(texts.heading.invoices), said(texts.report.invoices), invoicesTable(paper)]
}

function creditPart({ facts, texts, wording }: Paper): LetterBlock[] {
  const { report } = texts
  const { creditMovedCents, creditStayingCents, consent } = facts
  return [
    headed(texts.heading.credit),
    ...(creditMovedCents === 0 ? [] : [said(report.creditMoved(wording.money(creditMovedCents)))]),
    ...(creditStayingCents === 0 ? [] : [said(report.creditStays(wording.money(creditStayingCents)))]),
    ...(creditMovedCents + creditStayingCents === 0 ? [said(report.noCredit)] : []),
    ...(consent === null ? [] : [said(report.consent(consent.by, wording.day(consent.day)))]),
    ...(consent === null || consent.note === '' ? [] : [said(report.consentNote(consent.note))]),
  ]
}

function contactsPart({ facts, texts }: Paper): LetterBlock[] {
  const { report, column } = texts
  if (facts.contacts.length === 0) return [headed(texts.heading.contacts), said(report.noContacts)]
  return [
    headed(texts.heading.contacts),
    said(facts.contactsCopied ? report.contactsCopied : report.contactsNotCopied),
    tabled(
      [left(column.name), left(column.access)],
      facts.contacts.map(({ name, access }) => [name, texts.access[access]]),
    ),
  ]
}

/** What the customer has to know about money, in the order of what is to be paid. */
function moneyPart(paper: Paper): LetterBlock[] {
  const { facts, texts, wording } = paper
  const { letter } = texts
  const blocks: LetterBlock[] = []
  for (const { number, grossCents, reissued } of facts.proformas) {
    const before = wording.money(grossCents)
    if (reissued === null) blocks.push(said(letter.left(number, before)))
    else {
      const after = wording.money(reissued.grossCents)
      blocks.push(said(letter.reissued({ old: number, new: reissued.number, before, after })))
    }
  }
  const hasChanged = facts.proformas.some(
    ({ grossCents, reissued }) => reissued !== null && reissued.grossCents !== grossCents,
  )
  if (hasChanged) blocks.push(said(letter.changedAmount))
  if (facts.proformas.some(({ reissued }) => reissued !== null)) blocks.push(said(letter.lateMoney))
  if (facts.invoices.length > 0) blocks.push(said(letter.invoices), invoicesTable(paper))
  if (facts.creditMovedCents > 0) blocks.push(said(letter.credit(wording.money(facts.creditMovedCents))))
  return blocks
}
