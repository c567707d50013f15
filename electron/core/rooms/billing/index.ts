import type { Core } from '../../api/context.ts'
export function startRenderJobs(_core: Core): () => Promise<void> {
  return async () => undefined
}
