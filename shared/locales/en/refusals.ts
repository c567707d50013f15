import type { RefusalWords } from '../refusal-words.ts'

export const refusals = {
  api: {
    'nul-character': 'The text holds a character that cannot be stored. Type it again instead of pasting it.',
    'input-invalid': 'Some fields are not filled in as they should be.',
  },
  operators: {
    'already-set-up': 'This data folder holds a company already.',
    'not-set-up': 'There is no company in this data folder yet.',
    'login-wrong': 'User name or password is not right.',
    'login-taken': 'The user name {{login}} is taken.',
    'password-short': 'The password is too short. Use at least {{minimum}} characters.',
    'password-common':
      'This password is too easy to guess. Use several words that only you would put together.',
    'password-wrong': 'The password is not right.',
    'last-administrator': 'There must be one administrator who can sign in.',
    'own-account': 'You cannot block your own account or change your own role.',
    inactive: 'This operator is blocked.',
    'pin-common': 'This PIN is among the first that anybody tries. Take other digits.',
    'pin-wrong': 'The PIN is not right. Tries left: {{left}}.',
    'pin-none': 'No PIN is set. Use the password.',
    'pin-session-ended': 'Five PINs were wrong, so the session was ended. Sign in with the password.',
    'touch-not-offered': 'This computer offers no fingerprint reader to Openpost.',
    'touch-not-allowed': 'You have not allowed opening by fingerprint.',
    'touch-failed': 'The fingerprint was not recognised. Use the PIN or the password.',
    'reset-wrong': 'User name or code is wrong, or the code was used or is older than 24 hours.',
    'not-locked': 'The session is not locked.',
    'absence-days': 'The last day lies before the first one, or has passed.',
    'absence-overlaps': 'There is an absence on some of these days already.',
    'deputy-self': 'Nobody can stand in for themselves.',
    'deputy-absent': '{{name}} is absent on some of these days.',
    'assignee-unsuitable': 'Work cannot be given to {{name}}.',
  },
  settings: {
    'iban-invalid': 'This is not a valid IBAN.',
    'iban-taken': 'The account {{iban}} is there already.',
    'vat-number-invalid': '{{vatNumber}} is not a valid VAT number.',
    'series-used': 'This series has numbers of this year already, so its number cannot be set any more.',
    'series-pattern-invalid':
      'The pattern {{pattern}} cannot be used. It needs one {number}, and the year where numbers begin anew each year.',
    'vat-rate-exists': 'There is a rate for {{country}} from {{day}} already.',
    'time-zone-invalid': '{{timeZone}} is not a time zone.',
    'currency-unknown': '{{currency}} is not a currency.',
    'bank-account-used': 'This bank account has statements, so this cannot be changed any more.',
  },
  customers: {
    'tax-id-invalid': 'The tax ID is not valid for this country.',
    'tax-id-locked': 'The tax ID of a card never changes. Move the services to a new card instead.',
    'bsn-forbidden': 'This is a Dutch citizen service number (BSN). It must not be asked for or stored.',
    'tax-id-evidence-missing': 'Completing the tax ID needs its evidence.',
    'vat-number-invalid': 'This is not a valid VAT number.',
    'vat-number-country': 'The VAT number belongs to another country than the card.',
    'iban-invalid': 'This is not a valid IBAN.',
    duplicate: 'This may be the same customer as card {{cardNumber}}, {{legalName}}.',
    moved: 'Card {{cardNumber}} was moved to card {{successor}}.',
    withdrawn: 'Card {{cardNumber}} was withdrawn.',
    'has-documents': 'The card has documents or services, so it cannot be withdrawn.',
    'email-invalid': '{{email}} is not an e-mail address.',
    'postcode-invalid': '{{postcode}} is not a postcode of {{country}}; one looks like {{example}}.',
    'password-needed': 'This change is sensitive, so it needs your own password.',
    'confirmation-in-future': 'The day of the confirmation lies in the future.',
    'already-erased': 'This person was erased already.',
    'access-not-enough':
      'The access of {{name}} ({{access}}) does not cover this: {{fields}}. These could ask for it: {{people}}.',
    'own-grant':
      'Full access for {{name}} is no correction of our own: {{people}} can ask for it, or an authorised change request.',
    'access-nobody':
      'The access of {{name}} ({{access}}) does not cover this: {{fields}}. No contact person of the card could ask for it; the company itself can, in writing.',
    'requester-unknown': 'Whoever asks is no contact person of this card.',
    'identification-missing': 'Say how whoever asks was identified.',
    'not-in-writing':
      'The company itself asks in writing: e-mail from the address on file, a signed letter or a document.',
    'signer-not-holder':
      'Only the card of a person is signed by the holder; for a company a contact person or a legal representative signs.',
    'signer-not-representative':
      'Only a company has a legal representative; the card of a person is signed by the holder or a contact person.',
    'identity-complete': 'Card {{cardNumber}} has a tax ID already, and it is locked.',
    'identity-still-none': 'Choose the kind of tax ID that was shown.',
    'evidence-in-future': 'The document cannot have been seen on a later day than today.',
    'merge-itself': 'A card cannot be merged into itself.',
    'merge-other-identity':
      'Cards {{cardNumber}} and {{into}} do not have the same tax ID. Another legal identity is moved, not merged.',
    'merge-in-use':
      'Card {{cardNumber}} still has {{serviceCount}} services and a credit of {{creditCents}}. Move them first.',
    'follow-up-past': 'The follow-up day {{day}} has passed already.',
    'follow-up-done': 'This follow-up is done already.',
    'assignee-inactive': 'This operator does not work here any more, or may only read.',
    'import-unreadable':
      'The file cannot be read as a table (line {{line}}). Save it as CSV with the names of the columns in its first line.',
    'import-too-large': 'The file is too large: at most {{limit}} rows at a time.',
    'import-nothing':
      'The file holds no new card: {{knownCount}} are known and {{problemCount}} have problems.',
    'import-problems': '{{problemCount}} rows have problems and are left out.',
    'import-undone': 'This import was undone already.',
    'import-used': 'Card {{cardNumber}} was changed or used since, so the import cannot be undone any more.',
  },
  changes: {
    'nothing-asked': 'Nothing is asked for yet: change what shall change.',
    'nothing-differs': 'What is asked for is as it is now. There is nothing to change.',
    'not-correctable':
      '{{number}} cannot be corrected: only an invoice can. Correct the invoice it belongs to.',
    'words-missing': 'Say in full how the document shall read.',
    'right-card-missing': 'Choose the card it should have gone to. If there is none yet, make it first.',
    'right-card-same': 'Card {{cardNumber}} is the one it went to already.',
    'right-card-inactive': 'Card {{cardNumber}} is not worked with any more. Choose the one that is.',
    'identity-none':
      'Card {{cardNumber}} has no tax ID yet. It is completed once, on the card itself; that needs no request.',
    'identity-same': 'Card {{cardNumber}} has this tax ID already.',
    'field-invalid': '{{field}} is not right yet.',
    'card-says-otherwise':
      'Card {{cardNumber}} does not say yet what is asked for: {{fields}}. Change the card first.',
    'name-differs-much':
      'The name becomes quite another: “{{before}}” → “{{after}}”. Is it really the same customer?',
    'already-open': '{{number}} about the same is still open.',
    'code-invalid': 'This is no code of a form. Look for typing errors.',
    'code-unknown': 'No request here has this code. Is the form of another company?',
    state: '{{number}} is not in a state for this any more ({{state}}). Reload it.',
    'papers-missing': 'Papers are missing: {{papers}}.',
    'signed-too-early': 'The form was made on {{made}}; it cannot have been signed on {{day}}.',
    'signed-in-future': 'The form cannot have been signed on a later day than today.',
    'signer-may':
      '{{name}} may act for this card, so the rule refuses nothing. Hand the request over instead.',
    'checker-is-maker': 'You worked on this request. Another operator has to decide it.',
    'checks-missing': 'Not everything was checked yet: {{checks}}.',
    'reason-missing': 'Say why.',
    stale:
      'Changed since the form was signed: {{fields}}. What was signed cannot be applied any more; withdraw this request and record a new one.',
    'migration-missing':
      'No migration to a card with the signed tax identity was done yet. Make the new card first.',
    'other-identity': 'Card {{cardNumber}} has the tax ID {{after}}, but {{before}} was signed for.',
  },
  services: {
    'label-taken': '{{label}} is a service of card {{cardNumber}} already.',
    'domain-invalid': '{{label}} is not a domain name.',
    ended: 'The service has ended.',
    'customer-inactive': 'The card is not active, so it gets no new services.',
    'day-before-start': 'The day is before the start of the service.',
  },
  billing: {
    'no-lines': 'The document has no lines.',
    'amount-zero': 'The total is zero.',
    'amount-negative': 'The total is negative. Use a credit note instead.',
    'amount-too-large': 'The amount is too large.',
    'vat-undecided': 'The VAT of this document cannot be decided with what the card says.',
    'vat-not-confirmed':
      'The VAT number is not confirmed, so VAT cannot be reverse-charged. Enter the confirmation on the card.',
    'vat-rate-missing': 'There is no VAT rate for {{country}} on {{day}}. Add it in the settings.',
    'currency-not-company': 'A service is priced in {{currency}}; documents are made in {{companyCurrency}}.',
    'characters-unsupported': 'The document cannot show these characters: {{characters}}',
    'clock-behind-series':
      'The last document of the series is of {{lastDay}}, later than today. Check the clock of this computer.',
    'not-a-proforma': 'This is not a proforma.',
    'not-an-invoice': 'This is not an invoice.',
    'proforma-not-open': 'The proforma is not open any more.',
    'proforma-not-paid': 'The proforma is not fully paid yet.',
    'proforma-part-paid': 'Part of the proforma is paid. Take the payment back first.',
    'proforma-invoiced': 'The proforma has its final invoice already.',
    'credit-exceeds-invoice': 'That is more than what is left of the invoice to credit.',
    'already-credited': 'The invoice is fully credited already.',
    'pdf-pending': 'The PDF is still being made. Try again in a moment.',
    'pdf-failed': 'The PDF could not be made.',
    'differs-from-proforma':
      'The final invoice would differ from the proforma, because the card or a rate changed since.',
    'no-bank-account': 'There is no bank account to pay on. Add one in the settings.',
    'services-not-due': 'No service is due up to that day.',
    'series-missing': 'There is no number series for this document. Add it in the settings.',
    'proforma-not-corrected':
      'Proforma {{number}} needs no correction: its final invoice carries what the card says then.',
    'correction-blank':
      'The corrected invoice needs a name, a street, a town, and a description for every line.',
    'correction-line': 'Invoice {{number}} has no line {{position}}.',
    'correction-nothing': 'Nothing differs from what {{number}} says.',
    'correction-period': 'The period of line {{position}} ends before it begins.',
    'correction-vat':
      'With that country or postcode the VAT of {{number}} would be another one. Credit the invoice and issue it anew.',
  },
  payments: {
    'takings-currency': 'The line is in {{found}}; takings are kept in {{currency}}.',
    'takings-fee': 'A fee of {{amountCents}} needs a supervisor; you may book up to {{limitCents}}.',
    'takings-exceed':
      'The books hold {{heldCents}} of takings of this kind, not {{amountCents}}. Record the receipts that are missing first, or correct the amount. Only cash is fetched from the bank, and only card takings have a fee.',
    'promised-day': 'The day must lie between {{firstDay}} and {{lastDay}}.',
    'promise-closed': 'What was announced for {{number}} is closed already; look again.',
    'file-empty': 'The file is empty.',
    'file-too-large': 'The file is too large.',
    'file-unreadable': 'The file cannot be read. Nothing was changed.',
    'mapping-wrong': 'The layout cannot be remembered: its {{part}} cannot be as it was given.',
    'account-unknown': 'The statement is of account {{iban}}, which is not a bank account of the company.',
    'account-currency': 'The statement is in {{currency}}, the bank account is not.',
    'does-not-balance':
      'The balances that the bank gave for {{iban}}, in this file or an earlier one, do not fit its lines: {{differenceCents}} {{currency}} differs. Import it all the same, and the difference stands in an account of its own until it is explained.',
    'possible-duplicate':
      'Lines may be ones that were imported before, and nobody has decided about them: {{count}}. Import each as a booking of its own?',
    'batch-not-staged': 'This import is not waiting any more.',
    'batch-matched': 'Lines of this import are matched. Take those matches back first.',
    'batch-withdrawn': 'This import was undone already.',
    'line-withdrawn': 'The import of this bank line was undone.',
    'line-spent': 'Nothing is left of this bank line.',
    'line-outgoing': 'This is money that went out; it cannot pay a document.',
    'line-incoming':
      'This is money that came in; it is no bank cost, no returned payment and no refund that was paid out.',
    'amount-zero': 'The amount is zero.',
    'amount-exceeds-line': 'That is more than is left of the bank line.',
    'amount-exceeds-document': 'That is more than is open on {{number}}.',
    'document-not-payable': '{{number}} cannot be paid in its state.',
    'document-currency': '{{number}} is in another currency than the bank line.',
    'credit-currency': 'The line is in {{found}}; credit of {{cardNumber}} is kept in {{currency}}.',
    'credit-insufficient': 'The customer has not that much credit.',
    'allocation-undone': 'This was taken back already.',
    'batch-changed':
      'The batch is not what was shown any more: a line, a document or a candidate changed. Look at it again.',
    'batch-left':
      'Invoices that rest on this batch have left: {{count}}, {{number}} the first. Take its matches back line by line.',
    'batch-undone': 'This batch was taken back already.',
    'invoice-decision-needed':
      'A final invoice rests on this payment. Choose whether it stays open or is credited.',
    'document-expired': '{{number}} has expired or was replaced.',
    'rounding-exceeds-tolerance':
      '{{number}} would need {{amountCents}} of rounding, for an amount that the line pays on it. A clerk may book up to {{clerkToleranceCents}} a document, a supervisor up to {{supervisorToleranceCents}}.',
    'fee-exceeds-limit':
      'A bank fee of {{amountCents}} on {{number}} is more than the {{limitCents}} that a clerk may book. A supervisor may.',
    'fee-without-payment': 'The line pays nothing on {{number}}, so no fee was kept back from it.',
    'amount-exceeds-received':
      'Of what was paid on {{number}}, {{heldCents}} is still there; {{amountCents}} cannot be taken from it. If it went back to the payer, take that return back first.',
    'transfer-mismatch':
      'These lines are no transfer between own accounts: the other line must be open, on another own account, in the same currency and in the other direction.',
    'refund-currency':
      'SEPA carries euro only, and this is {{currency}}. Pay it back at your bank and match the line.',
    'refund-too-large': 'A SEPA transfer carries at most {{limitCents}}.',
    'refund-iban-invalid': 'This IBAN is not valid. Check it letter by letter.',
    'refund-iban-not-sepa': 'An IBAN of {{country}} cannot be reached by a SEPA transfer.',
    'refund-own-account': '{{iban}} is an account of the company itself.',
    'refund-characters': 'Banks do not carry these characters: {{characters}}. Write it in Latin letters.',
    'refund-text-empty':
      'Nothing is left of this text that a bank carries. Write it in Latin letters and digits.',
    'refund-text-long': 'A bank carries {{limit}} characters of this, and it has {{length}}.',
    'refund-name-differs':
      'The bank last named the holder of this IBAN “{{seen}}”, not “{{name}}”. Refund to it all the same?',
    'refund-repeated':
      '{{amountCents}} was refunded to this customer already: {{reference}}, on {{day}}. Refund it once more?',
    'refund-own-request': '{{reference}} is your own request. Another operator has to approve it.',
    'refund-state': '{{reference}} is in another state by now. Look at it again.',
    'refund-payer-gone':
      '{{reference}}: what that account paid was taken back from the card in the meantime. Cancel the refund and order it again, so that a second operator approves it.',
    'refund-account': '{{name}} cannot pay a SEPA file: choose a bank account in euro.',
    'refund-execution-day': 'Banks do not pay on {{day}}. The next possible day is {{next}}.',
    'refund-execution-far': 'The file would be paid on {{day}} only. Is that meant?',
    'refund-bank-rejected':
      'The bank has paid other refunds of {{fileName}}. Cancel {{endToEndId}} only if the bank said that it did not pay it: the credit is the customer’s again.',
    'refund-file-unsent':
      '{{fileName}} must not have been sent to the bank. It is withdrawn, and its refunds ({{count}}) have to go into another file. Was it not sent?',
    'refund-file-paid': 'The bank has paid refunds of {{fileName}} already.',
    'refund-file-withdrawn': '{{fileName}} was withdrawn. Make a new file.',
    'refund-amount-differs': '{{reference}} is {{amountCents}}, and the bank line would pay {{foundCents}}.',
    'receipt-day-in-future': 'Money is recorded when it is there: {{day}} is still to come.',
    'receipt-day-old': '{{day}} is {{days}} days ago. Is that the day on which the money came in?',
    'receipt-possible-duplicate':
      '{{amountCents}} of {{day}} is recorded for this customer already, as {{number}}. Is it other money?',
    'receipt-not-spread':
      '{{spreadCents}} of {{amountCents}} has a place. Put the rest on a document, or keep it as customer credit.',
    'receipt-other-card':
      '{{number}} belongs to card {{cardNumber}}. A receipt is for the documents of one card.',
    'receipt-reversed': '{{number}} was reversed already.',
    'allocation-of-receipt': 'This money came with receipt {{number}}. Reverse the receipt as a whole.',
    'decline-day-in-future': 'A payment is declined when it is tried: {{day}} is still to come.',
    'decline-note-missing': 'Write down the reason: it is none of those on the list.',
    'decline-other-card': '{{number}} belongs to card {{cardNumber}}.',
    'decline-closed': 'A colleague closed this already.',
  },
  migrations: {
    'same-tax-identity':
      'The tax ID is the one that card {{cardNumber}} has already. A new card is only needed for another one.',
    'tax-id-in-use': 'Card {{cardNumber}}, {{legalName}}, has this tax ID already.',
    'tax-id-of-moved-card':
      'Card {{cardNumber}}, {{legalName}}, had this tax ID before and was moved to another card.',
    'day-in-future': 'The day lies in the future. Do this on {{day}} or later.',
    'day-before-owner':
      '{{label}} came to this card on {{fromDay}} only, so it cannot be moved as of {{day}}.',
    'services-stay':
      'Services that stay on the old card ({{count}}, {{label}} among them) are not billed any more, since the card closes.',
    'proforma-part-paid':
      'Money came in for proforma {{number}}. It settles first: match the rest, or take the money back.',
    'proforma-stuck':
      'Proforma {{number}} bills services that stay as well as such that move. Replace it on the old card by one for each first.',
    'proforma-not-reissuable': 'Proforma {{number}} bills a service that stays on the old card.',
    'proforma-not-leavable': 'Proforma {{number}} bills time from {{day}} on, which the new holder owes.',
    'proforma-undecided': 'Proforma {{number}} is there since the plan was made. Look at the plan again.',
    'totals-differ':
      'VAT is computed anew: proforma {{number}} goes from {{beforeCents}} to {{afterCents}}. Reissued ones with another total: {{count}}.',
    'credit-too-large': 'The card has {{creditCents}} of credit; {{amountCents}} cannot be moved.',
    'credit-stays': '{{creditCents}} of credit stays on the old card.',
    'consent-missing':
      'Credit of {{amountCents}} goes to another legal person only with the signed consent of the old holder.',
    'consent-in-future': 'The day of the consent lies in the future.',
    'new-signature-needed':
      'Card {{cardNumber}} pays by direct debit. The new card needs a new signature and is set to transfer.',
    'taken-back': 'This migration was taken back; card {{cardNumber}} is withdrawn.',
    'new-card-moved': 'Card {{cardNumber}} was moved on to {{successor}}. Take that back first.',
    'new-card-billed': '{{number}} was issued on the new card.',
    'new-card-paid': 'Money came in for {{number}} on the new card.',
    'new-card-credit': 'The new card has {{creditCents}} of credit; {{movedCents}} was moved to it.',
    'new-card-services': '{{label}} was added to the new card.',
  },
  mail: {
    'address-invalid': '“{{address}}” is not an e-mail address. Separate several addresses with commas.',
    'address-missing': 'Fill in the address first: the message has nobody to go to.',
    'sender-missing': 'The company has no e-mail address to write from. Fill it in under Settings.',
    'subject-missing': 'Fill in a subject, on one line.',
    'not-a-draft': 'This message was saved or sent already. What left is not changed any more.',
    'already-sent': 'This message was marked as sent already.',
    cancelled: 'This message was cancelled.',
    'attachment-missing': 'The file {{fileName}} cannot be found any more. Make the message again.',
  },
  evidence: {
    'file-empty': 'The file is empty. Choose another.',
    'file-too-large':
      'The file is larger than {{megabytes}} MB. Scan it in black and white or at 200 dpi, or take a smaller picture.',
    'file-heic':
      'This is a HEIC picture, as iPhones make them; it cannot be checked here. Save it as JPEG first: open it and export it, or on the phone choose Settings, Camera, Formats, Most compatible.',
    'file-kind':
      'Only PDF, JPEG and PNG are taken; this file is something else ({{found}}). Its name does not count, its content does. Save or scan it anew as one of the three.',
    'file-damaged': 'This {{kind}} is cut off or damaged. Scan or save it again.',
    'image-too-large':
      'The picture has {{width}} × {{height}} pixels, which is too many. Scan it at 300 dpi.',
    'identity-copy-pdf':
      'A copy of an identity document must come as a picture, so that photo and number can be blackened before it is kept. Take a photo or export the page as JPEG or PNG.',
    'mask-missing': 'Blacken two places at least: the photo and the national number.',
    'mask-unreadable':
      'A copy of an identity document is only taken from the masking tool of this console. Add it on the customer card.',
    'mask-outside': 'A blackened place lies outside the picture.',
    'mask-small': 'The blackened places are too small to cover a photo and a number. Draw them larger.',
    'mask-not-black': 'A place that should be black is not. Nothing was kept. Mask the picture again.',
    'pdf-encrypted':
      'The PDF is protected by a password or by rights, so it cannot be checked. Print it and scan it, or save it without protection.',
    'pdf-script':
      'The PDF holds a program or a fillable form. Print it and scan it, or print it into a new PDF.',
    'pdf-action':
      'The PDF wants to open something else on its own. Print it and scan it, or print it into a new PDF.',
    'pdf-attachment':
      'The PDF carries other files inside. Print it into a new PDF, and add what it carried on its own.',
    'pdf-pages':
      'The PDF has {{pages}} pages; at most {{maximumPages}} are kept. Add only the pages that are needed.',
    'vault-not-set-up':
      'The evidence vault is not set up yet. An administrator sets its recovery passphrase under Settings, Evidence vault.',
    'vault-closed':
      'This machine cannot open the evidence vault by itself. An administrator opens it with the recovery passphrase under Settings, Evidence vault.',
    'vault-changed': 'The key of the vault was changed at this moment. Try again.',
    removed: 'This piece of evidence was removed; only the record of it is left.',
    unreadable:
      'This file does not open with its key: it is missing or was changed. Verify the books, and restore it from a backup.',
    'passphrase-short':
      'The recovery passphrase is too short. Use at least {{minimum}} characters, such as five unrelated words.',
    'passphrase-simple': 'The recovery passphrase repeats itself too much. Use several unrelated words.',
    'passphrase-wrong': 'The recovery passphrase is not right.',
  },
  ledger: {
    'period-closed': 'The period of {{day}} is closed.',
    unbalanced: 'Debits and credits of the entry are not equal. Nothing was booked.',
  },
} satisfies RefusalWords
