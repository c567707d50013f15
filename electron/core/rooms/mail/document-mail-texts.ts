import type { Language } from '../../../../shared/values/languages.ts'

export interface DocumentMailFacts {
  number: string
  companyName: string
  /** The day it was issued, written in the language of the message. */
  issueDay: string
  /** The number of the invoice that a corrective document restates; null for any other document. */
  corrects: string | null
}

interface MailText {
  subject: string
  body: string
}

const texts: Record<Language, (facts: DocumentMailFacts) => MailText> = {
  nl: ({ number, companyName, issueDay }) => ({
    subject: `${number} van ${companyName}`,
    body: `Geachte heer of mevrouw,\n\nHierbij ontvangt u nogmaals ${number} van ${issueDay}. Het document vindt u in de bijlage.\n\nMet vriendelijke groet,\n${companyName}`,
  }),
  en: ({ number, companyName, issueDay }) => ({
    subject: `${number} from ${companyName}`,
    body: `Dear Sir or Madam,\n\nPlease find attached once more ${number} of ${issueDay}.\n\nKind regards,\n${companyName}`,
  }),
  de: ({ number, companyName, issueDay }) => ({
    subject: `${number} von ${companyName}`,
    body: `Sehr geehrte Damen und Herren,\n\nim Anhang erhalten Sie noch einmal ${number} vom ${issueDay}.\n\nMit freundlichen Grüßen\n${companyName}`,
  }),
  es: ({ number, companyName, issueDay }) => ({
    subject: `${number} de ${companyName}`,
    body: `Estimados señores:\n\nLes enviamos de nuevo ${number} del ${issueDay}. El documento va adjunto.\n\nAtentamente,\n${companyName}`,
  }),
}

type CorrectiveFacts = DocumentMailFacts & { corrects: string }

const correctiveTexts: Record<Language, (facts: CorrectiveFacts) => MailText> = {
  nl: ({ number, companyName, issueDay, corrects }) => ({
    subject: `Gecorrigeerde factuur ${number} van ${companyName} (bij factuur ${corrects})`,
    body: `Geachte heer of mevrouw,\n\nHierbij ontvangt u ${number} van ${issueDay}, met de juiste gegevens bij factuur ${corrects}. Bedragen en btw zijn niet gewijzigd. Het document vindt u in de bijlage.\n\nMet vriendelijke groet,\n${companyName}`,
  }),
  en: ({ number, companyName, issueDay, corrects }) => ({
    subject: `Corrected invoice ${number} from ${companyName} (for invoice ${corrects})`,
    body: `Dear Sir or Madam,\n\nPlease find attached ${number} of ${issueDay}, with the correct particulars for invoice ${corrects}. Amounts and VAT are unchanged.\n\nKind regards,\n${companyName}`,
  }),
  de: ({ number, companyName, issueDay, corrects }) => ({
    subject: `Berichtigte Rechnung ${number} von ${companyName} (zu Rechnung ${corrects})`,
    body: `Sehr geehrte Damen und Herren,\n\nim Anhang erhalten Sie ${number} vom ${issueDay} mit den richtigen Angaben zu Rechnung ${corrects}. Beträge und Umsatzsteuer bleiben unverändert.\n\nMit freundlichen Grüßen\n${companyName}`,
  }),
  es: ({ number, companyName, issueDay, corrects }) => ({
    subject: `Factura rectificativa ${number} de ${companyName} (de la factura ${corrects})`,
    body: `Estimados señores:\n\nLes enviamos ${number} del ${issueDay}, con los datos correctos de la factura ${corrects}. Los importes y el IVA no cambian. El documento va adjunto.\n\nAtentamente,\n${companyName}`,
  }),
}

/**
 * Subject and body of the message that brings a document, in the language of the card: once more, or, for a corrective
 * document, in the place of what its invoice says.
 */
export function documentMail(language: Language, facts: DocumentMailFacts): MailText {
  const { corrects } = facts
  return corrects === null ? texts[language](facts) : correctiveTexts[language]({ ...facts, corrects })
}
