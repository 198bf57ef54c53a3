import type { Command } from './command.ts'

export const rebuildDutiesCommand: Command = {
  name: 'rebuild-duties',
  usage: 'rebuild-duties',
  about: '把存下来的值守按记录全部重新算一遍（核对说不一致时用）；算完以前照样能用',
  options: {},
  positionals: [0, 0],
  needs: 'product',
  run: async (ctx, actor, _args, print) => {
    const { rebuildDuties } = await import('../server/duties/commands/rebuild-duties.ts')
    const { duties } = await rebuildDuties(ctx, actor)
    print(`重新算好了，共 ${duties} 项值守。`, { duties })
    return 0
  },
}
