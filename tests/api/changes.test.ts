import { afterEach, describe, expect, it } from 'vitest'
import { removeEnded } from '../../electron/core/rooms/evidence/remove-ended.ts'
import {
  apply,
  approved,
  askedWords,
  decide,
  filePaper,
  type Office,
  openOffice,
  paidInvoice,
  record,
  submit,
} from '../support/change-steps.ts'
import { confirmationOf, errorCodeOf } from '../support/customer-steps.ts'
import { refusalOf } from '../support/refusal.ts'
import { createCard, kvk, password } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'

const street = { addressLines: ['Nieuwestad 14'] }

for (const flavour of flavours) {
  describe(`authorised change requests on ${flavour}`, () => {
    let office: Office
    afterEach(() => office.dispose())
    const begin = async () => {
      office = await openOffice(flavour)
      return office
    }
    const full = () => ({ capacity: 'contact' as const, contactId: office.contacts.full })
    const verdictOf = async () => {
      for await (const check of await office.client.audit.verify())
        if (!check.ok) throw new Error(`${check.check}: ${JSON.stringify(check.problems)}`)
    }
    const story = async (id: string) =>
      (await office.client.audit.story({ recordKind: 'change-request', recordId: id }))
        .map(({ action }) => action.replace('changes.', ''))
        .reverse()

    it('puts the street of a sent invoice right by a corrective document, the invoice untouched', async () => {
      const { clerk, supervisor, client, invoice } = await begin()
      const before = await client.billing.get({ id: invoice.id })
      const asked = await askedWords(clerk, invoice.id, street)
      const preview = await clerk.changes.previewChange({ asked })
      expect(preview).toMatchObject({
        verdict: 'corrective',
        rule: 'corrective',
        needs: { identityCopy: false, registerExtract: false },
        problems: [],
      })
      expect(preview.rows).toEqual([
        { field: 'words.addressLines', before: 'Wirdumerdijk 12', after: 'Nieuwestad 14' },
      ])
      const { id, number } = await record(clerk, asked, full())
      expect(number).toBe('CR-2026-0001')
      expect((await refusalOf(submit(clerk, id, full()))).params).toEqual({ papers: 'signed-form' })
      await filePaper(clerk, id)
      await submit(clerk, id, full())
      expect((await clerk.changes.get({ id })).mayNotDecide).toBe('role')
      expect((await supervisor.changes.get({ id })).mayNotDecide).toBeNull()
      await decide(supervisor, id)
      await apply(clerk, id)
      const done = await clerk.changes.get({ id })
      expect(done).toMatchObject({ state: 'applied', checkerName: 'A supervisor' })
      const corrective = done.result?.documents[0]
      expect(corrective?.kind).toBe('corrective')
      const made = await client.billing.get({ id: corrective?.id ?? '' })
      expect(made.recipient).toContain('Nieuwestad 14')
      expect(made.grossCents).toBe(before.grossCents)
      const after = await client.billing.get({ id: invoice.id })
      expect(after.recipient).toEqual(before.recipient)
      expect(after.related.map(({ relation }) => relation)).toContain('corrected-by')
      expect(await story(id)).toEqual(['recorded', 'evidence-added', 'submitted', 'approved', 'applied'])
      await verdictOf()
    })

    it('credits an invoice to the wrong recipient and issues it to the right card', async () => {
      const { clerk, client, invoice, customerId } = await begin()
      const right = await createCard(client, {
        legalName: 'Slagerij Zijlstra B.V.',
        addressLine: 'Kelders 3',
      })
      const asked = {
        kind: 'invoice' as const,
        documentId: invoice.id,
        matter: 'recipient' as const,
        words: null,
        rightCustomerId: right.id,
        fields: {},
      }
      const preview = await clerk.changes.previewChange({ asked })
      expect(preview).toMatchObject({
        verdict: 'credit-and-invoice',
        rule: 'wrong-recipient',
        foreseen: { creditCents: 121_00, invoiceGrossCents: 121_00, creditLeftCents: 121_00 },
      })
      // Another recipient is no matter of billing.
      // A number of the trade register is not printed, and therefore nothing that differs.
      expect(preview.rows.map(({ field }) => field)).toEqual(['words.name', 'words.addressLines'])
      expect(preview.signers.map(({ name, refusal }) => [name, refusal === null])).toEqual([
        ['Pieter Pastoor', true],
        ['Bea Boekhouder', false],
        ['Karel Kassa', false],
        ['', true],
      ])
      const id = await approved(office, asked, full())
      await apply(clerk, id)
      const { result } = await clerk.changes.get({ id })
      expect(result?.documents.map(({ kind }) => kind)).toEqual(['credit-note', 'invoice'])
      expect(result?.creditLeftCents).toBe(121_00)
      expect((await client.billing.get({ id: invoice.id })).state).toBe('credited')
      expect((await client.customers.get({ id: customerId })).creditCents).toBe(121_00)
      expect((await client.customers.get({ id: right.id })).openCents).toBe(121_00)
      await verdictOf()
    })

    it('comes to what was approved, or to nothing: a credit note in between takes another look', async () => {
      const { clerk, client, invoice } = await begin()
      const right = await createCard(client, { legalName: 'Slagerij Zijlstra B.V.' })
      const asked = {
        kind: 'invoice' as const,
        documentId: invoice.id,
        matter: 'recipient' as const,
        words: null,
        rightCustomerId: right.id,
        fields: {},
      }
      const id = await approved(office, asked, full())
      const { version } = await client.billing.get({ id: invoice.id })
      const lines = [{ position: 1, amountCents: 40_00 }]
      const credit = { requestId: requestId(), id: invoice.id, version, reason: 'x', lines }
      await client.billing.creditInvoice(credit)
      expect((await clerk.changes.get({ id })).staleFields).toEqual(['amounts'])
      expect(await refusalOf(apply(clerk, id))).toMatchObject({
        code: 'changes.stale',
        params: { fields: 'amounts' },
      })
    })

    it('is signed after its form was made, and not after today', async () => {
      const { clerk, invoice } = await begin()
      const { id } = await record(clerk, await askedWords(clerk, invoice.id, street), full())
      await filePaper(clerk, id)
      expect((await refusalOf(submit(clerk, id, full(), '2026-11-19'))).code).toBe('changes.signed-too-early')
      expect((await refusalOf(submit(clerk, id, full(), '2026-11-21'))).code).toBe('changes.signed-in-future')
    })

    it('refuses lost access that a contact-only person signed, and names who could', async () => {
      const { clerk, supervisor, customerId, contacts } = await begin()
      const asked = {
        kind: 'lost-access' as const,
        customerId,
        contactId: contacts.full,
        contact: {
          name: 'Pieter Pastoor',
          email: 'pieter@nieuw.example',
          phone: '+31 6 1234 5678',
          jobTitle: '',
          access: 'full' as const,
        },
      }
      const preview = await clerk.changes.previewChange({ asked })
      expect(preview).toMatchObject({
        verdict: 'edit-contact',
        rule: 'lost-access',
        needs: { identityCopy: true },
      })
      const only = { capacity: 'contact' as const, contactId: contacts.only }
      expect(await refusalOf(record(clerk, asked, only))).toMatchObject({
        code: 'customers.access-not-enough',
        params: { name: 'Karel Kassa', people: 'Pieter Pastoor' },
      })
      const { id } = await record(clerk, asked, full())
      await filePaper(clerk, id)
      const copy = await filePaper(clerk, id, 'identity-copy')
      expect((await refusalOf(submit(clerk, id, only))).code).toBe('customers.access-not-enough')
      const { version } = await clerk.changes.get({ id })
      const signed = { id, version, signedBy: only, signedDay: '2026-11-20' }
      const mistaken = clerk.changes.refuseSigner({ requestId: requestId(), ...signed, signedBy: full() })
      expect((await refusalOf(mistaken)).code).toBe('changes.signer-may')
      await clerk.changes.refuseSigner({ requestId: requestId(), ...signed })
      const refused = await supervisor.changes.get({ id })
      expect(refused).toMatchObject({
        state: 'refused',
        signedBy: { name: 'Karel Kassa', access: 'contact-only' },
        refusal: { code: 'customers.access-not-enough', params: { people: 'Pieter Pastoor' } },
        actions: ['copy'],
      })
      expect((await clerk.customers.get({ id: customerId })).contacts[0]?.email).toBe(
        'pieter@bakkerij-pastoor.example',
      )
      // The copy of the identity document has served its purpose; the form is kept.
      expect(await removeEnded(office.scenario.core.core, 'test')).toBe(1)
      const after = await clerk.changes.get({ id })
      expect(after.evidence.map(({ kind, removedAt }) => [kind, removedAt !== null])).toEqual([
        ['signed-form', false],
        ['identity-copy', true],
      ])
      expect(after.evidence[1]?.id).toBe(copy.id)
    })

    it('gives access back to who lost it, once form and masked copy were checked', async () => {
      const { clerk, client, customerId, contacts } = await begin()
      const contact = {
        name: 'Pieter Pastoor',
        email: 'Pieter@Nieuw.example',
        phone: '',
        jobTitle: '',
        access: 'full' as const,
      }
      const asked = { kind: 'lost-access' as const, customerId, contactId: contacts.full, contact }
      const id = await approved(office, asked, full())
      await apply(clerk, id)
      const card = await client.customers.get({ id: customerId })
      expect(card.contacts.find(({ id: one }) => one === contacts.full)?.email).toBe('pieter@nieuw.example')
      await verdictOf()
    })

    it('takes who represents the company by the register, with an extract of it', async () => {
      const { clerk, customerId } = await begin()
      const contact = {
        name: 'Nina Nieuw',
        email: 'nina@pastoor.example',
        phone: '',
        jobTitle: '',
        access: 'full' as const,
      }
      const asked = { kind: 'lost-access' as const, customerId, contactId: null, contact }
      const signer = { capacity: 'representative' as const, name: 'Nina Nieuw' }
      const { id } = await record(clerk, asked, signer)
      await filePaper(clerk, id)
      expect((await refusalOf(submit(clerk, id, signer))).params).toEqual({
        papers: 'identity-copy register-extract',
      })
    })

    it('changes a card with the names of who signed and decided in its history', async () => {
      const { clerk, client, customerId } = await begin()
      const asked = {
        kind: 'card' as const,
        customerId,
        fields: { legalName: 'Bakkerij Pastoor B.V.', postcode: '8911 cd' },
        taxIdentity: null,
      }
      const id = await approved(office, asked, full())
      await apply(clerk, id)
      expect(await client.customers.get({ id: customerId })).toMatchObject({
        legalName: 'Bakkerij Pastoor B.V.',
        postcode: '8911 CD',
      })
      await verdictOf()
    })

    it('ends in a migration where the tax identity changed, and only in the one to that identity', async () => {
      const { clerk, client, customerId } = await begin()
      const taxIdentity = kvk()
      const asked = { kind: 'card' as const, customerId, fields: {}, taxIdentity }
      expect(await clerk.changes.previewChange({ asked })).toMatchObject({
        verdict: 'new-card',
        rule: 'new-card',
      })
      const id = await approved(office, asked, full())
      expect((await refusalOf(apply(clerk, id))).code).toBe('changes.migration-missing')
      const card = await client.customers.get({ id: customerId })
      const { id: migrationId } = await client.migrations.migrate({
        requestId: requestId(),
        customerId,
        taxIdentity,
        card: { ...card, legalName: 'Bakkerij Pastoor Nieuw B.V.' },
        day: '2026-11-20',
        version: card.version,
        confirm: ['customers.duplicate', 'migrations.credit-stays', 'migrations.duplicate'],
      })
      expect((await clerk.changes.get({ id })).rightCard?.legalName).toBe('Bakkerij Pastoor Nieuw B.V.')
      await apply(clerk, id)
      expect((await clerk.changes.get({ id })).result?.migration?.id).toBe(migrationId)
    })

    it('says which way applies by what is asked, and never by choice', async () => {
      const { clerk, client, customerId, invoice } = await begin()
      const base = {
        kind: 'invoice' as const,
        documentId: invoice.id,
        words: null,
        rightCustomerId: null,
        fields: {},
      }
      const ruleOf = async (asked: Parameters<typeof clerk.changes.previewChange>[0]['asked']) => {
        const { rule, verdict, problems } = await clerk.changes.previewChange({ asked })
        return [rule, verdict, problems.map(({ code }) => code)]
      }
      const fields = { addressLine: 'Nieuwestad 14' }
      expect(await ruleOf({ ...base, matter: 'future', fields })).toEqual(['future-only', 'edit-card', []])
      expect(await ruleOf({ ...base, matter: 'recipient' })).toEqual([
        'wrong-recipient',
        'credit-and-invoice',
        ['changes.right-card-missing'],
      ])
      expect(await ruleOf({ ...base, matter: 'recipient', rightCustomerId: customerId })).toEqual([
        'wrong-recipient',
        'credit-and-invoice',
        ['changes.right-card-same'],
      ])
      const abroad = await askedWords(clerk, invoice.id, { country: 'ES', postcode: '28013', city: 'Madrid' })
      expect((await ruleOf(abroad)).slice(0, 2)).toEqual(['corrective', 'corrective'])
      const outside = await askedWords(clerk, invoice.id, {
        country: 'US',
        postcode: '10001',
        city: 'New York',
      })
      expect(await ruleOf(outside)).toEqual([
        'treatment-changes',
        'credit-and-invoice',
        ['changes.card-says-otherwise'],
      ])
      const proforma = await client.billing.createProforma({
        requestId: requestId(),
        draft: { customerId, lines: [{ description: 'x', quantity: '1', unitPrice: '1' }] },
        confirm: [],
      })
      expect(await ruleOf({ ...base, documentId: proforma.id, matter: 'words', fields })).toEqual([
        'proforma',
        'edit-card',
        [],
      ])
      expect(await ruleOf(await askedWords(clerk, invoice.id, {}))).toEqual([
        'corrective',
        'corrective',
        ['changes.nothing-differs'],
      ])
      const renamed = await askedWords(clerk, invoice.id, { name: 'Garage Hoekstra' })
      expect(await confirmationOf(record(clerk, renamed, full()))).toMatchObject([
        { code: 'changes.name-differs-much' },
      ])
    })

    it('is decided by nobody who worked on it, also when they only filed a paper', async () => {
      const { clerk, client, supervisor, invoice } = await begin()
      const { id } = await record(clerk, await askedWords(clerk, invoice.id, street), full())
      await filePaper(supervisor, id)
      await submit(clerk, id, full())
      expect((await refusalOf(decide(supervisor, id))).code).toBe('changes.checker-is-maker')
      expect((await supervisor.changes.get({ id })).mayNotDecide).toBe('worked-on-it')
      expect(await errorCodeOf(decide(clerk, id))).toBe('FORBIDDEN')
      const waiting = async (of: typeof client) => (await of.changes.counts())['to-decide-by-me']
      expect([await waiting(client), await waiting(supervisor), await waiting(clerk)]).toEqual([1, 0, 0])
      await decide(client, id)
      expect((await client.changes.get({ id })).workedOnBy).toEqual(['A clerk', 'A supervisor'])
    })

    it('is decided over the papers that were seen: one that came in since is looked at first', async () => {
      const { clerk, supervisor, invoice } = await begin()
      const { id } = await record(clerk, await askedWords(clerk, invoice.id, street), full())
      await filePaper(clerk, id)
      await submit(clerk, id, full())
      const { version, requiredChecks: checks } = await supervisor.changes.get({ id })
      await filePaper(clerk, id)
      const seen = { requestId: requestId(), id, version, decision: 'approve' as const, checks, reason: '' }
      expect(await errorCodeOf(supervisor.changes.decideChange(seen))).toBe('STALE')
      await decide(supervisor, id)
    })

    it('asks for every check before approval, and for a reason otherwise', async () => {
      const { clerk, supervisor, invoice } = await begin()
      const { id } = await record(clerk, await askedWords(clerk, invoice.id, street), full())
      await filePaper(clerk, id)
      await submit(clerk, id, full())
      const { version } = await supervisor.changes.get({ id })
      const given = { requestId: requestId(), id, version, checks: ['form-signed' as const], reason: '' }
      expect(
        (await refusalOf(supervisor.changes.decideChange({ ...given, decision: 'approve' }))).params,
      ).toEqual({
        checks: 'form-complete signer-matches request-plausible',
      })
      const silent = supervisor.changes.decideChange({ ...given, requestId: requestId(), decision: 'reject' })
      expect((await refusalOf(silent)).code).toBe('changes.reason-missing')
      await decide(supervisor, id, 'send-back', 'The second page is missing')
      const back = await clerk.changes.get({ id })
      expect(back).toMatchObject({
        state: 'open',
        signedBy: null,
        sentBackReason: 'The second page is missing',
      })
      await submit(clerk, id, full())
      await decide(supervisor, id, 'reject')
      expect((await clerk.changes.get({ id })).state).toBe('rejected')
      expect((await refusalOf(apply(clerk, id))).code).toBe('changes.state')
    })

    it('is not applied once the card says something else than when it was signed', async () => {
      const { clerk, client, customerId } = await begin()
      const asked = {
        kind: 'card' as const,
        customerId,
        fields: { addressLine: 'Nieuwestad 14' },
        taxIdentity: null,
      }
      const id = await approved(office, asked, full())
      const card = await client.customers.get({ id: customerId })
      await client.customers.update({
        requestId: requestId(),
        id: customerId,
        version: card.version,
        card: { ...card, addressLine: 'Voorstreek 8' },
        requestedBy: 'own',
        identifiedBy: 'not-needed',
        password,
      })
      expect((await clerk.changes.get({ id })).staleFields).toEqual(['addressLine'])
      expect(await refusalOf(apply(clerk, id))).toMatchObject({
        code: 'changes.stale',
        params: { fields: 'addressLine' },
      })
    })

    it('corrects an invoice of a card that was moved away since', async () => {
      const { clerk, client, customerId, invoice } = await begin()
      const card = await client.customers.get({ id: customerId })
      await client.migrations.migrate({
        requestId: requestId(),
        customerId,
        taxIdentity: kvk(),
        card: { ...card, legalName: 'Bakkerij Pastoor Nieuw B.V.' },
        day: '2026-11-20',
        version: card.version,
        confirm: ['customers.duplicate', 'migrations.credit-stays', 'migrations.duplicate'],
      })
      const id = await approved(office, await askedWords(clerk, invoice.id, street), full())
      await apply(clerk, id)
      expect((await clerk.changes.get({ id })).state).toBe('applied')
    })

    it('finds its request by the code of its form, however it is typed', async () => {
      const { clerk, invoice } = await begin()
      const { id, number, formCode } = await record(
        clerk,
        await askedWords(clerk, invoice.id, street),
        full(),
      )
      for (const typed of [
        formCode,
        formCode.toLowerCase().replaceAll('-', ' '),
        `OPENPOST-FORM:${formCode}`,
      ])
        expect(await clerk.changes.findByCode({ code: typed })).toMatchObject({ id, number })
      expect((await refusalOf(clerk.changes.findByCode({ code: formCode.slice(1) }))).code).toBe(
        'changes.code-invalid',
      )
      expect((await refusalOf(clerk.changes.findByCode({ code: '0000-0000-0001' }))).code).toMatch(
        /^changes\.code-/u,
      )
      const listed = await clerk.changes.list({ search: number })
      expect(listed.rows.map((row) => row.id)).toEqual([id])
      expect(await clerk.changes.counts()).toMatchObject({ open: 1, 'to-decide': 0 })
    })

    it('asks before a second request is recorded for the same document', async () => {
      const { clerk, invoice } = await begin()
      const asked = await askedWords(clerk, invoice.id, street)
      await record(clerk, asked, full())
      expect(await confirmationOf(record(clerk, asked, full()))).toMatchObject([
        { code: 'changes.already-open', params: { number: 'CR-2026-0001' } },
      ])
    })

    it('lets the checker see the papers of what waits for a decision, and of nothing else', async () => {
      const { clerk, invoice, scenario, supervisor } = await begin()
      const checker = await scenario.as('checker')
      const { id } = await record(clerk, await askedWords(clerk, invoice.id, street), full())
      const { id: evidenceId } = await filePaper(clerk, id)
      const look = () => checker.changes.readEvidence({ requestId: requestId(), id, evidenceId })
      expect((await refusalOf(look())).code).toBe('changes.state')
      await submit(clerk, id, full())
      expect((await look()).type).toBe('application/pdf')
      const other = await record(
        clerk,
        await askedWords(
          clerk,
          (await paidInvoice(office.client, office.customerId, '2026-11-18')).id,
          street,
        ),
        full(),
      )
      const foreign = checker.changes.readEvidence({ requestId: requestId(), id: other.id, evidenceId })
      expect(await errorCodeOf(foreign)).toBe('MISSING')
      await decide(checker, id)
      expect((await supervisor.changes.get({ id })).checkerName).toBe('A checker')
      expect(await errorCodeOf(apply(checker, id))).toBe('FORBIDDEN')
    })

    it('is named as kept by law where a person of it is erased', async () => {
      const { clerk, client, invoice, contacts } = await begin()
      const { id, number } = await record(clerk, await askedWords(clerk, invoice.id, street), full())
      const { kept } = await client.customers.previewErasure({ contactId: contacts.full })
      expect(kept).toMatchObject([{ kind: 'change-request', id, label: number, keepUntilDay: '2033-12-31' }])
    })

    it('sends its form by the outbox to who has to sign, until it came back', async () => {
      const { clerk, invoice, customerId, contacts } = await begin()
      const { id, number } = await record(clerk, await askedWords(clerk, invoice.id, street), full())
      const send = (of = id) => clerk.changes.sendForm({ requestId: requestId(), id: of, language: 'es' })
      const message = await clerk.mail.get({ id: (await send()).messageId })
      expect(message).toMatchObject({
        kind: 'change-form',
        recordKind: 'change-request',
        recordId: id,
        toAddress: 'pieter@bakkerij-pastoor.example',
        state: 'draft',
        attachments: [{ fileName: `${number}.pdf`, mediaType: 'application/pdf' }],
      })
      expect(message.subject).toContain(number)
      const contact = {
        name: 'P',
        email: 'new@pastoor.example',
        phone: '',
        jobTitle: '',
        access: 'full' as const,
      }
      const asked = { kind: 'lost-access' as const, customerId, contactId: contacts.full, contact }
      const lost = await record(clerk, asked, full())
      const other = await clerk.mail.get({ id: (await send(lost.id)).messageId })
      expect(other.toAddress).toBe('new@pastoor.example')
      await filePaper(clerk, id)
      await submit(clerk, id, full())
      expect((await refusalOf(send())).code).toBe('changes.state')
    })

    it('prints its form in every language', async () => {
      const { clerk, invoice } = await begin()
      const { id } = await record(clerk, await askedWords(clerk, invoice.id, street), full())
      for (const language of ['nl', 'en', 'de', 'es'] as const) {
        const form = await clerk.changes.getFormPdf({ id, language })
        expect(form.name).toBe('CR-2026-0001.pdf')
        expect(form.size).toBeGreaterThan(10_000)
      }
    })
  })
}
