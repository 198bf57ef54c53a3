import type { Command } from './command.ts'

/** Each command is loaded when it is asked for: reading a spreadsheet needs neither database nor server. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve-command.ts')).serveCommand,
  init: async () => (await import('./setup-commands.ts')).init,
  'import-places': async () => (await import('./setup-commands.ts')).importPlacesCommand,
  'add-user': async () => (await import('./setup-commands.ts')).addUser,
  'reset-second-factor': async () => (await import('./setup-commands.ts')).resetSecondFactor,
  token: async () => (await import('./setup-commands.ts')).token,
  'read-roster': async () => (await import('./read-roster-command.ts')).readRosterCommand,
  'import-roster': async () => (await import('./import-roster-command.ts')).importRosterCommand,
  report: async () => (await import('./report-commands.ts')).report,
  figure: async () => (await import('./report-commands.ts')).figure,
  kinds: async () => (await import('./record-commands.ts')).kinds,
  save: async () => (await import('./record-commands.ts')).save,
  'export-table': async () => (await import('./export-table-command.ts')).exportTable,
  figures: async () => (await import('./report-commands.ts')).figures,
  generate: async () => (await import('./generate-command.ts')).generateCommand,
  backup: async () => (await import('./copy-commands.ts')).backup,
  restore: async () => (await import('./copy-commands.ts')).restore,
  'recovery-code': async () => (await import('./copy-commands.ts')).recoveryCodeCommand,
  'rebuild-duties': async () => (await import('./rebuild-duties-command.ts')).rebuildDutiesCommand,
  verify: async () => (await import('./verify-command.ts')).verifyCommand,
}
