/** Why a copy cannot be made, read or put back: a sentence each that says what to do next. */
export const COPY_FAULTS = {
  'not-a-copy': '这不是暖阳的备份文件。请核对路径，选 backup 命令或服务器每夜做的那种文件。',
  damaged: '备份文件不完整或被改动过，没有恢复，现有资料没有动。请换另一份备份。',
  'key-needed':
    '这份备份是用另一把密钥做的，本机打不开，现有资料没有动。请给备份恢复码：设环境变量 NUANYANG_RECOVERY_CODE，或加 --recovery-code。',
  'code-wrong': '备份恢复码不对，打不开这份备份，现有资料没有动。请对照打印的那张纸再输一次（字母不分大小写）。',
  newer: '这份备份是更新的版本做的，现在的程序不认识。请先把暖阳升级到同样或更新的版本，再恢复。',
  'other-county': '这里已有另一个县区的资料，没有恢复。请用 NUANYANG_DATA（和 DATABASE_URL）指到一个空的位置再恢复。',
  'in-use': '服务器或另一条命令正在使用这里的资料，没有恢复。请先停下它们（npm start 按 Ctrl-C），再试。',
  busy: '另一次备份正在进行，请等它结束再试。',
  'nothing-yet': '这里还没有设置县区，没有可以备份的资料。',
  'in-the-way': '这个位置已有另一个文件，不会盖掉它。请换一个文件名。',
  'no-room': '写不下去：磁盘满了。请腾出空间，或换一个位置，再试。没有留下半份文件。',
  'cannot-write': '这个位置写不进去。请换一个能写的目录。',
  'cannot-read': '读不了这个文件。请核对路径和权限。',
} as const

export type CopyCode = keyof typeof COPY_FAULTS

export class CopyFault extends Error {
  readonly code: CopyCode
  constructor(code: CopyCode, message?: string) {
    super(message ?? COPY_FAULTS[code])
    this.name = 'CopyFault'
    this.code = code
  }
}

/** What the disk says, in words; anything else as it is. */
export const diskFault = (error: unknown): unknown => {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return new CopyFault('no-room')
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return new CopyFault('cannot-write')
  return error
}
