import type { statements as reference } from '../en/statements.ts'
import type { Words } from '../words.ts'

export const statements = {
  refusal: {
    'file-empty': 'El archivo está vacío.',
    'file-is-pdf': 'Es un PDF, es decir, un extracto para leer y no para importar.',
    'file-is-zip': 'Es un archivo comprimido (ZIP).',
    'file-is-html': 'Es una página web, no un extracto. Probablemente falló la descarga.',
    'file-is-binary': 'No es un archivo de texto.',
    'format-unknown': 'No es ningún formato de extracto que Openpost conozca.',
    'encoding-unknown': 'El archivo dice estar escrito en {{encoding}}, una codificación que no se conoce.',
    'encoding-broken': 'El contenido no es {{encoding}} válido, aunque el archivo diga que lo es.',
    'xml-malformed': 'El XML del archivo está mal formado.',
    'xml-truncated': 'El archivo termina a medias: está cortado.',
    'xml-doctype-forbidden':
      'El archivo contiene una definición de tipo de documento. Ningún banco la envía y puede ser dañina.',
    'xml-too-deep': 'El XML tiene más de {{limit}} niveles; ningún extracto llega a tanto.',
    'xml-not-a-statement': 'Es XML, pero no un extracto bancario. Empieza por «{{root}}».',
    'xml-other-message': 'Es otro tipo de mensaje bancario, no un extracto.',
    'no-statement': 'No hay ningún extracto en el archivo.',
    'account-missing': 'Un extracto no dice de qué cuenta es.',
    'amount-missing': 'Un apunte o saldo no tiene importe.',
    'amount-malformed': '«{{text}}» no es un importe.',
    'amount-negative': 'El importe «{{text}}» es negativo, cuando el signo debe ir aparte.',
    'amount-too-precise': 'El importe «{{text}}» tiene más decimales de los que tiene {{currency}}.',
    'amount-out-of-range': 'El importe «{{text}}» es mayor de lo que apunta un banco.',
    'currency-missing': 'Un importe no tiene moneda.',
    'currency-unknown': '«{{currency}}» no es una moneda.',
    'currency-not-of-account': 'Un apunte está en {{found}} y su cuenta en {{currency}}.',
    'direction-missing': 'Un apunte no dice si es abono o cargo.',
    'booking-day-missing': 'Un apunte no tiene fecha contable.',
    'day-malformed': '«{{text}}» no es una fecha.',
    'text-too-long': 'Un texto tiene más de {{limit}} caracteres; ningún banco envía tanto.',
    'too-many-details': 'Un apunte tiene más de {{limit}} detalles.',
    'too-many-statements': 'El archivo tiene más de {{limit}} extractos.',
    'too-many-balances': 'Un extracto tiene más de {{limit}} saldos.',
    'line-malformed': '«{{text}}» no está escrito como pide el formato.',
    'file-truncated': 'El archivo termina a medias: está cortado.',
    'csv-malformed': 'Las comillas de una línea no casan, así que no se distinguen sus columnas.',
    'csv-columns-differ': 'Una línea tiene {{found}} columnas y el archivo {{expected}}.',
    'csv-header-missing': 'Falta la línea con los nombres de las columnas.',
    'csv-no-lines': 'No hay ningún movimiento en el archivo.',
    'csv-needs-mapping':
      'Es un CSV de un banco que Openpost no conoce. Primero hay que indicar qué contiene cada columna.',
    'csv-mapping-wrong': 'Las columnas no están indicadas de modo que se puedan leer.',
    'several-accounts':
      'Las líneas son de {{account}} y de {{found}}; este banco nunca pone dos cuentas en un archivo.',
    'zip-malformed': 'El archivo ZIP está dañado.',
    'zip-encrypted': 'El archivo ZIP está protegido con contraseña.',
    'zip-method-unknown': 'Un archivo del ZIP está comprimido de un modo desconocido.',
    'zip-nested': 'Dentro del ZIP hay otro archivo comprimido.',
    'zip-empty': 'No hay ningún archivo en el ZIP.',
    'zip-too-many-entries': 'Hay más de {{limit}} archivos en el ZIP.',
    'zip-too-large': 'El ZIP ocupa descomprimido más de {{limit}} bytes.',
    'zip-too-dense':
      'El ZIP ocupa descomprimido más de {{limit}} veces su tamaño; ningún extracto es así. No se ha descomprimido.',
  },
  advice: {
    download: 'Descargue de nuevo el extracto del banco y no lo abra ni lo guarde antes en otro programa.',
    format: 'Elija camt.053 (XML) o MT940 si el banco le deja escoger el formato de la descarga.',
    unpack: 'Descomprima primero el archivo y elija después los que contiene.',
    split: 'Descargue un periodo más corto para que el archivo sea más pequeño.',
    bank: 'El archivo no es como el banco debe escribirlo. Descárguelo otra vez; si no se arregla, indique al banco el lugar señalado arriba.',
  },
  warning: {
    'does-not-balance':
      'El saldo inicial {{openingCents}} y los movimientos por {{bookedCents}} no dan el saldo final {{closingCents}}: hay una diferencia de {{differenceCents}} {{currency}}.',
    'balance-missing': 'El archivo no indica {{missing}}, así que no se puede comprobar nada con ello.',
    'balance-in-other-currency': 'Un saldo está en {{found}} y la cuenta en {{currency}}; no se comprobó.',
    'stated-count-differs': 'El archivo indica {{stated}} {{of}} y contiene {{found}}.',
    'stated-sum-differs':
      'El archivo indica {{statedCents}} {{currency}} como suma de {{of}}; lo que contiene suma {{foundCents}}.',
    'details-do-not-add-up':
      'Los detalles de un apunte suman {{detailsCents}} {{currency}} y el apunte dice {{entryCents}}. Se leyó como un solo movimiento.',
    'details-without-amounts':
      'Un apunte contiene {{count}} pagos sin importe. Se leyó como un solo movimiento.',
    'batch-without-details':
      'Un apunte es una remesa de {{count}} pagos que no figuran en el archivo. Se leyó como un solo movimiento.',
    'duplicate-statement': 'El extracto {{identification}} aparece dos veces en este archivo.',
    'page-missing': 'Esta es la página {{page}} de un extracto; las demás están en otros archivos.',
    'no-lines': 'El extracto no tiene movimientos.',
    'booking-day-assumed_one': '{{count}} apunte no tiene fecha contable; se tomó la fecha valor.',
    'booking-day-assumed_other': '{{count}} apuntes no tienen fecha contable; se tomó la fecha valor.',
    'status-assumed_one': '{{count}} apunte no dice si está contabilizado; se dio por contabilizado.',
    'status-assumed_other':
      '{{count}} apuntes no dicen si están contabilizados; se dieron por contabilizados.',
    'status-unknown':
      'Un apunte tiene el estado desconocido «{{text}}»; se dejó fuera como no contabilizado.',
    'encoding-mended':
      'Algunos caracteres no estaban escritos como dice el archivo; se leyeron como el banco probablemente los quiso escribir.',
    'payout-computed':
      'El archivo no contiene el pago al banco; se tomaron {{amountCents}} {{currency}}, que es lo que suman sus líneas.',
    'fee-unclear':
      'Una línea retiene {{feeCents}} de {{grossCents}} e indica {{netCents}} {{currency}}, lo que no concuerda. Se leyó como una sola línea por el importe neto.',
    'mapping-used': 'Se usó el formato «{{name}}», recordado para archivos con estas columnas.',
    'more-warnings_one': 'Hay {{count}} aviso más de este tipo.',
    'more-warnings_other': 'Hay {{count}} avisos más de este tipo.',
  },
  of: {
    entries: 'apuntes',
    credits: 'abonos',
    debits: 'cargos',
    net: 'abonos menos cargos',
    records: 'registros',
  },
  missing: { opening: 'el saldo inicial', closing: 'el saldo final', both: 'el saldo inicial ni el final' },
} satisfies Words<typeof reference>
