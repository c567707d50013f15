import type { evidence as reference } from '../en/evidence.ts'
import type { Words } from '../words.ts'

export const evidence = {
  number: 'Número {{number}}',
  'number-written': 'Número {{number}}, escrito «{{written}}»',
  'number-without-prefix': 'Número {{number}}, escrito sin prefijo como «{{written}}»',
  reference: 'Referencia {{reference}}',
  'reference-in-text': 'Referencia {{reference}} en el texto',
  'amount-equal': 'Importe igual',
  'amount-less': 'Menos que los {{openCents}} pendientes',
  'amount-more': 'Más que los {{openCents}} pendientes',
  'sum-equal_one': 'El importe iguala {{count}} documento citado',
  'sum-equal_other': 'El importe iguala la suma de {{count}} documentos citados',
  'iban-paid-before_one': 'El IBAN ya pagó una vez por esta ficha',
  'iban-paid-before_other': 'El IBAN ya pagó {{count}} veces por esta ficha',
  'iban-of-card': 'IBAN de esta ficha',
  'name-equal': 'Nombre igual',
  'not-named': 'No cita el número',
  tie_one: '{{count}} documento encaja igual de bien',
  tie_other: '{{count}} documentos encajan igual de bien',
  'other-currency': 'Documento en {{currency}}, pago en {{found}}',
  'cannot-be-paid': 'No se puede pagar: {{state}}',
  'cannot-be-paid-invoiced': 'No se puede pagar: pasó a ser la factura {{invoice}}',
} satisfies Words<typeof reference>
