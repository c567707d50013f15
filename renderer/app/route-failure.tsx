import type { ErrorComponentProps } from '@tanstack/react-router'
import { PageFailure } from '../ui/error-boundary.tsx'

/** What stands where a page should be that threw. */
export function RouteFailure({ reset }: ErrorComponentProps) {
  return <PageFailure onRetry={reset} />
}
