import { countryName } from '../../../shared/values/countries.ts'
import { isLanguage } from '../../../shared/values/languages.ts'
import { formCodeQrText } from '../../../shared/values/form-code.ts'
import type { ChangeFormFacts, ChangeFormField } from './change-form-facts.ts'
import { type ChangeFormTexts, changeFormTexts } from './change-form-texts.ts'
import { mapTexts, senderOf } from './freeze.ts'
import { recipientLines, returnLine } from './freezing/address.ts'
import { labelled, present, printable, type Wording, wordingOf } from './freezing/format.ts'
import type { FrozenLetter, LetterBlock } from './letter-frozen.ts'
import { printableOnly } from './unsupported-characters.ts'

interface Form {
  facts: ChangeFormFacts
  texts: ChangeFormTexts
  wording: Wording
}

/**
 * Words the form to sign of a change request, in the language of the facts: what is asked, what happens then, the
 * declaration with room to sign, how to send it back, and what is kept. Its code and QR code stand on every page.
 * Pure. Throws RangeError for a day that does not exist.
 *
 * The copy of an identity document shows neither photo nor national number, and says what it was made for
 * (Autoriteit Persoonsgegevens, "Kopie identiteitsbewijs"; Uitvoeringswet AVG art. 46).
 */
export function freezeChangeForm(facts: ChangeFormFacts): FrozenLetter {
  const texts = changeFormTexts[facts.language]
  // Nothing on the form is an amount; the currency is never printed.
  const wording = wordingOf({ language: facts.language, currency: 'EUR' })
  const form: Form = { facts, texts, wording }
  const { company, requestNumber, formCode } = facts
  const title = texts.title[facts.kind]
  const letter: FrozenLetter = {
    format: 1,
    kind: 'letter',
    language: facts.language,
    mark: null,
    title,
    notice: texts.notice,
    meta: metaOf(form),
    code: {
      label: texts.code.label,
      text: formCode,
      qrText: formCodeQrText(formCode),
      qrAlternative: texts.code.alternative(formCode),
    },
    sender: { ...senderOf(company, wording), addressLine: returnLine(company) },
    recipient: { lines: recipientLines(facts.recipient, company.country) },
    blocks: [...askedPart(form), ...happensPart(form), signingPart(form), backPart(form), privacyPart(form)],
    pageLabel: wording.texts.pageLabel,
    metadata: {
      title: `${title} ${requestNumber}`,
      author: company.legalName,
      subject: `${title} – ${facts.recipient.name}`,
      languageTag: facts.language,
    },
    createdAt: facts.createdAt,
  }
  return mapTexts(letter, (text) =>
    printable(text)
      .split('\n')
      .map((line) => printableOnly(line))
      .join('\n'),
  )
}

/** A value as people read it, in the language of the form. */
function worded({ facts, texts }: Form, field: ChangeFormField, value: string): string {
  if (present(value) === null) return texts.none
  switch (field) {
    case 'country':
      return countryName(value, facts.language)
    case 'language':
      return isLanguage(value) ? texts.languageNames[value] : value
    case 'paymentMethod':
      return value === 'transfer' || value === 'direct-debit' ? texts.payment[value] : value
    case 'contactAccess':
      return value === 'full' || value === 'billing' || value === 'contact-only' ? texts.access[value] : value
    default:
      return value
  }
}

function metaOf({ facts, texts, wording }: Form): FrozenLetter['meta'] {
  const { meta } = texts
  return [
    labelled(meta.request, facts.requestNumber, true),
    labelled(meta.card, facts.cardNumber),
    ...(facts.document === null
      ? []
      : [labelled(meta.invoice, `${facts.document.number}, ${wording.day(facts.document.day)}`)]),
    labelled(meta.requester, requesterWords({ facts, texts, wording })),
    labelled(meta.day, wording.day(facts.day)),
    ...(facts.dueDay === null ? [] : [labelled(meta.due, wording.day(facts.dueDay), true)]),
  ]
}

function requesterWords({ facts, texts }: Form): string {
  const { name, capacity, access } = facts.requester
  const words = texts.capacity[capacity]
  return texts.requester(name, access === '' ? words : `${words} (${texts.access[access]})`)
}

function askedPart(form: Form): LetterBlock[] {
  const { facts, texts } = form
  const { column } = texts
  const titles = [column.field, column.now, column.requested]
  return [
    { kind: 'heading', text: texts.asked[facts.kind] },
    {
      kind: 'table',
      columns: titles.map((title) => ({ title, align: 'left' })),
      rows: facts.rows.map(({ field, position, before, after }) => [
        position === null ? texts.field[field] : texts.line(texts.field[field], position),
        worded(form, field, before),
        worded(form, field, after),
      ]),
    },
  ]
}

function happensPart({ facts, texts, wording }: Form): LetterBlock[] {
  const document =
    facts.document === null ? null : { number: facts.document.number, day: wording.day(facts.document.day) }
  return [
    {
      kind: 'notes',
      heading: texts.happens.heading,
      text: texts.happens[facts.verdict](document),
      points: [],
    },
  ]
}

function signingPart({ facts, texts }: Form): LetterBlock {
  const { declaration } = texts
  return {
    kind: 'signing',
    heading: declaration.heading,
    paragraphs: [
      ...(facts.kind === 'lost-access' ? [declaration.lost] : []),
      declaration.may(facts.recipient.name, facts.cardNumber),
    ],
    blanks: [declaration.name, declaration.capacity, declaration.place, declaration.date],
    signature: declaration.signature,
  }
}

function backPart({ facts, texts, wording }: Form): LetterBlock {
  const { back } = texts
  const { company, needs } = facts
  const email = present(company.email)
  const ways = [...(email === null ? [] : [back.byMail(email)]), back.byPost].join(back.or)
  const across = back.across(company.legalName, wording.day(facts.day))
  const intro = back.intro(ways, facts.dueDay === null ? null : wording.day(facts.dueDay))
  const points = [
    ...(needs.identityCopy ? [back.identity(across)] : []),
    ...(needs.registerExtract ? [back.extract] : []),
  ]
  return {
    kind: 'notes',
    heading: back.heading,
    text: points.length === 0 ? intro : `${intro} ${back.enclose}`,
    points: points.map((point, index) => (index === points.length - 1 ? point.replace(/;$/u, '.') : point)),
  }
}

function privacyPart({ facts, texts }: Form): LetterBlock {
  const { privacy } = texts
  const said = [
    privacy.form(facts.company.legalName),
    ...(facts.needs.identityCopy ? [privacy.identity] : []),
  ]
  return { kind: 'notes', heading: null, text: said.join(' '), points: [] }
}
