import type { DocumentLanguage } from './frozen.ts'

export interface ReceiptTexts {
  title: string
  numberLabel: string
  /** Said of every receipt: VAT is deducted on the strength of the invoice alone. */
  notice: string
  intro: string
  meta: { day: string; method: string; reference: string; cardNumber: string }
  methods: { cash: string; card: string }
  columns: { document: string; amount: string; remaining: string }
  documentOf: {
    proforma: (number: string, day: string) => string
    invoice: (number: string, day: string) => string
  }
  paidInFull: string
  /** The final invoice of a proforma that is paid now. */
  invoice: (number: string) => string
  rounding: (amount: string) => string
  credit: string
  creditDetail: string
  total: string
  invoiceFollows: (numbers: string) => string
  proformaOpen: string
  /** Paid in full, while a clerk still looks at the invoice. */
  invoiceLater: string
  thanks: string
  /** Printed across a receipt that was taken back. */
  reversedMark: string
}

const nl: ReceiptTexts = {
  title: 'Kwitantie',
  numberLabel: 'Kwitantienummer',
  notice: 'Dit is een bewijs van betaling, geen factuur.',
  intro: 'Wij hebben van u het onderstaande bedrag ontvangen.',
  meta: { day: 'Ontvangen op', method: 'Betaald', reference: 'Kenmerk', cardNumber: 'Klantnummer' },
  methods: { cash: 'contant', card: 'met kaart' },
  columns: { document: 'Voor', amount: 'Ontvangen', remaining: 'Nog te betalen' },
  documentOf: {
    proforma: (number, day) => `Pro forma ${number} van ${day}`,
    invoice: (number, day) => `Factuur ${number} van ${day}`,
  },
  paidInFull: 'voldaan',
  invoice: (number) => `Hiervoor is factuur ${number} gemaakt.`,
  rounding: (amount) => `Afgerond met ${amount}.`,
  credit: 'Tegoed',
  creditDetail: 'Blijft staan voor uw volgende rekeningen.',
  total: 'Totaal ontvangen',
  invoiceFollows: (numbers) =>
    `Gebruik voor uw btw-aangifte de factuur (${numbers}); aan deze kwitantie kunt u geen btw-aftrek ontlenen.`,
  proformaOpen: 'De factuur volgt zodra de pro forma helemaal is betaald.',
  invoiceLater: 'De factuur ontvangt u apart.',
  thanks: 'Hartelijk dank voor uw betaling.',
  reversedMark: 'VERVALLEN',
}

const en: ReceiptTexts = {
  title: 'Receipt',
  numberLabel: 'Receipt number',
  notice: 'This is a proof of payment; it is not a tax invoice.',
  intro: 'We received the amount below from you.',
  meta: { day: 'Received on', method: 'Paid', reference: 'Reference', cardNumber: 'Customer number' },
  methods: { cash: 'in cash', card: 'by card' },
  columns: { document: 'For', amount: 'Received', remaining: 'Still due' },
  documentOf: {
    proforma: (number, day) => `Pro forma ${number} of ${day}`,
    invoice: (number, day) => `Invoice ${number} of ${day}`,
  },
  paidInFull: 'paid in full',
  invoice: (number) => `Invoice ${number} was issued for it.`,
  rounding: (amount) => `Rounded by ${amount}.`,
  credit: 'Credit',
  creditDetail: 'Kept for your next invoices.',
  total: 'Total received',
  invoiceFollows: (numbers) =>
    `For your VAT return use the invoice (${numbers}); no VAT can be deducted on the strength of this receipt.`,
  proformaOpen: 'The invoice follows once the pro forma is paid in full.',
  invoiceLater: 'The invoice is sent to you separately.',
  thanks: 'Thank you for your payment.',
  reversedMark: 'REVERSED',
}

const de: ReceiptTexts = {
  title: 'Quittung',
  numberLabel: 'Quittungsnummer',
  notice: 'Dies ist ein Zahlungsbeleg, keine Rechnung.',
  intro: 'Wir haben den folgenden Betrag von Ihnen erhalten.',
  meta: { day: 'Erhalten am', method: 'Bezahlt', reference: 'Referenz', cardNumber: 'Kundennummer' },
  methods: { cash: 'bar', card: 'mit Karte' },
  columns: { document: 'Für', amount: 'Erhalten', remaining: 'Noch offen' },
  documentOf: {
    proforma: (number, day) => `Proforma ${number} vom ${day}`,
    invoice: (number, day) => `Rechnung ${number} vom ${day}`,
  },
  paidInFull: 'beglichen',
  invoice: (number) => `Dafür wurde die Rechnung ${number} ausgestellt.`,
  rounding: (amount) => `Gerundet um ${amount}.`,
  credit: 'Guthaben',
  creditDetail: 'Bleibt für Ihre nächsten Rechnungen stehen.',
  total: 'Erhalten insgesamt',
  invoiceFollows: (numbers) =>
    `Für den Vorsteuerabzug gilt die Rechnung (${numbers}); diese Quittung berechtigt nicht dazu.`,
  proformaOpen: 'Die Rechnung folgt, sobald die Proforma ganz bezahlt ist.',
  invoiceLater: 'Die Rechnung erhalten Sie gesondert.',
  thanks: 'Vielen Dank für Ihre Zahlung.',
  reversedMark: 'STORNIERT',
}

const es: ReceiptTexts = {
  title: 'Recibo',
  numberLabel: 'Número de recibo',
  notice: 'Este documento es un justificante de pago, no una factura.',
  intro: 'Hemos recibido de usted el importe siguiente.',
  meta: { day: 'Recibido el', method: 'Pagado', reference: 'Referencia', cardNumber: 'Número de cliente' },
  methods: { cash: 'en efectivo', card: 'con tarjeta' },
  columns: { document: 'Concepto', amount: 'Recibido', remaining: 'Pendiente' },
  documentOf: {
    proforma: (number, day) => `Proforma ${number} del ${day}`,
    invoice: (number, day) => `Factura ${number} del ${day}`,
  },
  paidInFull: 'pagada',
  invoice: (number) => `Se ha emitido la factura ${number}.`,
  rounding: (amount) => `Redondeo de ${amount}.`,
  credit: 'Saldo a favor',
  creditDetail: 'Queda disponible para sus próximas facturas.',
  total: 'Total recibido',
  invoiceFollows: (numbers) =>
    `Para deducir el IVA utilice la factura (${numbers}); este recibo no da derecho a deducción.`,
  proformaOpen: 'La factura se emitirá cuando la proforma esté pagada por completo.',
  invoiceLater: 'La factura se le enviará por separado.',
  thanks: 'Gracias por su pago.',
  reversedMark: 'ANULADO',
}

export const receiptTexts: Record<DocumentLanguage, ReceiptTexts> = { nl, en, de, es }
