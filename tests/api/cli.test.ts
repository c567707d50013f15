import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultDataFolder, socketAddress } from '../../electron/host/data-folder.ts'
import { type LocalSocket, startLocalSocket } from '../../electron/host/local-socket.ts'
import { listProcedures } from '../../electron/cli/procedures.ts'
import { serveHost } from '../support/launch-host.ts'
import { rawRequest } from '../support/raw-request.ts'
import { runCli } from '../support/run-cli.ts'
import { companyFields, companyIban, password } from '../support/scenario.ts'
import { openTestCore, requestId, type TestCore } from '../support/test-core.ts'

const sample = 'tests/fixtures/statements/camt053-v2-batch.xml'
const login = 'anneke'

/** Two receipts on an account, 100.00 and 21.00 after an opening balance of 50.00. */
function statementOf(iban: string): string {
  const amount = (text: string) => `<Amt Ccy="EUR">${text}</Amt><CdtDbtInd>CRDT</CdtDbtInd>`
  const balance = (code: string, text: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amount(text)}<Dt><Dt>2026-03-02</Dt></Dt></Bal>`
  const entry = (text: string, reference: string) =>
    `<Ntry>${amount(text)}<Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>` +
    `<AcctSvcrRef>${reference}</AcctSvcrRef><BkTxCd><Prtry><Cd>541</Cd></Prtry></BkTxCd></Ntry>`
  return (
    '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">' +
    '<BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-03T06:00:00</CreDtTm></GrpHdr>' +
    `<Stmt><Id>S1</Id><CreDtTm>2026-03-03T06:00:00</CreDtTm><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>` +
    `${balance('OPBD', '50.00')}${balance('CLBD', '171.00')}${entry('100.00', 'R1')}${entry('21.00', 'R2')}` +
    '</Stmt></BkToCstmrStmt></Document>'
  )
}

describe('the command line', () => {
  let scratch: string
  let data: string
  let credentials: string

  const write = (name: string, content: string, mode = 0o600): string => {
    const file = path.join(scratch, name)
    writeFileSync(file, content)
    chmodSync(file, mode)
    return file
  }

  beforeAll(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'openpost-cli-'))
    data = path.join(scratch, 'data')
    credentials = write('credentials', `${login}\n${password}\n`)
    const core = await openTestCore('sqlite', { folder: data })
    const administrator = { name: 'Anneke', login, email: '', password, language: 'nl' } as const
    const bankAccount = { name: 'Main', iban: companyIban, bic: '' }
    await core.anonymous.operators.setUp({
      requestId: requestId(),
      company: companyFields(),
      bankAccount,
      administrator,
    })
    await core.close()
  })
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  it('ends with 2 when it is called in a way it does not know, and says what there is', async () => {
    expect((await runCli(['frobnicate'])).code).toBe(2)
    expect((await runCli(['serve', '--port', '70000'])).code).toBe(2)
    expect((await runCli(['call', 'customers.nothing', '--data', data])).err).toContain('customers.create')
    const help = await runCli(['--help'])
    expect(help.code).toBe(0)
    expect(help.out).toMatch(/Exit codes:\n {2}0 {2}done/)
  })

  it('ends with 3 when there are no books where it was told to look, and makes none', async () => {
    const nowhere = path.join(scratch, 'nowhere')
    expect((await runCli(['verify', '--data', nowhere])).code).toBe(3)
    expect(() => statSync(nowhere)).toThrow()
    const notADatabase = path.join(scratch, 'broken')
    rmSync(notADatabase, { recursive: true, force: true })
    expect((await runCli(['verify', '--database', 'postgres://127.0.0.1:1/none'])).code).toBe(3)
  })

  it('reads a statement without books, and refuses with 1 what is none', async () => {
    const read = await runCli(['read', sample])
    expect(read.code).toBe(0)
    expect(read.out).toMatch(/closing balance/)
    const json = await runCli(['read', sample, '--json'])
    expect(json.json().at(-1)).toMatchObject({ type: 'end', format: 'camt' })
    const cut = write('cut.xml', readFileSync(sample, 'utf8').slice(0, 2_000))
    const refused = await runCli(['read', cut])
    expect(refused.code).toBe(1)
    expect(refused.out).toContain('REFUSED: ')
  })

  it('calls a procedure as the operator of the credentials, and adds the request id', async () => {
    const state = await runCli(['call', 'operators.state', '--data', data])
    expect(state.json()).toMatchObject([{ setUp: true, session: null }])
    const own = await runCli([
      'call',
      'operators.changeOwn',
      '{"language":"de"}',
      '--data',
      data,
      '--credentials',
      credentials,
    ])
    expect([own.code, own.err]).toEqual([0, ''])
    const json = write('json', JSON.stringify({ login, password }))
    const list = await runCli(['call', 'operators.list', '--data', data, '--credentials', json])
    expect(list.json()).toMatchObject([[{ login, language: 'de' }]])
    const stdin = await runCli(
      ['call', 'operators.list', '--data', data, '--credentials', '-'],
      `${login}\n${password}\n`,
    )
    expect(stdin.code).toBe(0)
  })

  it('refuses wrong credentials with 1, and never repeats them', async () => {
    const wrong = write('wrong', `${login}\nnot this one at all\n`)
    const refused = await runCli(['call', 'operators.list', '--data', data, '--credentials', wrong])
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('operators.login-wrong')
    expect(refused.err + refused.out).not.toContain('not this one')
    const none = await runCli(['call', 'operators.list', '--data', data])
    expect(none.code).toBe(1)
    expect(none.err).toContain('--credentials')
  })

  it('refuses credentials that others can read, or that are none, with 2', async () => {
    const open = write('open', `${login}\n${password}\n`, 0o640)
    const refused = await runCli(['call', 'operators.list', '--data', data, '--credentials', open])
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('chmod 600')
    const empty = write('empty', 'secret-without-a-second-line')
    const malformed = await runCli(['call', 'operators.list', '--data', data, '--credentials', empty])
    expect(malformed.code).toBe(2)
    expect(malformed.err).not.toContain('secret-without')
  })

  it('takes one input per line, and stops at the first refusal unless told to keep going', async () => {
    const lines = ['{"language":"nl"}', '{"language":"xx"}', 'not json', '{"language":"es"}', ''].join('\n')
    const args = ['call', 'operators.changeOwn', '-', '--data', data, '--credentials', credentials]
    const stopped = await runCli(args, lines)
    expect(stopped.code).toBe(1)
    expect(stopped.json()).toMatchObject([
      { line: 1, output: {} },
      { line: 2, error: { code: 'BAD_REQUEST' } },
    ])
    const all = await runCli([...args, '--keep-going'], lines)
    expect(all.code).toBe(1)
    expect(all.json()).toMatchObject([
      { line: 1 },
      { line: 2 },
      { line: 3, error: { code: 'USAGE' } },
      { line: 4 },
    ])
    const list = await runCli(['call', 'operators.list', '--data', data, '--credentials', credentials])
    expect(list.json()).toMatchObject([[{ language: 'es' }]])
  })

  it('imports a statement once, however often it is told to, and a dry run stores nothing', async () => {
    const file = write('statement.xml', statementOf(companyIban))
    const args = ['import', file, '--data', data, '--credentials', credentials, '--json']
    const dry = await runCli([...args, '--dry-run'])
    expect([dry.code, dry.err]).toEqual([0, ''])
    expect(dry.json()).toMatchObject([{ dryRun: true, import: { newCount: 2, state: 'staged' } }])
    const first = await runCli(args)
    expect(first.json()).toMatchObject([{ import: { newCount: 2, knownCount: 0, state: 'committed' } }])
    const second = await runCli(args)
    expect(second.json()).toMatchObject([{ import: { newCount: 0, knownCount: 2 } }])
    const other = write('foreign.xml', statementOf('NL02ABNA0123456789'))
    const foreign = await runCli(['import', other, '--data', data, '--credentials', credentials])
    expect(foreign.code).toBe(1)
    expect(foreign.out).toContain('payments.account-unknown')
    expect((await runCli(['import', file, '--data', data])).code).toBe(2)
  })

  it('prints what every open line may pay, one JSON value a line', async () => {
    const { code, json } = await runCli(['suggest', '--data', data, '--json'])
    expect(code).toBe(0)
    expect(json()).toMatchObject([
      { remainingCents: 21_00, currency: 'EUR', candidates: [] },
      { remainingCents: 100_00, currency: 'EUR', candidates: [] },
    ])
  })

  it('serves the console until it is told to stop, and lets in who has the link', async () => {
    const host = await serveHost(['--data', data])
    const entered = await rawRequest(host.origin, { path: host.link.slice(host.origin.length) })
    expect(entered.status).toBe(303)
    const link = await runCli(['link', '--data', data])
    expect(link.out).toContain(`${host.origin}/enter?key=`)
    expect(await host.close()).toBe(0)
    expect((await runCli(['link', '--data', data])).code).toBe(3)
  })

  it('verifies the books of whoever can open their files, and checks an anchor', async () => {
    const verified = await runCli(['verify', '--data', data, '--json'])
    expect(verified.code).toBe(0)
    const last = verified.json().at(-1)
    const { head } = last as { head: { seq: number; hash: string } }
    const anchor = `${head.seq}:${head.hash}`
    await runCli([
      'call',
      'operators.changeOwn',
      '{"language":"en"}',
      '--data',
      data,
      '--credentials',
      credentials,
    ])
    expect((await runCli(['verify', '--data', data, '--anchor', anchor])).code).toBe(0)
    const flipped = head.hash.startsWith('a') ? `b${head.hash.slice(1)}` : `a${head.hash.slice(1)}`
    const forged = await runCli(['verify', '--data', data, '--anchor', `${head.seq}:${flipped}`])
    expect(forged.code).toBe(1)
    expect(forged.out).toContain('FAILED')
    expect(
      (await runCli(['verify', '--data', data, '--anchor', `${head.seq + 1000}:${head.hash}`])).code,
    ).toBe(1)
    expect((await runCli(['verify', '--data', data, '--anchor', 'nonsense'])).code).toBe(2)
  })

  it('lists every procedure and shows what each takes', async () => {
    expect(listProcedures().length).toBeGreaterThan(50)
    const shown = await runCli(['procedures', 'operators.login'])
    expect(JSON.parse(shown.out)).toMatchObject({ required: ['requestId', 'login', 'password'] })
  })
})

describe('the local socket', () => {
  let core: TestCore
  let socket: LocalSocket
  let scratch: string

  beforeAll(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'openpost-socket-'))
    core = await openTestCore('sqlite', { folder: path.join(scratch, 'data') })
    const administrator = { name: 'Anneke', login, email: '', password, language: 'nl' } as const
    await core.anonymous.operators.setUp({
      requestId: requestId(),
      company: companyFields(),
      bankAccount: null,
      administrator,
    })
    socket = await startLocalSocket(core, core.folder, { newLink: () => 'http://127.0.0.1:1/enter?key=test' })
  })
  afterAll(async () => {
    await socket.close()
    await core.dispose()
    rmSync(scratch, { recursive: true, force: true })
  })

  it('is open to this user alone', () => {
    expect(statSync(socket.address).mode & 0o777).toBe(0o600)
    expect(statSync(core.folder).mode & 0o077).toBe(0)
  })

  it('answers the command line while the folder is held, with credentials', async () => {
    const file = path.join(scratch, 'credentials')
    writeFileSync(file, `${login}\n${password}\n`, { mode: 0o600 })
    const args = ['--data', core.folder, '--credentials', file]
    const list = await runCli(['call', 'operators.list', ...args])
    expect([list.code, list.err]).toEqual([0, ''])
    expect(list.json()).toMatchObject([[{ login }]])
    expect((await runCli(['verify', ...args])).code).toBe(0)
    const anonymous = await runCli(['verify', '--data', core.folder])
    expect(anonymous.code).toBe(1)
    expect(anonymous.err).toContain('--credentials')
    expect((await runCli(['link', '--data', core.folder])).out).toContain('/enter?key=test')
  })

  it('refuses to open the books twice: a second host ends with 3', async () => {
    const second = await runCli(['serve', '--data', core.folder])
    expect(second.code).toBe(3)
    expect(second.err).toContain(core.folder)
  })

  it('lies elsewhere when the folder has too long a path for a socket', async () => {
    const long = path.join(scratch, 'a'.repeat(120))
    const held = await openTestCore('sqlite', { folder: long })
    const other = await startLocalSocket(held, long)
    expect(Buffer.byteLength(other.address)).toBeLessThan(104)
    expect(statSync(path.dirname(other.address)).mode & 0o077).toBe(0)
    expect((await runCli(['call', 'operators.state', '--data', long])).code).toBe(0)
    await other.close()
    await held.dispose()
  })
})

describe('where the books are', () => {
  it('follows each system', () => {
    const home = '/home/a'
    expect(defaultDataFolder({ platform: 'linux', env: {}, home })).toBe('/home/a/.local/share/openpost')
    expect(defaultDataFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/d' }, home })).toBe('/d/openpost')
    expect(defaultDataFolder({ platform: 'linux', env: { XDG_DATA_HOME: 'rel' }, home })).toBe(
      '/home/a/.local/share/openpost',
    )
    expect(defaultDataFolder({ platform: 'darwin', env: {}, home: '/Users/a' })).toContain(
      'Application Support/Openpost',
    )
    expect(defaultDataFolder({ platform: 'win32', env: { LOCALAPPDATA: 'C:\\L' }, home: 'C:\\U' })).toBe(
      'C:\\L\\Openpost\\data',
    )
    expect(socketAddress(tmpdir(), 'win32')).toMatch(/^\\\\\.\\pipe\\openpost-[0-9a-f]{24}$/)
  })
})
