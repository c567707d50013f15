import type { Words } from '../words.ts'
import type { mail as reference } from '../en/mail.ts'

export const mail = {
  title: 'Correo',
  list: 'Bandeja de salida',
  noServer:
    'No hay servidor de correo: Openpost no envía nada por sí mismo. Guarde el mensaje como archivo (.eml) y ábralo en su programa de correo, que lo envía.',
  tabs: {
    label: 'Estado de los mensajes',
    draft: 'Borradores',
    exported: 'Guardados',
    sent: 'Enviados',
    cancelled: 'Anulados',
    all: 'Todos',
  },
  state: {
    draft: 'Borrador',
    exported: 'Guardado como archivo',
    sent: 'Enviado',
    cancelled: 'Anulado',
  },
  kind: {
    receipt: 'Recibo',
  },
  column: {
    createdAt: 'Creado',
    kind: 'Sobre',
    toAddress: 'Para',
    subject: 'Asunto',
    customerName: 'Cliente',
    state: 'Estado',
    operatorName: 'Por',
  },
  empty: 'La bandeja de salida está vacía',
  emptyHint: 'Envíe un recibo por correo desde su página; el mensaje esperará aquí.',
  emptyTab: 'Nada aquí',
  emptyTabHint: 'Ningún mensaje está en este estado.',
  field: {
    from: 'De',
    to: 'Para',
    toHint: 'Varias direcciones se separan con comas.',
    subject: 'Asunto',
    body: 'Mensaje',
  },
  attachments: 'Adjuntos',
  noAddress: 'aún nadie',
  noSender: 'La empresa no tiene dirección de correo; rellénela en Configuración.',
  action: {
    save: 'Guardar el borrador',
    saved: 'El borrador se guardó',
    export: 'Guardar como .eml',
    exported: 'Abra el archivo en su programa de correo y envíelo allí; después márquelo aquí como enviado.',
    markSent: 'Marcar como enviado',
    markedSent: 'El mensaje se marcó como enviado',
    cancel: 'No enviar',
    cancelTitle: '¿Anular este mensaje?',
    cancelMessage: 'Se queda en la lista como anulado.',
    cancelled: 'El mensaje se anuló',
  },
  sentBy: 'Enviado, según {{name}}, el {{at}}',
  exportedAt: 'Guardado como archivo el {{at}}',
  story: 'Qué ocurrió',
  unsavedExport: 'Guarde antes el borrador: el archivo contiene lo guardado.',
  keys: {
    export: 'Guardar como archivo para el programa de correo',
    markSent: 'Marcar como enviado',
  },
} satisfies Words<typeof reference>
