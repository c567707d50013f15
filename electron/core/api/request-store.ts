import { insertInto, preparedRead, type Slots } from '../store/prepared.ts'
import type { ReadTx, WriteTx } from '../store/store.ts'

/** A command that was done: its input's hash and its reply. */
export interface DoneRequest {
  inputHash: string
  replyJson: string
}

const requestRow = preparedRead((db, { key }: Slots<{ requestId: string }>) =>
  db
    .selectFrom('request')
    .select(['input_hash', 'reply_json'])
    .where('request_id', '=', key('requestId', 'text')),
)

export async function findRequest(tx: ReadTx, requestId: string): Promise<DoneRequest | null> {
  const [row] = await requestRow(tx, { requestId })
  return row === undefined ? null : { inputHash: row.input_hash, replyJson: row.reply_json }
}

export async function keepRequest(
  tx: WriteTx,
  request: { requestId: string; procedure: string; operatorN: number | null; at: string } & DoneRequest,
): Promise<void> {
  await insertInto(tx, 'request', [
    {
      request_id: request.requestId,
      procedure: request.procedure,
      input_hash: request.inputHash,
      reply_json: request.replyJson,
      operator_n: request.operatorN,
      at: request.at,
    },
  ])
}
