// What a payer is given to pay with: the ISO 11649 reference and the SEPA payment QR code.
export * from './creditor-reference.ts'
export * from './epc-qr.ts'
