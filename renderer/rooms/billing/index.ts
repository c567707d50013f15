export { DocumentPage } from './document-page.tsx'
export { DocumentsPage } from './documents-page.tsx'
export { NewProformaPage } from './new-proforma-page.tsx'
