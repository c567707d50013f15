export function DocumentsPage(_: { kind: 'proforma' | 'invoice' }) {
  return null
}
export function DocumentPage() {
  return null
}
export function NewProformaPage() {
  return null
}
