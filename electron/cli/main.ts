import { Command } from 'commander'
import { defaultDataFolder } from '../host/data-folder.ts'
import { registerCall } from './commands/call.ts'
import { registerDemo } from './commands/demo.ts'
import { registerImport } from './commands/import.ts'
import { registerRead } from './commands/read.ts'
import { registerSample } from './commands/sample.ts'
import { registerServe } from './commands/serve.ts'
import { registerSuggest } from './commands/suggest.ts'
import { registerVerify } from './commands/verify.ts'
import { type ExitCode, exitCodes, reportFailure } from './exit-codes.ts'

/** Every command, in the order of the help. */
const commands: readonly ((program: Command) => void)[] = [
  registerServe,
  registerRead,
  registerImport,
  registerSuggest,
  registerCall,
  registerVerify,
  registerDemo,
  registerSample,
]

const footer = `
Exit codes:
  0  done
  1  refused, or problems were found
  2  the command was called in a way it does not know
  3  the data cannot be opened, or nobody answers for it
  4  a bug

While another Openpost holds the data folder, commands go through it, and need --credentials.
Credentials come from a file of mode 0600 or from stdin: login and password on two lines, or as JSON.
The address of a database may also stand in OPENPOST_DATABASE, its password in PGPASSWORD.`

function createProgram(): Command {
  const program = new Command('openpost')
    .description('Accounts receivable: customer cards, proformas, statements, matching, invoices.')
    .option('--data <dir>', `the data folder (default: ${defaultDataFolder()})`)
    .option('--database <url>', 'a PostgreSQL database instead of a data folder')
    .option('--json', 'machine-readable output: one JSON value per line')
    .addHelpText('after', footer)
    .showHelpAfterError('(--help lists what there is)')
    .exitOverride()
  for (const register of commands) register(program)
  for (const command of program.commands)
    command.exitOverride().showHelpAfterError('(--help lists what there is)')
  return program
}

/**
 * Runs one command of the command line.
 *
 * @param argv what stands after the program's name
 * @returns the exit code, as `--help` explains it
 */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  // A reader such as `head` may leave early; that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.done)
    throw error
  })
  try {
    await createProgram().parseAsync(argv, { from: 'user' })
    return exitCodes.done
  } catch (error) {
    return reportFailure(error)
  }
}
