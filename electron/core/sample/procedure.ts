import { api, onJob } from '../api/implementer.ts'
import { refuse } from '../api/context.ts'
import { sampleCredentials } from '../rooms/operators/index.ts'
import { readCompany } from '../rooms/settings/index.ts'
import { generateSample } from './generate.ts'

/** First start with generated data. Stands beside the rooms because it uses all of them. */
export const setUpSample = api.operators.setUpSample.handler(
  onJob(async (job, input) => {
    const company = await job.read((query) => readCompany(query.tx))
    if (company !== null) refuse('operators.already-set-up')
    await generateSample(job.core, input)
    return { ...sampleCredentials }
  }),
)
