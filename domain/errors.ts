/** The closed list of what can go wrong, with the HTTP status and the Chinese sentence that says what to do next. */
export const ERRORS = {
  'signed-out': [401, '请先登录。'],
  'sign-in-failed': [401, '登录名或密码不对。请核对后再试；忘了密码请找管理员重置。'],
  'second-factor-needed': [401, '密码对了，还要第二重验证：请输入手机验证器里的六位数，或用通行密钥。'],
  'sign-in-locked': [429, '试错次数多了，请稍等几分钟再登录，或找管理员重置密码。'],
  'password-must-change': [403, '这是一次性密码，请先设一个自己的密码。'],
  'password-weak': [
    400,
    '密码太短或太好猜（常见的词，姓名、单位、电话、生日后面加几个字都算），请用至少 10 个字符，最好是几个不相干的词。',
  ],
  /** Also given when the thing exists but is outside the actor's places: a refusal does not tell that a child exists. */
  'not-found': [404, '没有找到，或不在您负责的范围内。'],
  'reason-needed': [403, '县级打开孩子的档案要写明原因，原因会留在记录里。'],
  forbidden: [403, '您的职责不包含这一项。需要的话请找本单位管理员。'],
  'csrf-failed': [403, '页面停留太久了，请刷新后再试；已填的内容会保留。'],
  invalid: [400, '有几处内容需要改一下，请看标出的地方。'],
  conflict: [409, '这份资料刚刚被别人改过，请看一下新内容再保存。您填的还在。'],
  'already-set-up': [409, '这台服务器已经设置过，请直接登录。'],
  'not-set-up': [409, '还没有设置县区和管理员，请先打开首页完成设置。'],
  'login-taken': [409, '这个登录名已经有人用了，请换一个。'],
  'code-taken': [409, '这个代码已经用在别的地方，请核对。'],
  encrypted: [422, '文件加了密码。请在 Excel 或 WPS 里去掉打开密码，另存后再导入。'],
  'too-large': [422, '文件太大，或展开后太大。请只留名单那张表，另存为 .xlsx 再试。'],
  corrupt: [422, '文件损坏，打不开。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。'],
  'not-a-spreadsheet': [422, '这不是表格文件。请选 .xlsx、.xls 或 .csv 文件。'],
  'no-rows': [422, '表里没有找到孩子。请确认有“姓名”一列，表头在名单上方。'],
  'difference-stale': [409, '花名册在这之后有了变化，请重新看一遍差别再写入。'],
  'cannot-undo': [409, '这批写入之后已有新的修改或记录，不能整批撤回；请逐个修改。'],
  'report-issued': [409, '总结已签发，内容固定。要改请另起一稿。'],
  'term-unknown': [400, '没有这个学期，请先在校历里添加。'],
  'place-unknown': [400, '没有这个单位代码，请先在“单位”里添加。'],
  'figure-unknown': [404, '没有这个指标。可用 figures 命令查看全部指标。'],
  'too-many-requests': [429, '请求太多，请稍等再试。'],
  'key-reused': [422, '这个 Idempotency-Key 已经用在另一个请求上，请换一个键。'],
  'in-progress': [409, '同一个请求正在办理，请稍等几秒再取结果。'],
  'not-json': [415, '请求内容要写成 JSON，并带上 content-type: application/json。'],
  'body-too-large': [413, '一次送来的内容太多，请分几次送。'],
  'method-not-allowed': [405, '这个地址不支持这种请求方法。'],
  busy: [503, '服务器正忙，这一次没有写入，您填的还在，请过一会儿再试。'],
  'no-space': [507, '服务器的硬盘满了，这一次没有写入，您填的还在。请管理员腾出空间后再试。'],
  'being-restored': [503, '正在用备份恢复资料，请等它完成再启动。'],
  unavailable: [503, '数据库暂时连不上，您的内容没有丢，请稍后再试。'],
  internal: [500, '服务器出了点问题，您的内容没有丢，请稍后再试；反复出现请告诉管理员。'],
} as const satisfies Record<string, readonly [number, string]>

export type ErrorCode = keyof typeof ERRORS

/** The one error that commands and queries throw. `details` never carries personal data of somebody outside the actor's scope. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: unknown
  constructor(code: ErrorCode, details?: unknown, message?: string) {
    super(message ?? ERRORS[code][1])
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
