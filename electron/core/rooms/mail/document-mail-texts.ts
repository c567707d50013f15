import type { Language } from '../../../../shared/values/languages.ts'

export interface DocumentMailFacts {
  number: string
  companyName: string
  /** The day it was issued, written in the language of the message. */
  issueDay: string
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

/** Subject and body of the message that brings a document once more, in the language of the card. */
export function documentMail(language: Language, facts: DocumentMailFacts): MailText {
  return texts[language](facts)
}
