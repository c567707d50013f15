import { api, onJob } from '../api/implementer.ts'
import { type JobContext, refuse } from '../api/context.ts'
import { sampleCredentials } from '../rooms/operators/index.ts'
import { keepSampleStatement, readCompany, readSampleStatement } from '../rooms/settings/index.ts'
import { File } from 'node:buffer'
import type { StatementFileText } from './bank.ts'
import { generateSample } from './generate.ts'

/** First start with generated data. Stands beside the rooms because it uses all of them. */
export const setUpSample = api.operators.setUpSample.handler(
  onJob(async (job, input) => {
    const company = await job.read((query) => readCompany(query.tx))
    if (company !== null) refuse('operators.already-set-up')
    const { statement } = await generateSample(job.core, input)
    if (statement !== null) await keepStatement(job, input.requestId, statement)
    return { ...sampleCredentials }
  }),
)

/** Keeps what the bank sent last, so that there is something to import. */
async function keepStatement(
  job: JobContext,
  requestId: string,
  { name, text }: StatementFileText,
): Promise<void> {
  const sha256 = await job.core.store.files.put(new TextEncoder().encode(text), job.core.clock.now())
  await job.command(`${requestId}/statement`, async (command) => {
    await keepSampleStatement(command.tx, { name, sha256 })
    await command.audit({
      action: 'settings.sample-statement-kept',
      recordKind: 'company',
      recordId: '',
      recordLabel: name,
      public: { sha256 },
    })
    return {}
  })
}

/** The statement that waits for the clerk of the sample company. */
export const sampleStatement = api.operators.sampleStatement.handler(
  onJob(async (job) => {
    const kept = await job.read((query) => readSampleStatement(query.tx))
    const bytes = kept === null ? null : await job.core.store.files.get(kept.sha256)
    if (kept === null || bytes === null) return null
    return new File([bytes], kept.name, { type: 'application/xml' })
  }),
)
