import type { Language } from '../../../../shared/values/languages.ts'

export interface FormMailFacts {
  companyName: string
  /** `CR-2026-0007`. */
  number: string
}

interface MailText {
  subject: string
  body: string
}

const texts: Record<Language, (facts: FormMailFacts) => MailText> = {
  nl: ({ companyName, number }) => ({
    subject: `Formulier om te ondertekenen, aanvraag ${number}`,
    body: `Geachte heer of mevrouw,\n\nVoor uw aanvraag ${number} hebben wij een handtekening nodig. Print het formulier in de bijlage, onderteken het met de hand en stuur ons een scan of foto van elke bladzijde. Wat u verder moet meesturen, staat op het formulier.\n\nMet vriendelijke groet,\n${companyName}`,
  }),
  en: ({ companyName, number }) => ({
    subject: `Form to sign, request ${number}`,
    body: `Dear Sir or Madam,\n\nYour request ${number} needs a signature. Please print the attached form, sign it by hand and send us a scan or photo of every page. The form says what else to enclose.\n\nKind regards,\n${companyName}`,
  }),
  de: ({ companyName, number }) => ({
    subject: `Formular zum Unterschreiben, Antrag ${number}`,
    body: `Sehr geehrte Damen und Herren,\n\nfür Ihren Antrag ${number} brauchen wir eine Unterschrift. Bitte drucken Sie das beigefügte Formular aus, unterschreiben Sie es von Hand und senden Sie uns einen Scan oder ein Foto jeder Seite. Was sonst beizulegen ist, steht auf dem Formular.\n\nMit freundlichen Grüßen\n${companyName}`,
  }),
  es: ({ companyName, number }) => ({
    subject: `Formulario para firmar, solicitud ${number}`,
    body: `Estimados señores:\n\nSu solicitud ${number} requiere una firma. Imprima el formulario adjunto, fírmelo a mano y envíenos un escaneo o una foto de cada página. El formulario indica qué más debe adjuntar.\n\nAtentamente,\n${companyName}`,
  }),
}

/** Subject and body of the message that brings the form to sign. */
export function formMail(language: Language, facts: FormMailFacts): MailText {
  return texts[language](facts)
}
