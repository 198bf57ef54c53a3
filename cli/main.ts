import { COMMANDS } from './commands.ts'
import { runCommand } from './run-command.ts'

const major = Number(process.versions.node.split('.')[0])
if (major < 26) {
  console.error(`暖阳自带 Node 26，请用 npm start 或 npm run -s cli 启动（现在是 Node ${process.versions.node}）。`)
  process.exit(1)
}
process.exitCode = await runCommand(COMMANDS, process.argv.slice(2))
