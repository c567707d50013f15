import type { RefusalCode } from '../contract/refusals.ts'

type RoomOf<Code> = Code extends `${infer Room}.${string}` ? Room : never

/** A text for every refusal of the contract, by room: a refusal without words does not compile. */
export type RefusalWords = {
  [Room in RoomOf<RefusalCode>]: {
    [Code in RefusalCode as Code extends `${Room}.${infer Name}` ? Name : never]: string
  }
}
