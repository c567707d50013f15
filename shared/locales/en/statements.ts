/** Why a statement file cannot be read, what to do then, and what to know about one that is read all the same. */
export const statements = {
  refusal: {
    'file-empty': 'The file is empty.',
    'file-is-pdf': 'This is a PDF, which is a statement for people to read.',
    'file-is-zip': 'This is a packed archive (ZIP).',
    'file-is-html': 'This is a web page, not a statement. The download probably failed.',
    'file-is-binary': 'This is not a text file.',
    'format-unknown': 'This is no format of bank statements that Openpost knows.',
    'encoding-unknown':
      'The file says it is written in {{encoding}}, a character encoding that is not known.',
    'encoding-broken': 'The bytes of the file are not valid {{encoding}}, which it says it is written in.',
    'xml-malformed': 'The XML of the file is malformed.',
    'xml-truncated': 'The file ends in the middle: it was cut off.',
    'xml-doctype-forbidden':
      'The file holds a document type definition. No bank sends one, and it can be harmful.',
    'xml-too-deep': 'The XML is nested more than {{limit}} deep, which no statement is.',
    'xml-not-a-statement': 'This is XML, but not a bank statement. It begins with “{{root}}”.',
    'xml-other-message': 'This is another kind of bank message, not a statement.',
    'no-statement': 'There is no statement in the file.',
    'account-missing': 'A statement does not say which account it is of.',
    'amount-missing': 'An entry or balance has no amount.',
    'amount-malformed': '“{{text}}” is not an amount.',
    'amount-negative': 'The amount “{{text}}” is negative, where its sign should stand beside it.',
    'amount-too-precise': 'The amount “{{text}}” has more decimals than {{currency}} has.',
    'amount-out-of-range': 'The amount “{{text}}” is larger than any bank books.',
    'currency-missing': 'An amount has no currency.',
    'currency-unknown': '“{{currency}}” is not a currency.',
    'currency-not-of-account': 'An entry is in {{found}}, its account in {{currency}}.',
    'direction-missing': 'An entry says neither credit nor debit.',
    'booking-day-missing': 'An entry has no booking day.',
    'day-malformed': '“{{text}}” is not a day.',
    'text-too-long': 'A text is longer than {{limit}} characters, which no bank sends.',
    'too-many-details': 'An entry has more than {{limit}} details.',
    'too-many-statements': 'The file has more than {{limit}} statements.',
    'too-many-balances': 'A statement has more than {{limit}} balances.',
    'line-malformed': '“{{text}}” is not written as the format asks.',
    'file-truncated': 'The file ends in the middle: it was cut off.',
    'csv-malformed': 'The quotation marks of a line do not pair, so its columns cannot be told apart.',
    'csv-columns-differ': 'A line has {{found}} columns where the file has {{expected}}.',
    'csv-header-missing': 'The line that names the columns is missing.',
    'csv-no-lines': 'There is no transaction in the file.',
    'csv-needs-mapping': 'This is a CSV of no bank that Openpost knows. Its columns must be named first.',
    'csv-mapping-wrong': 'The columns are not named in a way in which they can be read.',
    'several-accounts':
      'The lines are of {{account}} and of {{found}}; this bank never puts two accounts into one file.',
    'zip-malformed': 'The ZIP archive is broken.',
    'zip-encrypted': 'The ZIP archive is locked with a password.',
    'zip-method-unknown': 'A file in the ZIP archive is packed in a way that is not known.',
    'zip-nested': 'There is another archive within the ZIP archive.',
    'zip-empty': 'There is no file in the ZIP archive.',
    'zip-too-many-entries': 'There are more than {{limit}} files in the ZIP archive.',
    'zip-too-large': 'The ZIP archive unpacks to more than {{limit}} bytes.',
    'zip-too-dense':
      'The ZIP archive unpacks to more than {{limit}} times its size, which no statement does. It was not unpacked.',
  },
  advice: {
    download:
      'Download the statement from the bank once more and do not open or save it in another program in between.',
    format: 'Ask for camt.053 (XML) or MT940 where your bank lets you choose the format of the download.',
    unpack: 'Unpack the archive first, then choose the files in it.',
    split: 'Download a shorter period, so that the file becomes smaller.',
    bank: 'The file is not as the bank should write it. Download it once more; if that does not help, send the place above to the bank.',
  },
  warning: {
    'does-not-balance':
      'Opening balance {{openingCents}} and lines of {{bookedCents}} do not give the closing balance {{closingCents}}: {{differenceCents}} {{currency}} differs.',
    'balance-missing': 'The file does not state {{missing}}, so nothing can be checked against it.',
    'balance-in-other-currency':
      'A balance is in {{found}}, the account in {{currency}}; it was not checked.',
    'stated-count-differs': 'The file states {{stated}} {{of}}, and {{found}} are in it.',
    'stated-sum-differs':
      'The file states {{statedCents}} {{currency}} as sum of the {{of}}; what is in it makes {{foundCents}}.',
    'details-do-not-add-up':
      'The details of an entry make {{detailsCents}} {{currency}}, the entry says {{entryCents}}. It was read as one line.',
    'details-without-amounts': 'An entry holds {{count}} payments without amounts. It was read as one line.',
    'batch-without-details':
      'An entry is a batch of {{count}} payments that the file does not list. It was read as one line.',
    'duplicate-statement': 'Statement {{identification}} stands in this file twice.',
    'page-missing': 'This is page {{page}} of a statement; other pages are in other files.',
    'no-lines': 'The statement has no lines.',
    'booking-day-assumed_one': '{{count}} entry has no booking day; its value day was taken.',
    'booking-day-assumed_other': '{{count}} entries have no booking day; their value day was taken.',
    'status-assumed_one': '{{count}} entry does not say whether it is booked; booked was taken.',
    'status-assumed_other': '{{count}} entries do not say whether they are booked; booked was taken.',
    'status-unknown': 'An entry has the unknown status “{{text}}”; it was left out as not booked.',
    'encoding-mended':
      'Some characters were not written as the file says; they were read as the bank most likely meant them.',
    'payout-computed':
      'The file leaves out the payout itself; {{amountCents}} {{currency}}, which its lines come to, was taken.',
    'fee-unclear':
      'A line keeps {{feeCents}} of {{grossCents}} and says {{netCents}} {{currency}}, which do not fit together. It was read as one line of the net amount.',
    'mapping-used': 'The layout “{{name}}” was used, which was remembered for files with these columns.',
    'more-warnings_one': 'There is {{count}} more notice of this kind.',
    'more-warnings_other': 'There are {{count}} more notices of this kind.',
  },
  of: {
    entries: 'entries',
    credits: 'credits',
    debits: 'debits',
    net: 'credits less debits',
    records: 'records',
  },
  missing: {
    opening: 'an opening balance',
    closing: 'a closing balance',
    both: 'an opening and a closing balance',
  },
}
