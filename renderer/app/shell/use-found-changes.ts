import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { parseFormCode } from '../../../shared/values/form-code.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../i18n.ts'
import { useMay } from '../session.ts'

const mostFound = 5

/** Change requests by their number, or by the code on their form, each with the way to its page. */
export function useFoundChanges(text: string) {
  const t = useWords()
  const router = useRouter()
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
  const actions = [...coded, ...numbered].map(({ id, number, detail }) => ({
    id,
    label: number,
    description: `${t('shell:palette.kind.change')} · ${detail}`,
    onClick: () => void router.navigate({ to: '/changes/$id', params: { id } }),
  }))
  return { actions, isFetching: byNumber.isFetching || byCode.isFetching }
}
