import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

/** What a customer still has to pay, or waits for its invoice; what is due first stands first. */
export function useOpenDocuments(customerId: string, limit: number) {
  return useQuery(
    api.billing.list.queryOptions({
      input: {
        limit,
        sort: [{ field: 'dueDay', direction: 'ascending' }],
        filters: {
          customerId: { operator: 'equals', value: customerId },
          state: { operator: 'in', value: ['open', 'part-paid', 'to-check'] },
        },
      },
    }),
  )
}
