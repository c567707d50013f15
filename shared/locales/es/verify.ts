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
    refunds: 'Las devoluciones en camino son las que aún no se han pagado',
    receipts: 'Los recibos coinciden con el libro mayor y no tienen huecos',
    'pdf-hashes': 'Los PDF guardados están como se emitieron',
    'pdf-pending': 'Todo documento emitido tiene su PDF',
    'card-history': 'Las fichas de cliente coinciden con su historial',
    changes: 'Las solicitudes de cambio las decidió otra persona, y las rectificaciones se apoyan en ellas',
    migrations: 'Los traspasos a fichas nuevas siguen como se hicieron',
    evidence: 'Los justificantes están íntegros y no queda nada de lo eliminado',
  },
  problem: {
    'chain-broken': 'El suceso {{seq}} no se sigue del anterior.',
    'chain-gap': 'Falta un suceso cerca del número {{seq}}.',
    'private-part-changed': 'Se han cambiado los valores personales del suceso {{seq}}.',
    'entry-unbalanced': 'El asiento {{entry}} no cuadra.',
    'ledger-unbalanced': 'El debe y el haber de todo el libro mayor difieren.',
    'series-gap':
      'Faltan números en la serie {{kind}} de {{year}}: {{count}} documentos del {{first}} al {{last}}.',
    'series-date-order': '{{number}} lleva una fecha anterior a la del número precedente.',
    'document-open-wrong': 'El importe abierto de {{number}} no es el del libro mayor.',
    'document-account-wrong': '{{number}} está contabilizado en la cuenta equivocada.',
    'corrective-differs': '{{number}} no indica los importes de la factura que corrige.',
    'card-open-wrong': 'El importe abierto de la ficha {{cardNumber}} no es el de sus facturas.',
    'frozen-text-changed': 'Se ha cambiado el contenido guardado de {{number}}.',
    'pdf-missing': 'Falta el PDF de {{number}}.',
    'pdf-changed': 'Se ha cambiado el PDF de {{number}}.',
    'pdf-pending': '{{number}} espera su PDF.',
    'card-version-missing': 'En el historial de la ficha {{cardNumber}} falta una versión.',
    'card-tax-identity-differs': 'El NIF de la ficha {{cardNumber}} no es el de su historial.',
    'card-differs-from-history': 'La ficha {{cardNumber}} no está como dice su historial.',
    changes: {
      'decided-by-own-hand': '{{number}} la decidió alguien que había trabajado en ella.',
      'document-missing': 'Falta un documento que salió de {{number}}.',
      'corrective-unauthorised': 'Detrás de {{number}} no hay ninguna solicitud aprobada.',
    },
    migrations: {
      'card-not-moved': 'La ficha {{old}} no apunta a la ficha {{new}}, a la que se traspasó.',
      'card-not-restored':
        'El traspaso de la ficha {{old}} a la {{new}} se deshizo, pero las fichas no lo muestran.',
      'services-not-planned':
        'El traspaso de la ficha {{old}} a la {{new}} no llevó los servicios de su plan.',
      'services-not-moved':
        'Un servicio que pasó de la ficha {{old}} a la {{new}} no está allí ni en una ficha posterior.',
      'services-not-restored': 'Un servicio que volvió de la {{new}} a la ficha {{old}} no está allí.',
      'credit-not-moved':
        'El saldo que pasó de la ficha {{old}} a la {{new}} no es el que dice el libro mayor.',
      'credit-not-restored':
        'El saldo que volvió de la ficha {{new}} a la {{old}} no es el que dice el libro mayor.',
    },
    evidence: {
      'file-missing': 'Falta el fichero del justificante {{id}}.',
      'file-changed': 'El fichero del justificante {{id}} fue modificado.',
      'file-left': 'El fichero del justificante eliminado {{id}} sigue ahí.',
      'key-wrong': 'La clave del justificante {{id}} no lo abre.',
      'vault-closed': 'La caja está cerrada en este equipo: se comprobaron los ficheros, no las claves.',
    },
    payments: {
      'bank-balance-differs':
        'El libro mayor tiene {{ledgerCents}} en {{iban}}; los extractos dicen {{expectedCents}}.',
      'bank-difference-misplaced': 'La diferencia de los extractos de {{iban}} está en la cuenta equivocada.',
      'shown-balance-differs':
        'El saldo mostrado de {{iban}} es {{shownCents}}; en el libro mayor, {{ledgerCents}}.',
      'line-remaining-differs': 'De un movimiento quedarían {{remainingCents}}; son {{expectedCents}}.',
      'line-sightings-differ': 'Un movimiento está {{state}}, lo que no concuerda con sus importaciones.',
      'suspense-differs':
        'Las partidas pendientes son {{suspenseCents}}, mientras que de los movimientos quedan {{remainingCents}}.',
      'receipts-differ':
        'Los recibos suman {{receiptCents}} en {{account}}; en el libro mayor, {{ledgerCents}}.',
      'receipt-spent-differs':
        'El recibo {{number}} está aplicado por {{spentCents}}; es de {{expectedCents}}.',
      'receipt-number-gap':
        'A los recibos de {{year}} les falta un número: {{count}} de {{first}} a {{last}}.',
      'credit-differs':
        'El saldo a favor de la ficha {{cardNumber}} es {{shownCents}}; en el libro mayor, {{ledgerCents}}.',
      'refunds-in-transit-differ':
        'Las devoluciones retienen {{heldCents}} que aún no se ha pagado; el libro mayor tiene {{ledgerCents}}.',
      'refund-state-differs':
        'La devolución {{reference}} está en {{state}}, y sus apuntes bancarios no lo confirman.',
      'refund-file-changed': 'El archivo guardado {{fileName}} ha sido modificado.',
    },
  },
} satisfies Words<typeof reference>
