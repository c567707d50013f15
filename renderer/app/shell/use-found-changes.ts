import { useQuery } from '@tanstack/react-query'
import { parseFormCode } from '../../../shared/values/form-code.ts'
import { api } from '../../api/client.ts'
import { useMay } from '../session.ts'

const mostFound = 5

export interface FoundChange {
  id: string
  number: string
  detail: string
}

/** Change requests by their number, or by the code on their form. */
export function useFoundChanges(text: string): { found: FoundChange[]; isFetching: boolean } {
  const mayRead = useMay('changes.read')
  const code = parseFormCode(text)
  const byNumber = useQuery({
    ...api.changes.list.queryOptions({ input: { limit: mostFound, search: text } }),
    enabled: mayRead && /^cr[-\s]?\d/iu.test(text),
  })
  const byCode = useQuery({
    ...api.changes.findByCode.queryOptions({ input: { code: text } }),
    enabled: mayRead && code.ok,
    retry: false,
  })
  const coded = code.ok && byCode.data !== undefined ? [{ ...byCode.data, detail: text.toUpperCase() }] : []
  const numbered = (byNumber.data?.rows ?? []).map(({ id, number, customer }) => ({
    id,
    number,
    detail: customer.legalName,
  }))
  return { found: [...coded, ...numbered], isFetching: byNumber.isFetching || byCode.isFetching }
}
