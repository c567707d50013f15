import { z } from 'zod'
import {
  command,
  job,
  commandInput,
  query,
  requiredText,
  text,
  zDay,
  zInstant,
  zLanguage,
  zUuid,
  zVersion,
} from './base.ts'
import { roles } from './permissions.ts'
import { zCompanyFields } from './settings.ts'

/** What a client needs to know of the signed-in operator. */
export const zOperatorSelf = z.object({
  id: zUuid,
  name: z.string(),
  login: z.string(),
  role: z.enum(roles),
  language: zLanguage,
})
export const zOperator = zOperatorSelf.extend({
  version: zVersion,
  email: z.string(),
  active: z.boolean(),
  lastLoginAt: zInstant.nullable(),
})

const password = z.string().min(1).max(256)
/** Four to eight digits: it only opens a locked session again, so that it need not stand alone against guessing. */
export const zPin = z.string().regex(/^\d{4,8}$/)

/** From where a session was opened. */
export const clientKinds = ['desktop', 'browser', 'command-line'] as const

export const zSession = z.object({
  id: zUuid,
  operatorId: z.string(),
  operatorName: z.string(),
  login: z.string(),
  client: z.enum(clientKinds),
  startedAt: zInstant,
  lastUsedAt: zInstant,
  locked: z.boolean(),
  /** The session this list was asked from. */
  isCurrent: z.boolean(),
})

/** Days on which an operator is away, both included, and who looks after what is assigned to them meanwhile. */
export const zAbsence = z.object({
  id: zUuid,
  version: zVersion,
  operatorId: zUuid,
  operatorName: z.string(),
  deputyId: zUuid,
  deputyName: z.string(),
  fromDay: zDay,
  toDay: zDay,
})

const newLogin = {
  name: requiredText(80),
  login: requiredText(60),
  email: text(254).default(''),
  password,
  language: zLanguage,
}

