import type { RefusalParams } from '../../../../shared/contract/errors.ts'
import { Refusal } from '../../api/context.ts'
import type { StatementRefusal } from '../../statements/index.ts'

/**
 * Why a file cannot be read, with its place in the file, as the answer of a call; `layout` is the name of the
 * remembered layout with which it was tried.
 */
export function unreadable(refusal: StatementRefusal, layout: string | null = null): Refusal {
  const params: RefusalParams = {
    ...refusal.params,
    reason: refusal.code,
    line: refusal.position?.line ?? null,
    column: refusal.position?.column ?? null,
    ...(layout === null ? {} : { layout }),
  }
  return new Refusal('payments.file-unreadable', params)
}
