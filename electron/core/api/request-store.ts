import type { ReadTx, WriteTx } from '../store/store.ts'

/** A command that was done: its input's hash and its reply. */
export interface DoneRequest {
  inputHash: string
  replyJson: string
}

export async function findRequest(tx: ReadTx, requestId: string): Promise<DoneRequest | null> {
  const row = await tx.db
    .selectFrom('request')
    .select(['input_hash', 'reply_json'])
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return row === undefined ? null : { inputHash: row.input_hash, replyJson: row.reply_json }
}

export async function keepRequest(
  tx: WriteTx,
  request: { requestId: string; procedure: string; operatorN: number | null; at: string } & DoneRequest,
): Promise<void> {
  await tx.db
    .insertInto('request')
    .values({
      request_id: request.requestId,
      procedure: request.procedure,
      input_hash: request.inputHash,
      reply_json: request.replyJson,
      operator_n: request.operatorN,
      at: request.at,
    })
    .execute()
}
