import type { InferClientInputs, InferClientOutputs } from '@orpc/client'
import type { Client } from './client.ts'

/** What calls take and answer: `Outputs['customers']['get']`. */
export type Inputs = InferClientInputs<Client>
export type Outputs = InferClientOutputs<Client>
