export type Connection = { host: string; port: number; user: string; database: string; password: string }
