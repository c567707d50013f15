import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { api, client } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { QueryView } from '../../ui/index.ts'
import { ProformaForm } from './proforma-form.tsx'
import type { Replaced } from './proforma-form.tsx'
import { emptyProforma, proformaOf } from './proforma-values.ts'

/** A new proforma: empty, for a card, from a copy, or in place of another. */
export function NewProformaPage() {
  const { customer, copy, replace } = useSearch({ from: '/proformas/new' })
  const t = useWords()
  if (replace !== undefined) return <Replacement key={replace} id={replace} />
  if (copy !== undefined) return <Copied key={copy} id={copy} />
  if (customer !== undefined) return <ForCard key={customer} id={customer} />
  return <ProformaForm title={t('billing:new.title')} start={emptyProforma(null)} replaced={null} />
}

function ForCard({ id }: { id: string }) {
  const t = useWords()
  const query = useQuery(api.customers.get.queryOptions({ input: { id } }))
  return (
    <QueryView query={query}>
      {(customer) => (
        <ProformaForm title={t('billing:new.title')} start={emptyProforma(customer)} replaced={null} />
      )}
    </QueryView>
  )
}

/** The lines of a document with the card as it is now. */
function useCopiedDraft(id: string) {
  return useQuery({
    queryKey: ['copied-draft', id],
    queryFn: async () => {
      const draft = await client.billing.copyDraft({ id })
      const customer = await client.customers.get({ id: draft.customerId })
      return proformaOf(draft, customer)
    },
    staleTime: Infinity,
    gcTime: 0,
  })
}

function Copied({ id }: { id: string }) {
  const t = useWords()
  return (
    <QueryView query={useCopiedDraft(id)}>
      {(start) => <ProformaForm title={t('billing:new.copyTitle')} start={start} replaced={null} />}
    </QueryView>
  )
}

function Replacement({ id }: { id: string }) {
  const t = useWords()
  const draft = useCopiedDraft(id)
  const old = useQuery(api.billing.get.queryOptions({ input: { id } }))
  return (
    <QueryView query={draft}>
      {(start) => (
        <QueryView query={old}>
          {({ number, version }) => {
            const replaced: Replaced = { id, number, version }
            return (
              <ProformaForm
                title={t('billing:new.replaceTitle', { number })}
                start={start}
                replaced={replaced}
              />
            )
          }}
        </QueryView>
      )}
    </QueryView>
  )
}
