import type { verify as reference } from '../en/verify.ts'
import type { Words } from '../words.ts'

export const verify = {
  check: {
    chain: 'La cadena de auditoría está intacta',
    numbering: 'Los números de documento no tienen huecos y sus fechas van en orden',
    'ledger-balance': 'Todos los asientos cuadran',
    'bank-balance': 'Los saldos bancarios coinciden con los extractos',
    'document-index': 'Los importes abiertos de los documentos coinciden con el libro mayor',
    'bank-line-index': 'Los restos de los movimientos coinciden con el libro mayor',
    'credit-index': 'Los saldos a favor coinciden con el libro mayor',
    'pdf-hashes': 'Los PDF guardados están como se emitieron',
    'pdf-pending': 'Todo documento emitido tiene su PDF',
    'card-history': 'Las fichas de cliente coinciden con su historial',
  },
  problem: {},
} satisfies Words<typeof reference>