export const operators = {
  /** First thing every client asks: is there a company, and who is signed in. */
  state: query('open').output(
    z.object({
      contractVersion: z.int(),
      setUp: z.boolean(),
      isSample: z.boolean(),
      companyName: z.string(),
      session: z
        .object({
          operator: zOperatorSelf,
          locked: z.boolean(),
          /** What else than the password opens this session when it is locked, and what this computer offers. */
          unlockBy: z.object({ pin: z.boolean(), touch: z.boolean(), touchOffered: z.boolean() }),
        })
        .nullable(),
      /** Login that the sample company answers to, so that a new user can get in; null for real data. */
      sampleLogin: z.object({ login: z.string(), password: z.string() }).nullable(),
    }),
  ),
  /** First start, own company: the company, its first bank account, and its administrator. Opens no session. */
  setUp: job('open', ['settings', 'operators'])
    .input(
      commandInput({
        company: zCompanyFields,
        bankAccount: z
          .object({ name: requiredText(80), iban: requiredText(42), bic: text(11).default('') })
          .nullable(),
        administrator: z.object(newLogin),
        /** In a one-person office: a login of somebody else, who only decides. */
        checker: z.object(newLogin).nullable().default(null),
      }),
    )
    .output(z.object({ operatorId: zUuid })),
  /** First start, sample company: generated data, with progress in rows. */
  setUpSample: job('open', ['settings', 'operators', 'customers', 'services', 'documents', 'bank-lines'])
    .input(
      commandInput({
        customers: z.int().min(10).max(1_000_000).default(500),
        documents: z.int().min(10).max(1_000_000).default(2_000),
        language: zLanguage,
      }),
    )
    .output(z.object({ login: z.string(), password: z.string() })),
  /** The statement that the sample company's clerk has not imported yet; null for real data. */
  sampleStatement: job('payments.write').output(z.file().nullable()),
  /** Answers a session token. In HTTP hosts the token also becomes an HttpOnly cookie. Throttled. */
  login: job('open')
    .input(commandInput({ login: requiredText(60), password }))
    .output(z.object({ token: z.string(), operator: zOperatorSelf })),
  /** Also of a locked session. */
  logout: job('open').input(commandInput({})).output(z.object({})),
  lock: job('session').input(commandInput({})).output(z.object({})),
  /** Opens the locked session again with the password. Throttled. */
  unlock: job('open')
    .input(commandInput({ password }))
    .output(z.object({ operator: zOperatorSelf })),
  /** The same with the PIN; five wrong ones end the session. Throttled. */
  unlockWithPin: job('open')
    .input(commandInput({ pin: zPin }))
    .output(z.object({ operator: zOperatorSelf })),
  /** The same with a fingerprint, where the computer offers it and the operator allowed it. */
  unlockWithTouch: job('open')
    .input(commandInput({}))
    .output(z.object({ operator: zOperatorSelf })),
  setPin: job('session', ['operators'])
    .input(commandInput({ password, pin: zPin }))
    .output(z.object({})),
  removePin: command('session', ['operators']).input(commandInput({})).output(z.object({})),
  /** Whether a fingerprint that this computer knows may open the operator's own locked sessions. */
  setTouchUnlock: job('session', ['operators'])
    .input(commandInput({ password, allowed: z.boolean() }))
    .output(z.object({})),
  /**
   * A one-time code for somebody who lost their password: shown once, good for 24 hours. The old password, the PIN and
   * every session end at once; the administrator never learns the new password.
   */
  createResetCode: job('operators.write', ['operators'])
    .input(commandInput({ id: zUuid }))
    .output(z.object({ resetCode: z.string(), expiresAt: zInstant })),
  /** Signs in with such a code, which sets the new password in the same step. Throttled as a sign-in. */
  redeemResetCode: job('open')
    .input(
      commandInput({ login: requiredText(60), resetCode: z.string().min(1).max(60), newPassword: password }),
    )
    .output(z.object({ token: z.string(), operator: zOperatorSelf })),
  /** One's own sessions; `all` lists everybody's, for administrators. */
  listSessions: query('session')
    .input(z.object({ all: z.boolean().default(false) }))
    .output(z.array(zSession)),
  endSession: job('session', ['operators'])
    .input(commandInput({ id: zUuid }))
    .output(z.object({})),
  /** Ends every session of an operator but the one that asks; those of others only by administrators. */
  endSessionsOf: job('session', ['operators'])
    .input(commandInput({ operatorId: zUuid }))
    .output(z.object({ count: z.int() })),
  /** Who work can be given to, and who stands in for them today. */
  colleagues: query('work.read').output(
    z.array(
      z.object({
        id: zUuid,
        name: z.string(),
        /** Set while absent today: whose queue it is meanwhile. */
        deputyName: z.string().nullable(),
      }),
    ),
  ),
  /** Today's and coming absences, soonest first. */
  listAbsences: query('work.read').output(z.array(zAbsence)),
  /** Own absences by everybody, those of others by supervisors and administrators. */
  addAbsence: command('work.write', ['operators', 'bank-lines'])
    .input(commandInput({ operatorId: zUuid, deputyId: zUuid, fromDay: zDay, toDay: zDay }))
    .output(z.object({ id: zUuid })),
  removeAbsence: command('work.write', ['operators', 'bank-lines'])
    .input(commandInput({ id: zUuid, version: zVersion }))
    .output(z.object({})),
  list: query('operators.read').output(z.array(zOperator)),
  create: job('operators.write', ['operators'])
    .input(
      commandInput({
        name: requiredText(80),
        login: requiredText(60),
        email: text(254).default(''),
        role: z.enum(roles),
        language: zLanguage,
        password,
      }),
    )
    .output(z.object({ id: zUuid })),
  update: job('operators.write', ['operators'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        name: requiredText(80),
        email: text(254).default(''),
        role: z.enum(roles),
        active: z.boolean(),
      }),
    )
    .output(z.object({ version: zVersion })),
  changeOwn: job('session', ['operators'])
    .input(
      commandInput({
        language: zLanguage.optional(),
        currentPassword: password.optional(),
        newPassword: password.optional(),
      }),
    )
    .output(z.object({})),
}
