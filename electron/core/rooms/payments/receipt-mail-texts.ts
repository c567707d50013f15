import type { Language } from '../../../../shared/values/languages.ts'

export interface ReceiptMailFacts {
  number: string
  customerName: string
  companyName: string
  /** Written in the language of the message. */
  amount: string
  day: string
  method: 'cash' | 'card'
  documents: readonly string[]
  /** Final invoices that come with the message, and those that are sent later. */
  attachedInvoices: readonly string[]
  laterInvoices: readonly string[]
}

interface MailText {
  subject: string
  body: string
}

/** Lines with something in them, a blank one between paragraphs. */
const letter = (...paragraphs: (string | null)[]): string =>
  paragraphs.filter((paragraph) => paragraph !== null).join('\n\n')

const list = (numbers: readonly string[], of: (numbers: string) => string): string | null =>
  numbers.length === 0 ? null : of(numbers.join(', '))

const texts: Record<Language, (facts: ReceiptMailFacts) => MailText> = {
  nl: (facts) => ({
    subject: `Kwitantie ${facts.number} van ${facts.companyName}`,
    body: letter(
      `Geachte heer of mevrouw,`,
      `Wij hebben op ${facts.day} ${facts.amount} van u ontvangen, ${facts.method === 'cash' ? 'contant' : 'met kaart'} betaald. De kwitantie ${facts.number} vindt u in de bijlage.`,
      list(facts.documents, (numbers) => `Betaald: ${numbers}.`),
      list(facts.attachedInvoices, (numbers) => `De factuur (${numbers}) vindt u ook in de bijlage.`),
      list(facts.laterInvoices, (numbers) => `De factuur (${numbers}) ontvangt u apart.`),
      `Met vriendelijke groet,\n${facts.companyName}`,
    ),
  }),
  en: (facts) => ({
    subject: `Receipt ${facts.number} from ${facts.companyName}`,
    body: letter(
      `Dear Sir or Madam,`,
      `On ${facts.day} we received ${facts.amount} from you, paid ${facts.method === 'cash' ? 'in cash' : 'by card'}. Receipt ${facts.number} is attached.`,
      list(facts.documents, (numbers) => `Paid: ${numbers}.`),
      list(facts.attachedInvoices, (numbers) => `The invoice (${numbers}) is attached as well.`),
      list(facts.laterInvoices, (numbers) => `The invoice (${numbers}) is sent to you separately.`),
      `Kind regards,\n${facts.companyName}`,
    ),
  }),
  de: (facts) => ({
    subject: `Quittung ${facts.number} von ${facts.companyName}`,
    body: letter(
      `Sehr geehrte Damen und Herren,`,
      `am ${facts.day} haben wir ${facts.amount} von Ihnen erhalten, ${facts.method === 'cash' ? 'bar' : 'mit Karte'} bezahlt. Die Quittung ${facts.number} finden Sie im Anhang.`,
      list(facts.documents, (numbers) => `Bezahlt: ${numbers}.`),
      list(facts.attachedInvoices, (numbers) => `Die Rechnung (${numbers}) liegt ebenfalls bei.`),
      list(facts.laterInvoices, (numbers) => `Die Rechnung (${numbers}) erhalten Sie gesondert.`),
      `Mit freundlichen Grüßen\n${facts.companyName}`,
    ),
  }),
  es: (facts) => ({
    subject: `Recibo ${facts.number} de ${facts.companyName}`,
    body: letter(
      `Estimados señores:`,
      `El ${facts.day} recibimos de ustedes ${facts.amount}, pagados ${facts.method === 'cash' ? 'en efectivo' : 'con tarjeta'}. Adjuntamos el recibo ${facts.number}.`,
      list(facts.documents, (numbers) => `Pagado: ${numbers}.`),
      list(facts.attachedInvoices, (numbers) => `Adjuntamos también la factura (${numbers}).`),
      list(facts.laterInvoices, (numbers) => `La factura (${numbers}) se envía por separado.`),
      `Atentamente,\n${facts.companyName}`,
    ),
  }),
}

/** Subject and body of the message that brings a receipt, in the language of the card. */
export function receiptMail(language: Language, facts: ReceiptMailFacts): MailText {
  return texts[language](facts)
}
