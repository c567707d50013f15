import type { ChangeFormTexts } from './types.ts'

export const es: ChangeFormTexts = {
  title: {
    card: 'Solicitud de cambio de una ficha de cliente',
    invoice: 'Solicitud de cambio de datos de una factura',
    'lost-access': 'Solicitud de nuevo acceso a una ficha de cliente',
  },
  notice: 'Formulario para firmar a mano y devolver',
  meta: {
    request: 'Solicitud',
    card: 'N.º de cliente',
    invoice: 'Factura',
    requester: 'Solicitado por',
    day: 'Fecha',
    due: 'Devolver hasta',
  },
  code: {
    label: 'Código del formulario',
    alternative: (code) => `Código QR con el código del formulario ${code}`,
  },
  asked: {
    card: 'Qué debe cambiar en la ficha',
    invoice: 'Qué debe cambiar en la factura',
    'lost-access': 'Cómo localizar al titular en adelante',
  },
  column: { field: 'Dato', now: 'Ahora', requested: 'Solicitado' },
  field: {
    legalName: 'Nombre',
    tradeName: 'Nombre comercial',
    taxId: 'NIF',
    vatNumber: 'N.º de IVA',
    registrationNumber: 'N.º de registro',
    addressLine: 'Calle y número',
    addressExtra: 'Dirección, segunda línea',
    postcode: 'Código postal',
    city: 'Población',
    country: 'País',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    iban: 'IBAN',
    paymentMethod: 'Forma de pago',
    purchaseReference: 'Su referencia',
    contactName: 'Persona de contacto',
    contactEmail: 'Correo de la persona de contacto',
    contactPhone: 'Teléfono de la persona de contacto',
    contactJobTitle: 'Cargo de la persona de contacto',
    contactAccess: 'Acceso de la persona de contacto',
    language: 'Idioma de los documentos',
    note: 'Nota en la factura',
    lineDescription: 'Concepto',
    lineDetail: 'Detalle',
  },
  none: '–',
  line: (field, position) => `${field}, línea ${position}`,
  payment: { transfer: 'transferencia', 'direct-debit': 'adeudo domiciliado' },
  languageNames: { nl: 'neerlandés', en: 'inglés', de: 'alemán', es: 'español' },
  requester: (name, capacity) => `${name}, ${capacity}`,
  capacity: {
    contact: 'persona de contacto',
    holder: 'titular de la ficha',
    representative: 'representante del titular',
  },
  access: { full: 'acceso completo', billing: 'acceso a facturación', 'contact-only': 'solo contacto' },
  happens: {
    heading: 'Qué ocurrirá después',
    'edit-card': () =>
      'En cuanto hayamos comprobado este formulario, cambiaremos la ficha de cliente. Las facturas ya enviadas quedan como están; una proforma pendiente se puede seguir pagando y su factura llevará los datos nuevos.',
    'edit-contact': () =>
      'En cuanto hayamos comprobado este formulario, cambiaremos los datos de contacto de la ficha de cliente. Con ellos podrá crear una contraseña nueva; los servicios, las facturas y los pagos quedan como están.',
    corrective: (document) =>
      `Una factura enviada nunca se modifica. En cuanto hayamos comprobado este formulario, recibirá una factura rectificativa que acompaña a la factura ${document?.number ?? ''}; los importes y el IVA no cambian. Conserve ambos.`,
    'credit-and-invoice': (document) =>
      `Una factura enviada nunca se modifica. En cuanto hayamos comprobado este formulario, recibirá una factura rectificativa por el total de la factura ${document?.number ?? ''} y una factura nueva con los datos correctos. Lo que ya haya pagado se aplica a la nueva.`,
    'new-card': () =>
      'La identidad fiscal de una ficha de cliente nunca cambia. En cuanto hayamos comprobado este formulario, crearemos una ficha nueva, pasaremos a ella los servicios y se lo comunicaremos por carta. Las facturas enviadas permanecen en la ficha antigua.',
  },
  declaration: {
    heading: 'Declaración y firma',
    may: (holder, cardNumber) =>
      `Declaro que puedo actuar en nombre de ${holder}, titular de la ficha de cliente ${cardNumber}, que los datos anteriores son correctos y que solicito este cambio en nombre del titular.`,
    lost: 'Declaro que ya no tengo acceso a la cuenta ni al correo electrónico y al teléfono que ustedes conocen.',
    name: 'Nombre en mayúsculas',
    capacity: 'En calidad de',
    place: 'Lugar',
    date: 'Fecha',
    signature: 'Firma',
  },
  back: {
    heading: 'Cómo devolverlo',
    intro: (ways, dueDay) =>
      `Firme a mano, escanee o fotografíe cada página de modo que se vea su código y envíelo todo ${ways}${dueDay === null ? '' : `, a más tardar el ${dueDay}`}.`,
    byMail: (address) => `por correo electrónico a ${address}`,
    or: ' o ',
    byPost: 'por correo postal a la dirección al pie de la página',
    enclose: 'Adjunte:',
    identity: (across) =>
      `una copia del documento de identidad de quien firma: tape la fotografía y el número de soporte y de identificación personal (en los Países Bajos, el BSN), también en las líneas de caracteres de la parte inferior, y escriba encima «${across}». El nombre, la fecha de nacimiento, la validez y la firma deben poder leerse;`,
    across: (company, day) => `copia para ${company}, ${day}`,
    extract:
      'un extracto del registro mercantil de hace tres meses como máximo que muestre quién puede firmar por el titular.',
  },
  privacy: {
    form: (company) =>
      `${company} utiliza lo que usted envía solo para tramitar esta solicitud, lo guarda cifrado y conserva el formulario firmado el tiempo que la ley exige para la contabilidad.`,
    identity:
      'La copia del documento de identidad se elimina en cuanto termina la solicitud, como máximo a los 30 días.',
  },
}
