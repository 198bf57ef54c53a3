import type { Command } from './command.ts'
import { figure, figures, report } from './report-commands.ts'
import { importRosterCommand, readRosterCommand } from './roster-commands.ts'
import { serveCommand, verifyCommand } from './serve-command.ts'
import { addUser, importPlacesCommand, init, token } from './setup-commands.ts'

export const COMMANDS: readonly Command[] = [
  serveCommand,
  init,
  importPlacesCommand,
  addUser,
  token,
  readRosterCommand,
  importRosterCommand,
  report,
  figure,
  figures,
  verifyCommand,
]
