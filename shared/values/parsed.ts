/** What reading typed text gives: the value, or a closed reason code that the screen words in its language. */
export type Parsed<Value, Reason extends string> = { ok: true; value: Value } | { ok: false; reason: Reason }
