import type { refusals as reference } from '../en/refusals.ts'
import type { Words } from '../words.ts'

export const refusals = {
  api: {
    'nul-character':
      'El texto contiene un carácter que no se puede guardar. Escríbalo de nuevo en vez de pegarlo.',
    'input-invalid': 'Algunos campos no están bien rellenados.',
  },
  operators: {
    'already-set-up': 'En esta carpeta de datos ya hay una empresa.',
    'not-set-up': 'En esta carpeta de datos todavía no hay ninguna empresa.',
    'login-wrong': 'El usuario o la contraseña no son correctos.',
    'login-taken': 'El usuario {{login}} ya existe.',
    'password-short': 'La contraseña es demasiado corta. Use al menos {{minimum}} caracteres.',
    'password-common':
      'Esta contraseña es demasiado fácil de adivinar. Use varias palabras que solo usted juntaría.',
    'password-wrong': 'La contraseña no es correcta.',
    'last-administrator': 'Debe haber un administrador que pueda iniciar sesión.',
    'own-account': 'No puede bloquear su propia cuenta ni cambiar su propio perfil.',
    inactive: 'Este operador está bloqueado.',
    'pin-common': 'Este PIN es de los primeros que se prueban. Elija otras cifras.',
    'pin-wrong': 'El PIN no es correcto. Intentos restantes: {{left}}.',
    'pin-none': 'No hay ningún PIN. Use la contraseña.',
    'pin-session-ended': 'Cinco PIN fueron incorrectos y la sesión se ha cerrado. Entre con la contraseña.',
    'touch-not-offered': 'Este equipo no ofrece a Openpost ningún lector de huellas.',
    'touch-not-allowed': 'Usted no ha permitido abrir con huella.',
    'touch-failed': 'No se ha reconocido la huella. Use el PIN o la contraseña.',
    'reset-wrong': 'El usuario o el código no es correcto, o el código ya se usó o tiene más de 24 horas.',
    'not-locked': 'La sesión no está bloqueada.',
    'absence-days': 'El último día es anterior al primero o ya ha pasado.',
    'absence-overlaps': 'Ya hay una ausencia en algunos de estos días.',
    'deputy-self': 'Nadie puede sustituirse a sí mismo.',
    'deputy-absent': '{{name}} está ausente algunos de estos días.',
    'assignee-unsuitable': 'No se puede asignar trabajo a {{name}}.',
  },
  settings: {
    'iban-invalid': 'No es un IBAN válido.',
    'iban-taken': 'La cuenta {{iban}} ya existe.',
    'vat-number-invalid': '{{vatNumber}} no es un NIF-IVA válido.',
    'series-used': 'Esta serie ya tiene números de este año, así que el número ya no se puede fijar.',
    'series-pattern-invalid':
      'El patrón {{pattern}} no sirve. Debe llevar un {number}, y el año si la numeración empieza de nuevo cada año.',
    'vat-rate-exists': 'Ya hay un tipo para {{country}} desde el {{day}}.',
    'time-zone-invalid': '{{timeZone}} no es una zona horaria.',
    'currency-unknown': '{{currency}} no es una moneda.',
    'bank-account-used': 'Esta cuenta bancaria tiene extractos, así que esto ya no se puede cambiar.',
  },
  customers: {
    'tax-id-invalid': 'El NIF no es válido para este país.',
    'tax-id-locked': 'El NIF de una ficha no cambia nunca. Traslade los servicios a una ficha nueva.',
    'bsn-forbidden': 'Es un número de ciudadano neerlandés (BSN). No se puede pedir ni guardar.',
    'tax-id-evidence-missing': 'Para completar el NIF hace falta un justificante.',
    'vat-number-invalid': 'No es un NIF-IVA válido.',
    'vat-number-country': 'El NIF-IVA es de un país distinto al de la ficha.',
    'iban-invalid': 'No es un IBAN válido.',
    duplicate: 'Podría ser el mismo cliente que la ficha {{cardNumber}}, {{legalName}}.',
    moved: 'La ficha {{cardNumber}} se trasladó a la ficha {{successor}}.',
    withdrawn: 'La ficha {{cardNumber}} se retiró.',
    'has-documents': 'La ficha tiene documentos o servicios y por eso no se puede retirar.',
    'email-invalid': '{{email}} no es una dirección de correo electrónico.',
    'postcode-invalid': '{{postcode}} no es un código postal de {{country}}; uno tiene la forma {{example}}.',
    'password-needed': 'Este cambio es delicado y por eso requiere su propia contraseña.',
    'confirmation-in-future': 'El día de la confirmación está en el futuro.',
    'already-erased': 'Esta persona ya se borró.',
    'access-not-enough':
      'El acceso de {{name}} ({{access}}) no alcanza a esto: {{fields}}. Pueden pedirlo: {{people}}.',
    'own-grant':
      'El acceso completo para {{name}} no es una corrección propia: puede pedirlo {{people}}, o una solicitud de cambio autorizada.',
    'access-nobody':
      'El acceso de {{name}} ({{access}}) no alcanza a esto: {{fields}}. Ninguna persona de contacto de la ficha puede pedirlo; la propia empresa puede, por escrito.',
    'requester-unknown': 'Quien lo pide no es persona de contacto de esta ficha.',
    'identification-missing': 'Indique cómo se identificó a quien lo pide.',
    'not-in-writing':
      'La propia empresa lo pide por escrito: correo desde la dirección registrada, carta firmada o un documento.',
    'signer-not-holder':
      'Solo la ficha de una persona la firma su titular; por una empresa firma una persona de contacto o un representante legal.',
    'signer-not-representative':
      'Solo una empresa tiene representante legal; la ficha de una persona la firma su titular o una persona de contacto.',
    'identity-complete': 'La ficha {{cardNumber}} ya tiene NIF y está bloqueado.',
    'identity-still-none': 'Elija el tipo de número que se mostró.',
    'evidence-in-future': 'El documento no puede haberse visto en un día posterior a hoy.',
    'merge-itself': 'Una ficha no puede unirse consigo misma.',
    'merge-other-identity':
      'Las fichas {{cardNumber}} y {{into}} no tienen el mismo NIF. Otra persona jurídica se traslada, no se une.',
    'merge-in-use':
      'La ficha {{cardNumber}} aún tiene {{serviceCount}} servicios y un saldo de {{creditCents}}. Trasládelos primero.',
    'follow-up-past': 'El día de seguimiento {{day}} ya ha pasado.',
    'follow-up-done': 'Este seguimiento ya está hecho.',
    'assignee-inactive': 'Este operador ya no trabaja aquí o solo puede leer.',
    'import-unreadable':
      'El archivo no se puede leer como tabla (línea {{line}}). Guárdelo como CSV con los nombres de las columnas en la primera línea.',
    'import-too-large': 'El archivo es demasiado grande: como máximo {{limit}} filas cada vez.',
    'import-nothing':
      'El archivo no tiene ninguna ficha nueva: {{knownCount}} ya existen y {{problemCount}} tienen problemas.',
    'import-problems': '{{problemCount}} filas tienen problemas y se dejan fuera.',
    'import-undone': 'Esta importación ya se deshizo.',
    'import-used':
      'La ficha {{cardNumber}} se ha cambiado o usado desde entonces, así que la importación ya no se puede deshacer.',
  },
  changes: {
    'nothing-asked': 'Aún no se pide nada: cambie lo que debe cambiar.',
    'nothing-differs': 'Lo que se pide ya es así. No hay nada que cambiar.',
    'not-correctable':
      '{{number}} no se puede corregir, solo una factura. Corrija la factura a la que pertenece.',
    'words-missing': 'Indique por completo cómo debe decir el documento.',
    'right-card-missing': 'Elija la ficha a la que debió enviarse. Si aún no existe, créela primero.',
    'right-card-same': 'Ya se envió a la ficha {{cardNumber}}.',
    'right-card-inactive': 'La ficha {{cardNumber}} ya no se usa. Elija la vigente.',
    'identity-none':
      'La ficha {{cardNumber}} aún no tiene NIF. Se completa una vez en la propia ficha; no hace falta una solicitud.',
    'identity-same': 'La ficha {{cardNumber}} ya tiene este NIF.',
    'field-invalid': '{{field}} aún no es correcto.',
    'card-says-otherwise':
      'La ficha {{cardNumber}} aún no dice lo que se solicita: {{fields}}. Cambie primero la ficha.',
    'name-differs-much':
      'El nombre pasa a ser muy distinto: «{{before}}» → «{{after}}». ¿Es de verdad el mismo cliente?',
    'already-open': '{{number}} sobre lo mismo sigue abierta.',
    'code-invalid': 'Esto no es un código de formulario. Compruebe si hay erratas.',
    'code-unknown': 'Ninguna solicitud de aquí tiene este código. ¿Es el formulario de otra empresa?',
    state: '{{number}} ya no está en un estado que lo permita ({{state}}). Vuelva a cargarla.',
    'papers-missing': 'Faltan documentos: {{papers}}.',
    'signed-too-early': 'El formulario se hizo el {{made}}; no pudo firmarse el {{day}}.',
    'signed-in-future': 'El formulario no puede haberse firmado en un día posterior a hoy.',
    'signer-may':
      '{{name}} puede actuar por esta ficha, así que la regla no deniega nada. Entregue la solicitud.',
    'checker-is-maker': 'Usted trabajó en esta solicitud. Debe decidirla otra persona.',
    'checks-missing': 'Aún no se ha comprobado todo: {{checks}}.',
    'reason-missing': 'Indique por qué.',
    stale:
      'Cambió después de la firma: {{fields}}. Lo firmado ya no se puede aplicar; retire esta solicitud y registre otra.',
    'migration-missing':
      'Aún no hay ningún traspaso a una ficha con la identidad fiscal firmada. Cree primero la ficha nueva.',
    'other-identity': 'La ficha {{cardNumber}} tiene el NIF {{after}}, pero se firmó por {{before}}.',
  },
  services: {
    'label-taken': '{{label}} ya es un servicio de la ficha {{cardNumber}}.',
    'domain-invalid': '{{label}} no es un nombre de dominio.',
    ended: 'El servicio ha terminado.',
    'customer-inactive': 'La ficha no está activa, así que no admite servicios nuevos.',
    'day-before-start': 'El día es anterior al inicio del servicio.',
  },
  billing: {
    'no-lines': 'El documento no tiene líneas.',
    'amount-zero': 'El total es cero.',
    'amount-negative': 'El total es negativo. Use una factura rectificativa.',
    'amount-too-large': 'El importe es demasiado grande.',
    'vat-undecided': 'Con los datos de la ficha no se puede determinar el IVA de este documento.',
    'vat-not-confirmed':
      'El NIF-IVA no está confirmado, así que no se puede aplicar la inversión del sujeto pasivo. Anote la confirmación en la ficha.',
    'vat-rate-missing': 'No hay tipo de IVA para {{country}} el {{day}}. Añádalo en los ajustes.',
    'currency-not-company':
      'Un servicio tiene su precio en {{currency}}; los documentos se emiten en {{companyCurrency}}.',
    'characters-unsupported': 'El documento no puede mostrar estos caracteres: {{characters}}',
    'clock-behind-series':
      'El último documento de la serie es del {{lastDay}}, posterior a hoy. Compruebe el reloj de este ordenador.',
    'not-a-proforma': 'No es una proforma.',
    'not-an-invoice': 'No es una factura.',
    'proforma-not-open': 'La proforma ya no está abierta.',
    'proforma-not-paid': 'La proforma todavía no está pagada del todo.',
    'proforma-part-paid': 'Parte de la proforma está pagada. Deshaga antes el cobro.',
    'proforma-invoiced': 'La proforma ya tiene su factura.',
    'credit-exceeds-invoice': 'Es más de lo que queda por rectificar de la factura.',
    'already-credited': 'La factura ya está rectificada por completo.',
    'pdf-pending': 'El PDF se está preparando. Vuelva a intentarlo en un momento.',
    'pdf-failed': 'No se ha podido crear el PDF.',
    'differs-from-proforma':
      'La factura sería distinta de la proforma, porque la ficha o un tipo ha cambiado desde entonces.',
    'no-bank-account': 'No hay cuenta bancaria en la que cobrar. Añada una en los ajustes.',
    'services-not-due': 'Hasta ese día no hay servicios por facturar.',
    'series-missing': 'No hay serie de numeración para este documento. Añádala en los ajustes.',
    'proforma-not-corrected':
      'La proforma {{number}} no necesita corrección: su factura definitiva lleva lo que diga entonces la ficha.',
    'correction-blank':
      'La factura corregida necesita un nombre, una calle, una población y un concepto en cada línea.',
    'correction-line': 'La factura {{number}} no tiene la línea {{position}}.',
    'correction-nothing': 'Nada difiere de lo que dice {{number}}.',
    'correction-period': 'El periodo de la línea {{position}} termina antes de empezar.',
    'correction-vat':
      'Con ese país o código postal el IVA de {{number}} sería otro. Rectifique la factura y emítala de nuevo.',
  },
  payments: {
    'takings-currency': 'El movimiento está en {{found}}; los cobros se llevan en {{currency}}.',
    'takings-fee':
      'Una comisión de {{amountCents}} la contabiliza un supervisor; usted puede hasta {{limitCents}}.',
    'takings-exceed':
      'De estos cobros hay {{heldCents}} en los libros, no {{amountCents}}. Registre primero los cobros que faltan, o corrija el importe. Solo se retira efectivo del banco, y solo los cobros con tarjeta llevan comisión.',
    'promised-day': 'El día debe estar entre {{firstDay}} y {{lastDay}}.',
    'promise-closed': 'El anuncio de {{number}} ya está cerrado; vuelva a mirarlo.',
    'file-empty': 'El archivo está vacío.',
    'file-too-large': 'El archivo es demasiado grande.',
    'file-unreadable': 'No se puede leer el archivo. No se ha cambiado nada.',
    'mapping-wrong': 'El formato no se puede recordar: {{part}} no puede ser como se indicó.',
    'account-unknown': 'El extracto es de la cuenta {{iban}}, que no es de la empresa.',
    'account-currency': 'El extracto está en {{currency}} y la cuenta bancaria no.',
    'does-not-balance':
      'Los saldos que el banco indicó para {{iban}}, en este fichero o en uno anterior, no cuadran con sus movimientos: hay una diferencia de {{differenceCents}} {{currency}}. Si importa de todos modos, la diferencia queda en una cuenta propia hasta que se aclare.',
    'possible-duplicate':
      'Movimientos que quizá ya se importaron y sobre los que nadie ha decidido: {{count}}. ¿Importar cada uno como una operación propia?',
    'batch-not-staged': 'Esta importación ya no está pendiente.',
    'batch-matched': 'Hay movimientos conciliados de esta importación. Deshaga antes esas conciliaciones.',
    'batch-withdrawn': 'Esta importación ya se deshizo.',
    'line-withdrawn': 'La importación de este movimiento se deshizo.',
    'line-spent': 'De este movimiento ya no queda nada.',
    'line-outgoing': 'Es dinero que salió; no puede pagar ningún documento.',
    'line-incoming':
      'Es dinero que entró; no es un gasto bancario, ni un cobro retrocedido, ni una devolución pagada.',
    'amount-zero': 'El importe es cero.',
    'amount-exceeds-line': 'Es más de lo que queda del movimiento.',
    'amount-exceeds-document': 'Es más de lo que queda abierto en {{number}}.',
    'document-not-payable': '{{number}} no se puede pagar en su estado.',
    'document-currency': '{{number}} está en otra moneda que el movimiento.',
    'credit-currency':
      'El movimiento está en {{found}}; el saldo a favor de {{cardNumber}} se lleva en {{currency}}.',
    'credit-insufficient': 'El cliente no tiene tanto saldo a favor.',
    'allocation-undone': 'Esto ya se deshizo.',
    'batch-changed':
      'El lote ya no es el que se mostró: cambió un movimiento, un documento o un candidato. Revíselo otra vez.',
    'batch-left':
      'Ya salieron facturas de este lote: {{count}}, la primera {{number}}. Deshaga sus conciliaciones línea por línea.',
    'batch-undone': 'Este lote ya se deshizo.',
    'invoice-decision-needed': 'Hay una factura basada en este cobro. Elija si queda abierta o se rectifica.',
    'document-expired': '{{number}} ha caducado o se ha sustituido.',
    'rounding-exceeds-tolerance':
      'En {{number}} harían falta {{amountCents}} de redondeo, sobre un importe que el movimiento paga en él. Un gestor puede anotar hasta {{clerkToleranceCents}} por documento; un supervisor, hasta {{supervisorToleranceCents}}.',
    'fee-exceeds-limit':
      'Una comisión bancaria de {{amountCents}} en {{number}} supera los {{limitCents}} que puede anotar un gestor. Un supervisor sí puede.',
    'fee-without-payment': 'El movimiento no paga nada de {{number}}, así que no se retuvo ninguna comisión.',
    'amount-exceeds-received':
      'De lo cobrado en {{number}} quedan {{heldCents}}; no se le pueden quitar {{amountCents}}. Si el dinero volvió al pagador, deshaga primero esa retrocesión.',
    'transfer-mismatch':
      'Estos movimientos no son un traspaso entre cuentas propias: el otro debe estar abierto, en otra cuenta propia, en la misma moneda y en el sentido contrario.',
    'refund-currency':
      'SEPA solo transporta euros, y esto es {{currency}}. Devuélvalo en su banco y concilie el apunte.',
    'refund-too-large': 'Una transferencia SEPA transporta como máximo {{limitCents}}.',
    'refund-iban-invalid': 'Este IBAN no es válido. Revíselo carácter por carácter.',
    'refund-iban-not-sepa': 'Un IBAN de {{country}} no se alcanza con una transferencia SEPA.',
    'refund-own-account': '{{iban}} es una cuenta de la propia empresa.',
    'refund-characters':
      'Los bancos no transportan estos caracteres: {{characters}}. Escríbalo en letras latinas.',
    'refund-text-empty':
      'De este texto no queda nada que un banco transporte. Escríbalo en letras latinas y cifras.',
    'refund-text-long': 'Un banco transporta {{limit}} caracteres de esto, y tiene {{length}}.',
    'refund-name-differs':
      'El banco llamó por última vez «{{seen}}» al titular de este IBAN, no «{{name}}». ¿Devolver allí de todos modos?',
    'refund-repeated':
      'Ya se devolvieron {{amountCents}} a este cliente: {{reference}}, el {{day}}. ¿Devolverlo otra vez?',
    'refund-own-request': '{{reference}} es su propia solicitud. Tiene que aprobarla otra persona.',
    'refund-state': '{{reference}} está ahora en otro estado. Vuelva a mirarla.',
    'refund-payer-gone':
      '{{reference}}: lo que pagó esa cuenta se deshizo entretanto en la ficha. Anule la devolución y solicítela de nuevo, para que la apruebe un segundo operador.',
    'refund-account': '{{name}} no puede pagar un archivo SEPA: elija una cuenta bancaria en euros.',
    'refund-execution-day': 'Los bancos no pagan el {{day}}. El próximo día posible es {{next}}.',
    'refund-execution-far': 'El archivo no se pagaría hasta el {{day}}. ¿Es lo que quiere?',
    'refund-bank-rejected':
      'El banco ha pagado otras devoluciones de {{fileName}}. Anule {{endToEndId}} solo si el banco dice que no la pagó: el saldo vuelve al cliente.',
    'refund-file-unsent':
      '{{fileName}} no debe haberse enviado al banco. Se retira, y sus devoluciones ({{count}}) tienen que ir en otro archivo. ¿No se ha enviado?',
    'refund-file-paid': 'El banco ya ha pagado devoluciones de {{fileName}}.',
    'refund-file-withdrawn': '{{fileName}} fue retirado. Cree un archivo nuevo.',
    'refund-amount-differs': '{{reference}} es de {{amountCents}}, y el apunte pagaría {{foundCents}}.',
    'receipt-day-in-future': 'El dinero se anota cuando está: el {{day}} aún no ha llegado.',
    'receipt-day-old': 'El {{day}} fue hace {{days}} días. ¿Se cobró el dinero ese día?',
    'receipt-possible-duplicate':
      'Ya hay {{amountCents}} del {{day}} anotados para este cliente, como {{number}}. ¿Es otro dinero?',
    'receipt-not-spread':
      'De {{amountCents}} tienen destino {{spreadCents}}. Ponga el resto en un documento o guárdelo como saldo a favor.',
    'receipt-other-card':
      '{{number}} es de la ficha {{cardNumber}}. Un recibo es para documentos de una sola ficha.',
    'receipt-reversed': '{{number}} ya se anuló.',
    'allocation-of-receipt': 'Este dinero vino con el recibo {{number}}. Anule el recibo entero.',
    'decline-day-in-future': 'Un pago se rechaza cuando se intenta: el {{day}} aún no ha llegado.',
    'decline-note-missing': 'Escriba el motivo: no es ninguno de la lista.',
    'decline-other-card': '{{number}} es de la ficha {{cardNumber}}.',
    'decline-closed': 'Un compañero ya lo cerró.',
  },
  migrations: {
    'same-tax-identity':
      'Este identificador fiscal ya es el de la ficha {{cardNumber}}. Solo hace falta una ficha nueva para otro distinto.',
    'tax-id-in-use': 'La ficha {{cardNumber}}, {{legalName}}, ya tiene este identificador fiscal.',
    'tax-id-of-moved-card':
      'La ficha {{cardNumber}}, {{legalName}}, tuvo antes este identificador fiscal y se traspasó a otra ficha.',
    'day-in-future': 'El día está en el futuro. Hágalo el {{day}} o más tarde.',
    'day-before-owner':
      '{{label}} llegó a esta ficha el {{fromDay}}, así que no se puede traspasar con fecha {{day}}.',
    'services-stay':
      'Los servicios que quedan en la ficha antigua ({{count}}, entre ellos {{label}}) ya no se facturan, porque la ficha se cierra.',
    'proforma-part-paid':
      'Ha entrado dinero para la proforma {{number}}. Primero se liquida: asigne el resto o retire el dinero.',
    'proforma-stuck':
      'La proforma {{number}} cobra servicios que se quedan y otros que se traspasan. Sustitúyala antes en la ficha antigua por dos.',
    'proforma-not-reissuable': 'La proforma {{number}} cobra un servicio que queda en la ficha antigua.',
    'proforma-not-leavable':
      'La proforma {{number}} cobra tiempo desde el {{day}}, que debe el nuevo titular.',
    'proforma-undecided':
      'La proforma {{number}} existe desde después de hacer el plan. Mire el plan otra vez.',
    'totals-differ':
      'El IVA se calcula de nuevo: la proforma {{number}} pasa de {{beforeCents}} a {{afterCents}}. Con otro total: {{count}}.',
    'credit-too-large':
      'La ficha tiene {{creditCents}} de saldo a favor; no se pueden traspasar {{amountCents}}.',
    'credit-stays': 'Quedan {{creditCents}} de saldo a favor en la ficha antigua.',
    'consent-missing':
      'Un saldo de {{amountCents}} pasa a otra persona jurídica solo con el consentimiento firmado del titular anterior.',
    'consent-in-future': 'El día del consentimiento está en el futuro.',
    'new-signature-needed':
      'La ficha {{cardNumber}} paga por domiciliación. La ficha nueva necesita una nueva firma y queda con transferencia.',
    'taken-back': 'Este traspaso se deshizo; la ficha {{cardNumber}} está retirada.',
    'new-card-moved': 'La ficha {{cardNumber}} se traspasó después a {{successor}}. Deshaga eso primero.',
    'new-card-billed': '{{number}} se emitió en la ficha nueva.',
    'new-card-paid': 'Ha entrado dinero para {{number}} en la ficha nueva.',
    'new-card-credit':
      'La ficha nueva tiene {{creditCents}} de saldo a favor; se le traspasaron {{movedCents}}.',
    'new-card-services': '{{label}} se añadió a la ficha nueva.',
  },
  mail: {
    'address-invalid': '«{{address}}» no es una dirección de correo. Separe varias direcciones con comas.',
    'address-missing': 'Rellene antes la dirección: el mensaje no tiene destinatario.',
    'sender-missing':
      'La empresa no tiene dirección de correo desde la que escribir. Rellénela en Configuración.',
    'subject-missing': 'Rellene un asunto, en una sola línea.',
    'not-a-draft': 'Este mensaje ya se guardó o se envió. Lo que ha salido ya no cambia.',
    'already-sent': 'Este mensaje ya está marcado como enviado.',
    cancelled: 'Este mensaje se anuló.',
    'attachment-missing': 'El archivo {{fileName}} ya no se encuentra. Haga el mensaje de nuevo.',
  },
  evidence: {
    'file-empty': 'El fichero está vacío. Elija otro.',
    'file-too-large':
      'El fichero supera los {{megabytes}} MB. Escanéelo en blanco y negro o a 200 ppp, o haga una foto más pequeña.',
    'file-heic':
      'Es una imagen HEIC, como las del iPhone; aquí no se puede comprobar. Guárdela antes como JPEG: ábrala y expórtela, o en el teléfono elija Ajustes, Cámara, Formatos, El más compatible.',
    'file-kind':
      'Solo se aceptan PDF, JPEG y PNG; este fichero es otra cosa ({{found}}). No cuenta el nombre, sino el contenido. Guárdelo o escanéelo de nuevo como uno de los tres.',
    'file-damaged': 'Este {{kind}} está incompleto o dañado. Escanéelo o guárdelo otra vez.',
    'image-too-large': 'La imagen tiene {{width}} × {{height}} píxeles, demasiados. Escanéela a 300 ppp.',
    'identity-copy-pdf':
      'La copia de un documento de identidad debe venir como imagen, para tapar la foto y el número antes de guardarla. Haga una foto o exporte la página como JPEG o PNG.',
    'mask-missing': 'Tape al menos dos partes: la foto y el número nacional.',
    'mask-unreadable':
      'La copia de un documento de identidad solo se acepta desde la herramienta para tapar de esta consola. Añádala en la ficha del cliente.',
    'mask-outside': 'Una parte tapada queda fuera de la imagen.',
    'mask-small':
      'Las partes tapadas son demasiado pequeñas para cubrir una foto y un número. Hágalas más grandes.',
    'mask-not-black':
      'Una parte que debía estar tapada no lo está. No se ha guardado nada. Tape la imagen de nuevo.',
    'pdf-encrypted':
      'El PDF está protegido con contraseña o permisos y no se puede comprobar. Imprímalo y escanéelo, o guárdelo sin protección.',
    'pdf-script':
      'El PDF contiene un programa o un formulario rellenable. Imprímalo y escanéelo, o imprímalo en un PDF nuevo.',
    'pdf-action':
      'El PDF quiere abrir otra cosa por su cuenta. Imprímalo y escanéelo, o imprímalo en un PDF nuevo.',
    'pdf-attachment':
      'El PDF lleva otros ficheros dentro. Imprímalo en un PDF nuevo y añada esos ficheros por separado.',
    'pdf-pages':
      'El PDF tiene {{pages}} páginas; se guardan como máximo {{maximumPages}}. Añada solo las páginas necesarias.',
    'vault-not-set-up':
      'La caja de justificantes aún no está creada. Un administrador fija la frase de recuperación en Ajustes, Caja de justificantes.',
    'vault-closed':
      'Este equipo no puede abrir por sí mismo la caja de justificantes. Un administrador la abre con la frase de recuperación en Ajustes, Caja de justificantes.',
    'vault-changed': 'La clave de la caja acaba de cambiar. Inténtelo otra vez.',
    removed: 'Este justificante se eliminó; solo queda su registro.',
    unreadable:
      'Este fichero no se abre con su clave: falta o fue modificado. Verifique los libros y recupérelo de una copia de seguridad.',
    'passphrase-short':
      'La frase de recuperación es demasiado corta. Use al menos {{minimum}} caracteres, por ejemplo cinco palabras sin relación.',
    'passphrase-simple': 'La frase de recuperación se repite demasiado. Use varias palabras sin relación.',
    'passphrase-wrong': 'La frase de recuperación no es correcta.',
  },
  ledger: {
    'period-closed': 'El período del {{day}} está cerrado.',
    unbalanced: 'El debe y el haber del asiento no son iguales. No se ha contabilizado nada.',
  },
} satisfies Words<typeof reference>
