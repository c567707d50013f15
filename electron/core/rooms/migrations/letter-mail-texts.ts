import type { Language } from '../../../../shared/values/languages.ts'

export interface LetterMailFacts {
  companyName: string
  oldNumber: string
  newNumber: string
  /** The day from which the services are the new card's, written in the language of the message. */
  day: string
}

interface MailText {
  subject: string
  body: string
}

const texts: Record<Language, (facts: LetterMailFacts) => MailText> = {
  nl: ({ companyName, oldNumber, newNumber, day }) => ({
    subject: `Uw nieuwe klantnummer ${newNumber} bij ${companyName}`,
    body: `Geachte heer of mevrouw,\n\nUw gegevens bij ons zijn per ${day} overgezet van klantnummer ${oldNumber} naar klantnummer ${newNumber}. In de brief in de bijlage leest u wat er is meegegaan en wat u nu moet doen.\n\nMet vriendelijke groet,\n${companyName}`,
  }),
  en: ({ companyName, oldNumber, newNumber, day }) => ({
    subject: `Your new customer number ${newNumber} with ${companyName}`,
    body: `Dear Sir or Madam,\n\nAs of ${day} your account with us has moved from customer number ${oldNumber} to customer number ${newNumber}. The attached letter says what moved and what you need to do now.\n\nKind regards,\n${companyName}`,
  }),
  de: ({ companyName, oldNumber, newNumber, day }) => ({
    subject: `Ihre neue Kundennummer ${newNumber} bei ${companyName}`,
    body: `Sehr geehrte Damen und Herren,\n\nIhre Daten bei uns sind zum ${day} von der Kundennummer ${oldNumber} auf die Kundennummer ${newNumber} übergegangen. Der beigefügte Brief sagt, was umgezogen ist und was Sie jetzt tun müssen.\n\nMit freundlichen Grüßen\n${companyName}`,
  }),
  es: ({ companyName, oldNumber, newNumber, day }) => ({
    subject: `Su nuevo número de cliente ${newNumber} en ${companyName}`,
    body: `Estimados señores:\n\nCon fecha ${day} sus datos han pasado del número de cliente ${oldNumber} al número de cliente ${newNumber}. La carta adjunta explica qué se ha trasladado y qué debe hacer ahora.\n\nAtentamente,\n${companyName}`,
  }),
}

/** Subject and body of the message that brings the letter about a migration, in the language of the new card. */
export function letterMail(language: Language, facts: LetterMailFacts): MailText {
  return texts[language](facts)
}
